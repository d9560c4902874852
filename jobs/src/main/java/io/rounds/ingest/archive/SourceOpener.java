package io.rounds.ingest.archive;

import java.io.IOException;

/** Opens the bytes of a file, or of a member of an archive, once more from their beginning. */
@FunctionalInterface
interface SourceOpener {
    /**
     * Opens them; the caller closes them.
     *
     * @throws IOException when they cannot be read
     */
    ByteSource open() throws IOException;
}
