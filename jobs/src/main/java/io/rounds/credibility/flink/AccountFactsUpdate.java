package io.rounds.credibility.flink;

import io.rounds.credibility.AccountFacts;

/**
 * The facts of an account, sent to its score.
 *
 * @param source id of the account as a source
 */
public record AccountFactsUpdate(String source, AccountFacts facts) {}
