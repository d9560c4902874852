package io.rounds.peers.kafkastreams;

import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * A use of a topic; the topic is the record's key.
 *
 * @param author account
 * @param original whether the tweet is not a repost
 */
record Use(long author, boolean original) {
    static final Serde<Use> SERDE = Serdes.serdeFrom((topic, use) -> use.bytes(), (topic, bytes) -> of(bytes));

    private byte[] bytes() {
        return ByteBuffer.allocate(Long.BYTES + 1)
                .putLong(author)
                .put((byte) (original ? 1 : 0))
                .array();
    }

    private static Use of(byte[] stored) {
        ByteBuffer bytes = ByteBuffer.wrap(stored);
        return new Use(bytes.getLong(), bytes.get() == 1);
    }
}
