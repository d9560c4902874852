package io.rounds.links;

import java.util.List;

/**
 * What an account shared shortly before or after one other.
 *
 * @param companion the other account
 * @param coShares in order of time
 */
public record Together(String companion, List<CoShare> coShares) {}
