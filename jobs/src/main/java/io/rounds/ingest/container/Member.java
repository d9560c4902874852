package io.rounds.ingest.container;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One readable part of an input file: the file itself, or a member of an archive. */
public interface Member {
    /** What messages and origins call it: {@code tweets.csv}, {@code packed.zip!data/tweets.csv}. */
    String name();

    /** When the input file was last modified. */
    Instant modified();

    /** What it is packed in, outermost first: {@code zip}, {@code gzip}; empty for a plain file. */
    List<String> packing();

    /**
     * Why it cannot be read although it is there, and what to do, as a sentence: it is encrypted, or of a kind that holds
     * no posts in a form that Rounds reads. Null if it may be read.
     */
    @Nullable String refusal();

    /**
     * Opens its bytes from the beginning, decompressed. May be called several times, also while an earlier stream is open,
     * until the {@link Container} is asked for the next member. A stream that is cut or damaged ends with an
     * {@link IOException}, one whose file cannot be read with a {@link ReadFailure}.
     *
     * @throws IOException as above, if that shows at once
     */
    InputStream open() throws IOException;

    /**
     * The file or member of this name in the same directory; null if there is none. It can be opened until the
     * {@link Container} is asked for the next member.
     *
     * @param fileName without a directory
     * @throws IOException when the file cannot be read
     */
    @Nullable Member sibling(String fileName) throws IOException;
}
