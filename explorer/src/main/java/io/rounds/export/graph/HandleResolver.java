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
 * Finds the accounts behind handles, on disk: accounts and the edges that wait for them are sorted by handle, accounts
 * first, so that one walk gives each edge its account. Of several accounts with a handle, the one that used it last.
 */
final class HandleResolver implements Closeable {
    private static final int SORT_BUFFER = 16 * 1024 * 1024;
    private static final int OPEN_RUNS = 128;
    private static final int ACCOUNT = 0;
    private static final int EDGE = 1;
    private static final byte[] NOBODY = {};

    private final ExternalSorter sorter;
    private boolean edges;

    HandleResolver(Path temporary) throws IOException {
        sorter = new ExternalSorter(temporary, SORT_BUFFER, OPEN_RUNS);
    }

    /** Takes an edge and the handle that its source was known by. */
    interface Resolved {
        void accept(EdgeObservation edge, String handle) throws IOException;
    }

    /** Takes note of who used a handle. */
    void account(String handleId, String account, Instant at) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(ACCOUNT);
        out.writeLong(at.toEpochMilli() ^ Long.MIN_VALUE);
        RecordEncoding.write(out, account);
        sorter.add(handleId.getBytes(UTF_8), bytes.toByteArray());
    }

    /** An edge whose source is the id of a handle. */
    void edge(EdgeObservation edge, String handle) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(EDGE);
        RecordEncoding.write(out, handle);
        edge.write(out);
        sorter.add(edge.source().getBytes(UTF_8), bytes.toByteArray());
        edges = true;
    }

    /** Gives out every edge, with the account as its source where there is one. */
    void resolve(Resolved taker) throws IOException {
        if (!edges) {
            return;
        }
        RecordCursor cursor = sorter.sort();
        byte[] handleId = NOBODY;
        String account = "";
        while (cursor.advance()) {
            if (!Arrays.equals(handleId, cursor.key())) {
                handleId = cursor.key();
                account = new String(handleId, UTF_8);
            }
            DataInputStream in = RecordEncoding.open(cursor.payload());
            if (in.readByte() == ACCOUNT) {
                in.readLong();
                account = RecordEncoding.read(in);
            } else {
                String handle = RecordEncoding.read(in);
                taker.accept(EdgeObservation.read(in).from(account), handle);
            }
        }
    }

    @Override
    public void close() throws IOException {
        sorter.close();
    }
}
