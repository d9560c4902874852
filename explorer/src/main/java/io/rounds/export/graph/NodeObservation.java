package io.rounds.export.graph;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one document says about a node.
 *
 * @param rank of two documents the one of higher rank is authoritative, whenever it was written
 * @param at of two documents of equal rank the later one is authoritative
 * @param counts summed over all documents
 * @param texts the label and other values, of which those of the authoritative document are used
 */
record NodeObservation(int rank, Instant at, List<Long> counts, List<@Nullable String> texts) {
    /** The document is about the node itself. */
    static final int OWN_DOCUMENT = 1;

    /** The document only mentions the node. */
    static final int MENTION = 0;

    private static final int INITIAL_BYTES = 128;

    /** Bytes that sort by rank and time. */
    byte[] encode() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(INITIAL_BYTES);
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(rank);
        out.writeLong(at.toEpochMilli() ^ Long.MIN_VALUE);
        RecordEncoding.writeCounts(out, counts);
        RecordEncoding.writeTexts(out, texts);
        return bytes.toByteArray();
    }

    static NodeObservation decode(byte[] bytes) throws IOException {
        DataInputStream in = RecordEncoding.open(bytes);
        int rank = in.readByte();
        Instant at = Instant.ofEpochMilli(in.readLong() ^ Long.MIN_VALUE);
        List<Long> counts = RecordEncoding.readCounts(in);
        return new NodeObservation(rank, at, counts, RecordEncoding.readTexts(in));
    }
}
