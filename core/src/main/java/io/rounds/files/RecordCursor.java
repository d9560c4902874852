package io.rounds.files;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;

/** Goes through records one by one, in order. Starts before the first record. Closing it twice does no harm. */
public interface RecordCursor extends Closeable {

    /**
     * Moves to the next record.
     *
     * @return false when there is none
     * @throws IOException when a temporary file cannot be read
     */
    boolean advance() throws IOException;

    /** The key of the record it stands on. The array belongs to the caller. */
    byte[] key();

    /** The payload of the record it stands on. The array belongs to the caller. */
    byte[] payload();

    /** The order of all records: by key, then by payload, both as unsigned bytes, a prefix before what it starts. */
    static int compare(RecordCursor a, RecordCursor b) {
        int byKey = Arrays.compareUnsigned(a.key(), b.key());
        return byKey != 0 ? byKey : Arrays.compareUnsigned(a.payload(), b.payload());
    }
}
