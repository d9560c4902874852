package io.rounds.simulator;

import org.jspecify.annotations.Nullable;

/**
 * The last tweets about each topic in each mix of communities, for people to repost, quote and answer. Both are chosen
 * before the tweet, so that a tweet which is passed on often makes neither its topic nor its community jump.
 */
final class RecentTweets {
    private static final int KEPT = 8;
    private static final long FRESH = 4 * Millis.DAY;

    private final @Nullable PostedTweet[][] recent;
    private final int[] next;

    RecentTweets(Topics topics) {
        int shelves = topics.size() * CommunityMix.values().length;
        recent = new PostedTweet[shelves][KEPT];
        next = new int[shelves];
    }

    private static int shelf(SimulatedTopic topic, CommunityMix mix) {
        return topic.index() * CommunityMix.values().length + mix.number;
    }

    void add(SimulatedTopic topic, CommunityMix mix, PostedTweet posted) {
        int i = shelf(topic, mix);
        recent[i][next[i] % KEPT] = posted;
        next[i]++;
    }

    /** One of the last tweets, the younger the likelier; null where there is none of the last days. */
    @Nullable PostedTweet pick(SimulatedTopic topic, CommunityMix mix, long now, Dice dice) {
        int i = shelf(topic, mix);
        for (int tries = 0; tries < 4; tries++) {
            int back = Math.min(dice.below(KEPT), dice.below(KEPT));
            PostedTweet posted = recent[i][Math.floorMod(next[i] - 1 - back, KEPT)];
            if (posted != null && !posted.isGone() && now - posted.at < FRESH) {
                return posted;
            }
        }
        return null;
    }
}
