package io.rounds.peers.kafkastreams;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** What a window keeps of a topic. */
final class TopicState {
    /** Two counters, then the authors. */
    static final Serde<TopicState> SERDE = Serdes.serdeFrom(
            (topic, state) -> state == null ? null : state.bytes(), (topic, bytes) -> bytes == null ? null : of(bytes));

    private long tweets;
    private long originals;
    private final Set<Long> authors = new HashSet<>();

    TopicState add(Use use) {
        tweets++;
        originals += use.original() ? 1 : 0;
        authors.add(use.author());
        return this;
    }

    long tweets() {
        return tweets;
    }

    long originals() {
        return originals;
    }

    long authors() {
        return authors.size();
    }

    private byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate((2 + authors.size()) * Long.BYTES);
        bytes.putLong(tweets).putLong(originals);
        authors.forEach(bytes::putLong);
        return bytes.array();
    }

    private static TopicState of(byte[] stored) {
        ByteBuffer bytes = ByteBuffer.wrap(stored);
        TopicState state = new TopicState();
        state.tweets = bytes.getLong();
        state.originals = bytes.getLong();
        while (bytes.hasRemaining()) {
            state.authors.add(bytes.getLong());
        }
        return state;
    }
}
