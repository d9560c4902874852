package io.rounds.simulator;

import org.jspecify.annotations.Nullable;

/** The last tweets about each topic, for people to repost, quote and answer. */
final class Shelf {
    private static final int KEPT = 8;
    private static final long FRESH = 3 * Times.DAY;

    private final @Nullable Posted[][] recent;
    private final int[] next;

    Shelf(Topics topics) {
        recent = new Posted[topics.size()][KEPT];
        next = new int[topics.size()];
    }

    void add(Topic topic, Posted posted) {
        int i = topic.index();
        recent[i][next[i] % KEPT] = posted;
        next[i]++;
    }

    /** One of the last tweets about the topic, the younger the likelier; null where there is none of the last days. */
    @Nullable Posted pick(Topic topic, long now, Dice dice) {
        int i = topic.index();
        for (int tries = 0; tries < 3; tries++) {
            int back = Math.min(dice.below(KEPT), dice.below(KEPT));
            Posted posted = recent[i][Math.floorMod(next[i] - 1 - back, KEPT)];
            if (posted != null && !posted.isGone() && now - posted.at < FRESH) {
                return posted;
            }
        }
        return null;
    }
}
