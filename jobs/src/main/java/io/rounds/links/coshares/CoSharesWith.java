package io.rounds.links.coshares;

import java.util.List;

/**
 * What an account shared shortly before or after one other.
 *
 * @param companion the other account
 * @param coShares in order of time
 */
public record CoSharesWith(String companion, List<CoShare> coShares) {}
