package io.rounds.trends.flink;

import io.rounds.trends.TopicBuilder;
import org.jspecify.annotations.Nullable;

/** Where a name is counted in one community. */
final class TopicKey {
    /** Null where the name is not counted: a community's own hashtags. */
    final @Nullable String topic;

    final long fingerprint;
    final int keyGroup;

    /** The minute it was counted in last, unless that was emitted: usually the next tweet belongs to it, too. */
    @Nullable OpenMinute minute;

    @Nullable TopicBuilder builder;

    TopicKey(@Nullable String topic, long fingerprint, int keyGroup) {
        this.topic = topic;
        this.fingerprint = fingerprint;
        this.keyGroup = keyGroup;
    }
}
