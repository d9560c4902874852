package io.rounds.local.up;

import java.io.IOException;
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

    @Override
    void close() throws IOException;
}
