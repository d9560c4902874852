package io.rounds.local.up;

import java.io.IOException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A part of the installation that runs by itself and may die. */
interface Part extends AutoCloseable {
    /** Starts a part; called again after it has died. */
    @FunctionalInterface
    interface Starter {
        Part start() throws Exception;
    }

    /** Why it no longer runs, such as {@code exit code 137}; null while it runs. */
    @Nullable String problem();

    /** The id of its process; empty where it has none of its own. */
    default OptionalLong pid() {
        return OptionalLong.empty();
    }

    @Override
    void close() throws IOException;
}
