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
 * @param rank of two documents the one with the higher rank knows better, whenever it was written
 * @param at of two documents of the same rank the later one knows better
 * @param counts are summed up over all documents
 * @param texts the label, and what else only the document that knows best is asked for
 */
record NodeObservation(int rank, Instant at, List<Long> counts, List<@Nullable String> texts) {
    /** The node itself was there. */
    static final int SEEN = 1;

    /** Another one spoke of it. */
    static final int HEARD_OF = 0;

    private static final int USUAL_BYTES = 128;

    /** Bytes that sort like rank and time. */
    byte[] encode() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
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
