package io.rounds.ingest.container;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A member with the functions that open it and find its siblings. */
record FoundMember(
        String name,
        Instant modified,
        List<String> packing,
        @Nullable String refusal,
        Opener opener,
        Siblings siblings) implements Member {

    /** Opens bytes. */
    @FunctionalInterface
    interface Opener {
        InputStream open() throws IOException;
    }

    /** Finds a member by its name. */
    @FunctionalInterface
    interface Siblings {
        @Nullable Member of(String fileName) throws IOException;

        static @Nullable Member none(String fileName) {
            return null;
        }
    }

    @Override
    public InputStream open() throws IOException {
        return opener.open();
    }

    @Override
    public @Nullable Member sibling(String fileName) throws IOException {
        return siblings.of(fileName);
    }
}
