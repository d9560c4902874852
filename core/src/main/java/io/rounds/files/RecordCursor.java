package io.rounds.files;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Iterates over records in order. Starts before the first record. Closing is idempotent. */
public interface RecordCursor extends Closeable {

    /**
     * Moves to the next record.
     *
     * @return false if there is none
     * @throws IOException if a temporary file cannot be read
     */
    boolean advance() throws IOException;

    /** The key of the current record. The array belongs to the caller. */
    byte[] key();

    /** The payload of the current record. The array belongs to the caller. */
    byte[] payload();

    /** All records of several sorted cursors, in order. Closing it closes them. */
    static RecordCursor merge(List<RecordCursor> sorted) {
        return new MergeCursor(sorted);
    }

    /** The order of all records: by key, then by payload, both as unsigned bytes, a prefix before what it starts. */
    static int compare(RecordCursor a, RecordCursor b) {
        int byKey = Arrays.compareUnsigned(a.key(), b.key());
        return byKey != 0 ? byKey : Arrays.compareUnsigned(a.payload(), b.payload());
    }
}
