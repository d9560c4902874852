package io.rounds.ingest.container;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/** One readable part of an input file: the file itself, or a member of an archive. */
public interface Member {
    /** What messages and origins call it: {@code tweets.csv}, {@code packed.zip!data/tweets.csv}. */
    String name();

    /** When the input file was last modified. */
    Instant modified();

    /**
     * Opens its bytes from the beginning, decompressed. May be called several times, also while an earlier stream is open.
     * A stream that is cut or damaged ends with an {@link IOException}.
     *
     * @throws IOException when the file cannot be read
     */
    InputStream open() throws IOException;
}
