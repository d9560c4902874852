/**
 * How far a source can be trusted, by prior ratings and by who shares it: a score from 0 to 100 that gives its reasons and
 * its uncertainty and is hard to game. A source is a web domain, a YouTube channel or an account.
 *
 * <p>How it works: {@link io.rounds.credibility.PriorTable} rates journals, agencies, FOAM sites and others. Every account
 * has at most one vote for each source it shares, weighted by its {@link io.rounds.credibility.Standing}; the direction of
 * the vote is the credibility of everything else that the account shares, its {@link io.rounds.credibility.SharingProfile}
 * ({@link io.rounds.credibility.Voter}). A {@link io.rounds.credibility.Tally} sums the votes for a source, which decay over
 * time; {@link io.rounds.credibility.Scorer} turns it into a score with an interval and reasons. Trust flows from the listed
 * sources to accounts and from these to the other sources, for a fixed number of rounds. The formula and its limits are in
 * {@code docs/credibility.md}. All of it is plain Java.
 */
@NullMarked
package io.rounds.credibility;

import org.jspecify.annotations.NullMarked;
