package io.rounds.trends.flink;

import org.jspecify.annotations.Nullable;

/** What is remembered of a hashtag or a link. */
final class KnownName {
    /** By the index of the community. */
    @Nullable TopicKey[] keys = {};

    private String spelling = "";
    private int number;
    private @Nullable OpenMinute minute;

    /** The number of a spelling in a minute; remembered, since usually the next tweet has the same. */
    int number(String newSpelling, OpenMinute newMinute) {
        if (minute != newMinute || !newSpelling.equals(spelling)) {
            if (minute != newMinute) {
                minute = newMinute;
                newMinute.add(this);
            }
            spelling = newSpelling;
            number = newMinute.names.of(newSpelling);
        }
        return number;
    }

    /** Drops the reference to a minute that was emitted. */
    void forget(OpenMinute emitted) {
        if (minute == emitted) {
            minute = null;
        }
    }
}
