package io.rounds.credibility.flink;

import io.rounds.credibility.AccountFacts;

/**
 * What an account itself shows, on its way to its score.
 *
 * @param source id of the account as a source
 */
public record AccountFactsUpdate(String source, AccountFacts facts) {}
