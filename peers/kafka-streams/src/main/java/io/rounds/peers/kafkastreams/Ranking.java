package io.rounds.peers.kafkastreams;

import io.rounds.peers.RankedRow;
import io.rounds.peers.TopicCount;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** The topics of a window that can still rank: the first of either ranking. */
final class Ranking {
    static final Serde<TopicCount> COUNT =
            Serdes.serdeFrom((topic, count) -> bytes(count), (topic, bytes) -> count(ByteBuffer.wrap(bytes)));
    static final Serde<Ranking> SERDE = Serdes.serdeFrom(
            (topic, ranking) -> ranking == null ? null : ranking.bytes(),
            (topic, bytes) -> bytes == null ? null : of(bytes));

    private List<TopicCount> topics = new ArrayList<>();

    /** Adds a topic, once. */
    Ranking add(TopicCount count, int top) {
        if (count.ranks()) {
            topics.add(count);
            if (topics.size() > 4 * top) {
                Set<TopicCount> first = new LinkedHashSet<>(RankedRow.first(topics, TopicCount.LIVE, top));
                first.addAll(RankedRow.first(topics, TopicCount.SPREAD, top));
                topics = new ArrayList<>(first);
            }
        }
        return this;
    }

    List<TopicCount> topics() {
        return topics;
    }

    private byte[] bytes() {
        List<byte[]> parts = topics.stream().map(Ranking::bytes).toList();
        ByteBuffer bytes =
                ByteBuffer.allocate(parts.stream().mapToInt(part -> part.length).sum());
        parts.forEach(bytes::put);
        return bytes.array();
    }

    private static Ranking of(byte[] stored) {
        ByteBuffer bytes = ByteBuffer.wrap(stored);
        Ranking ranking = new Ranking();
        while (bytes.hasRemaining()) {
            ranking.topics.add(count(bytes));
        }
        return ranking;
    }

    private static byte[] bytes(TopicCount count) {
        byte[] topic = count.topic().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + topic.length + 3 * Long.BYTES)
                .putInt(topic.length)
                .put(topic)
                .putLong(count.tweets())
                .putLong(count.originals())
                .putLong(count.authors())
                .array();
    }

    private static TopicCount count(ByteBuffer bytes) {
        byte[] topic = new byte[bytes.getInt()];
        bytes.get(topic);
        return new TopicCount(
                new String(topic, StandardCharsets.UTF_8), bytes.getLong(), bytes.getLong(), bytes.getLong());
    }
}
