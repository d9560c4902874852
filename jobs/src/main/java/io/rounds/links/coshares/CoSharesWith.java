package io.rounds.links.coshares;

import java.util.List;

/**
 * The co-shares of an account with one other.
 *
 * @param other the other account
 * @param coShares in order of time
 */
public record CoSharesWith(String other, List<CoShare> coShares) {}
