package io.rounds.simulator.tweets;

import io.rounds.simulator.content.SimulatedTopic;
import io.rounds.simulator.content.Topics;
import io.rounds.simulator.random.Dice;
import io.rounds.simulator.time.Millis;
import org.jspecify.annotations.Nullable;

/**
 * The most recent tweets for each topic and mix of communities, as candidates for reposts, quotes and replies. Topic and mix
 * are chosen before the tweet, so that a popular tweet causes a burst of neither its topic nor its community.
 */
public final class RecentTweets {
    private static final int PER_LIST = 8;
    private static final long MAX_AGE = 4 * Millis.DAY;

    private final @Nullable PostedTweet[][] recent;
    private final int[] next;

    /** Empty lists for the topics. */
    public RecentTweets(Topics topics) {
        int lists = topics.size() * CommunityMix.values().length;
        recent = new PostedTweet[lists][PER_LIST];
        next = new int[lists];
    }

    private static int indexOf(SimulatedTopic topic, CommunityMix mix) {
        return topic.index() * CommunityMix.values().length + mix.number;
    }

    /** Adds a tweet; the oldest of its list is dropped. */
    public void add(SimulatedTopic topic, CommunityMix mix, PostedTweet posted) {
        int i = indexOf(topic, mix);
        recent[i][next[i] % PER_LIST] = posted;
        next[i]++;
    }

    /** Draws a recent tweet, newer ones with a higher probability; null if there is none of the last four days. */
    public @Nullable PostedTweet pick(SimulatedTopic topic, CommunityMix mix, long now, Dice dice) {
        int i = indexOf(topic, mix);
        for (int tries = 0; tries < 4; tries++) {
            int back = Math.min(dice.below(PER_LIST), dice.below(PER_LIST));
            PostedTweet posted = recent[i][Math.floorMod(next[i] - 1 - back, PER_LIST)];
            if (posted != null && !posted.isRemoved() && now - posted.at() < MAX_AGE) {
                return posted;
            }
        }
        return null;
    }
}
