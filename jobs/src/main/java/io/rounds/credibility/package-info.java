/**
 * How far a source can be trusted, by what is known beforehand and by who shares it: a score from 0 to 100 that explains
 * itself, says how uncertain it is, and is hard to game. A source is a web domain, a YouTube channel or an account.
 *
 * <p>How it works: {@link io.rounds.credibility.PriorTable} knows journals, agencies, FOAM sites and others. Every
 * account has at most one vote for each source it shares, weighed by its {@link io.rounds.credibility.Standing} and
 * directed by its taste, which is the credibility of all else that it shares ({@link io.rounds.credibility.Voter}). A
 * {@link io.rounds.credibility.Tally} sums the votes for a source up and lets them fade; {@link
 * io.rounds.credibility.Scorer} makes a score with an interval and reasons of it. Trust flows from the known sources to
 * the accounts and from these to the other sources, a fixed number of times. The formula and its limits are in {@code
 * docs/credibility.md}. All of it is plain Java.
 */
@NullMarked
package io.rounds.credibility;

import org.jspecify.annotations.NullMarked;
