package io.rounds.ingest.draft;

import io.rounds.model.Deletion;
import io.rounds.model.Excerpt;
import io.rounds.model.Origin;
import io.rounds.model.Parsed;
import io.rounds.model.Platform;
import io.rounds.model.Publication;
import io.rounds.model.Reason;
import io.rounds.model.Rejected;
import io.rounds.model.Tweet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Receives the results of one record, and tracks which part of the record they come from.
 *
 * <p>A rejection of the whole record is named after its place; of the rejections inside a record of several tweets the
 * n-th gets {@code #n}.
 */
public final class Outcome {
    private final byte[] record;
    private final Origin origin;
    private final Consumer<Parsed> out;
    private int base;
    private int from;
    private int to;
    private boolean inParts;
    private int rejections;
    private @Nullable List<String> columns;

    public Outcome(byte[] record, Origin origin, Consumer<Parsed> out) {
        this.record = record;
        this.origin = origin;
        this.out = out;
        this.to = record.length;
    }

    /**
     * The results of what the part wraps, which is a record of its own; {@link #add} it afterwards.
     *
     * @param at when it came in
     */
    public Outcome within(byte[] wrapped, Instant at) {
        Outcome inner = new Outcome(wrapped, new Origin(origin.place(), at), out);
        inner.inParts = inParts;
        inner.rejections = rejections;
        return inner;
    }

    /** Says that the record that was wrapped has given its results. */
    public void add(Outcome inner) {
        inParts |= inner.inParts;
        rejections = inner.rejections;
    }

    /** The results of a row of a table of tweets, with these names of columns. */
    public static Outcome ofRow(byte[] row, List<String> columns, Origin origin, Consumer<Parsed> out) {
        Outcome outcome = new Outcome(row, origin, out);
        outcome.columns = columns;
        return outcome;
    }

    /** The names of columns that a rejection may show; none where the header may be a row of data instead. */
    public static List<String> columns(List<String> header) {
        return RecordShape.columns(header);
    }

    /** Whether one of these columns is of messages to single people. */
    public static boolean isOfMessages(List<String> header) {
        return header.stream().anyMatch(RecordShape::isOfMessages);
    }

    /** When the record came in. */
    public Instant readAt() {
        return origin.at();
    }

    public byte[] record() {
        return record;
    }

    public int from() {
        return from;
    }

    public int to() {
        return to;
    }

    /** The bytes of the record, or of the part that is looked at. */
    public int length() {
        return to - from;
    }

    /** From now on results belong to this value of the record, and offsets count from its beginning. */
    public void value(int valueFrom, int valueTo) {
        base = valueFrom;
        part(valueFrom, valueTo);
    }

    /** Where the value that is being read begins in the record. */
    public int base() {
        return base;
    }

    /** From now on results belong to this part of the record. */
    public void part(int partFrom, int partTo) {
        inParts = true;
        if (partFrom >= 0 && partTo <= record.length && partFrom < partTo) {
            from = partFrom;
            to = partTo;
        }
    }

    void tweet(Tweet tweet) {
        out.accept(Parsed.of(tweet));
    }

    /** Of tweets of X. */
    public void deletions(List<String> nativeIds, @Nullable Instant at) {
        for (String nativeId : nativeIds) {
            deletion(Platform.X, nativeId, at);
        }
    }

    /** Emits an entry of a feed. */
    public void publication(Publication publication) {
        out.accept(Parsed.of(publication));
    }

    /**
     * Emits the deletion of a tweet.
     *
     * @param at when the network says it happened; null means when the notice came in
     */
    public void deletion(Platform platform, String nativeId, @Nullable Instant at) {
        out.accept(Parsed.of(new Deletion(platform.id(nativeId), at == null ? origin.at() : at)));
    }

    /**
     * Emits a rejection. The record itself is kept only if it is of a known public format; one that turns out to be private
     * is rejected for that reason, whatever else is wrong with it.
     */
    public void reject(Rejection rejection) {
        rejections++;
        String id = inParts ? origin.place() + '#' + rejections : origin.place();
        RecordShape shape = RecordShape.of(record, from, to);
        Rejection reason = shape.isPrivate() ? Rejection.notPublic() : rejection;
        out.accept(Parsed.of(
                new Rejected(id, reason.reason(), reason.detail(), origin, excerpt(reason, rejection, shape))));
    }

    private Excerpt excerpt(Rejection reason, Rejection given, RecordShape shape) {
        List<String> fields = columns == null ? shape.fields() : columns(columns);
        if (given.recordBytes() > length()) {
            return Excerpt.ofUnread(given.recordBytes(), fields);
        }
        boolean known = columns == null ? shape.isPublic() : reason.reason() != Reason.BAD_UNICODE;
        String payload = known && !reason.withholdsPayload() ? payload() : "";
        return Excerpt.of(record, from, to, fields, payload);
    }

    /** The part as text, cut between two characters. */
    private String payload() {
        int end = to;
        if (length() > Rejected.MAX_PAYLOAD_BYTES) {
            end = from + Rejected.MAX_PAYLOAD_BYTES;
            for (int back = 0; back < 3 && (record[end] & 0xC0) == 0x80; back++) {
                end--;
            }
        }
        return new String(record, from, end - from, StandardCharsets.UTF_8);
    }
}
