package io.rounds.export.graph;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rounds.files.ExternalSorter;
import io.rounds.files.RecordCursor;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;

/**
 * Resolves handles to accounts on disk, by a sort-merge join: accounts and unresolved edges are sorted by handle,
 * accounts first. Of several accounts with a handle, the one that used it last is taken.
 */
final class HandleResolver implements Closeable {
    private static final int SORT_BUFFER = 16 * 1024 * 1024;
    private static final int OPEN_RUNS = 128;
    private static final int ACCOUNT = 0;
    private static final int EDGE = 1;
    private static final byte[] NO_HANDLE = {};

    private final ExternalSorter sorter;
    private boolean edges;

    HandleResolver(Path temporary) throws IOException {
        sorter = new ExternalSorter(temporary, SORT_BUFFER, OPEN_RUNS);
    }

    /** Accepts an edge and the handle of its source. */
    interface EdgeConsumer {
        void accept(EdgeObservation edge, String handle) throws IOException;
    }

    /** Adds an account that used a handle. */
    void account(String handleId, String account, Instant at) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(ACCOUNT);
        out.writeLong(at.toEpochMilli() ^ Long.MIN_VALUE);
        RecordEncoding.writeText(out, account);
        sorter.add(handleId.getBytes(UTF_8), bytes.toByteArray());
    }

    /** Adds an edge whose source is the id of a handle. */
    void edge(EdgeObservation edge, String handle) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(EDGE);
        RecordEncoding.writeText(out, handle);
        edge.write(out);
        sorter.add(edge.source().getBytes(UTF_8), bytes.toByteArray());
        edges = true;
    }

    /** Passes on every edge, with the account as its source where there is one. */
    void resolve(EdgeConsumer consumer) throws IOException {
        if (!edges) {
            return;
        }
        RecordCursor cursor = sorter.sort();
        byte[] handleId = NO_HANDLE;
        String account = "";
        while (cursor.advance()) {
            if (!Arrays.equals(handleId, cursor.key())) {
                handleId = cursor.key();
                account = new String(handleId, UTF_8);
            }
            DataInputStream in = RecordEncoding.open(cursor.payload());
            if (in.readByte() == ACCOUNT) {
                in.readLong();
                account = RecordEncoding.readText(in);
            } else {
                String handle = RecordEncoding.readText(in);
                consumer.accept(EdgeObservation.read(in).withSource(account), handle);
            }
        }
    }

    @Override
    public void close() throws IOException {
        sorter.close();
    }
}
