package io.rounds.export.graph;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one or more documents say about an edge.
 *
 * @param event id of the event; of several documents about one event only one counts. Empty where every document is an
 *     event of its own
 * @param first time of the first event
 * @param last time of the last event
 * @param counts sums besides the weight
 * @param texts values of one of the documents
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
    private static final int INITIAL_BYTES = 128;

    /** One event, of weight 1. */
    static EdgeObservation event(String source, String target, String event, Instant at, List<Long> counts) {
        return new EdgeObservation(source, target, event, at, at, 1, counts, List.of());
    }

    /** Bytes that start with the event, so that observations of one event are adjacent when sorted. */
    byte[] encode() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(INITIAL_BYTES);
        write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    void write(DataOutputStream out) throws IOException {
        RecordEncoding.writeText(out, event);
        RecordEncoding.writeText(out, source);
        RecordEncoding.writeText(out, target);
        out.writeLong(first.toEpochMilli());
        out.writeLong(last.toEpochMilli());
        out.writeLong(weight);
        RecordEncoding.writeCounts(out, counts);
        RecordEncoding.writeTexts(out, texts);
    }

    static EdgeObservation read(DataInputStream in) throws IOException {
        String event = RecordEncoding.readText(in);
        String source = RecordEncoding.readText(in);
        String target = RecordEncoding.readText(in);
        Instant first = Instant.ofEpochMilli(in.readLong());
        Instant last = Instant.ofEpochMilli(in.readLong());
        long weight = in.readLong();
        List<Long> counts = RecordEncoding.readCounts(in);
        return new EdgeObservation(source, target, event, first, last, weight, counts, RecordEncoding.readTexts(in));
    }

    /** The same observation with another source. */
    EdgeObservation withSource(String other) {
        return new EdgeObservation(other, target, event, first, last, weight, counts, texts);
    }

    /** The sum of both; other values are those of the other. */
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
