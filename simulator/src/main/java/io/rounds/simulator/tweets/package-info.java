/**
 * Simulated tweets, from the draft with its text to the JSON that X API v2 would send.
 *
 * <p>{@link io.rounds.simulator.tweets.TweetComposer} writes texts, {@link io.rounds.simulator.tweets.PayloadWriter}
 * makes payloads of them, and {@link io.rounds.simulator.tweets.RecentTweets} offers tweets that can be reposted or
 * answered.
 */
@NullMarked
package io.rounds.simulator.tweets;

import org.jspecify.annotations.NullMarked;
