package io.rounds.export.graph;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one document, or several, say about an edge.
 *
 * @param event what happened; of several documents about the same event only one counts. Empty where every document is
 *     an event of its own
 * @param first when it happened first
 * @param last when it happened last
 * @param counts what is summed up besides the weight
 * @param texts what else one of the documents tells
 */
record EdgeObservation(
        String source,
        String target,
        String event,
        Instant first,
        Instant last,
        long weight,
        List<Long> counts,
        List<@Nullable String> texts) {
    private static final int USUAL_BYTES = 128;

    /** One event, of weight 1. */
    static EdgeObservation event(String source, String target, String event, Instant at, List<Long> counts) {
        return new EdgeObservation(source, target, event, at, at, 1, counts, List.of());
    }

    /** Bytes that start alike for the same event, so that all about it stands together when sorted. */
    byte[] encode() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
        write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    void write(DataOutputStream out) throws IOException {
        RecordEncoding.write(out, event);
        RecordEncoding.write(out, source);
        RecordEncoding.write(out, target);
        out.writeLong(first.toEpochMilli());
        out.writeLong(last.toEpochMilli());
        out.writeLong(weight);
        RecordEncoding.writeCounts(out, counts);
        RecordEncoding.writeTexts(out, texts);
    }

    static EdgeObservation read(DataInputStream in) throws IOException {
        String event = RecordEncoding.read(in);
        String source = RecordEncoding.read(in);
        String target = RecordEncoding.read(in);
        Instant first = Instant.ofEpochMilli(in.readLong());
        Instant last = Instant.ofEpochMilli(in.readLong());
        long weight = in.readLong();
        List<Long> counts = RecordEncoding.readCounts(in);
        return new EdgeObservation(source, target, event, first, last, weight, counts, RecordEncoding.readTexts(in));
    }

    /** The same from another source. */
    EdgeObservation from(String other) {
        return new EdgeObservation(other, target, event, first, last, weight, counts, texts);
    }

    /** The sum of both; the rest is that of the other. */
    EdgeObservation plus(EdgeObservation other) {
        return new EdgeObservation(
                source,
                target,
                other.event,
                first.isBefore(other.first) ? first : other.first,
                last.isAfter(other.last) ? last : other.last,
                weight + other.weight,
                RecordEncoding.sum(counts, other.counts),
                other.texts);
    }
}
