package io.rounds.ingest.container;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The members of an archive, one after the other. */
interface Members extends Closeable {
    /** What messages call the archive's format. */
    String format();

    /**
     * The next member that is a file; null at the end. The one before cannot be opened any more.
     *
     * @throws IOException when the archive is cut or damaged here
     */
    @Nullable Packed next() throws IOException;

    /** The member of this path; null if there is none. */
    @Nullable Packed find(String path) throws IOException;

    /** The kind of export that the archive is, as far as its names show. */
    Export export();

    /** A member as it lies in the archive. */
    interface Packed {
        /** Its path in the archive, with slashes. */
        String path();

        boolean isEncrypted();

        InputStream open() throws IOException;
    }
}
