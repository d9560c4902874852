package io.rounds.cli;

import java.io.IOException;

/** What a command learns about the other end of its standard output. */
final class BrokenPipe {
    private BrokenPipe() {}

    /** Whether writing failed because the reader wants no more, as {@code head} does. */
    static boolean readerHasLeft(IOException problem) {
        return problem.getMessage() != null && problem.getMessage().contains("Broken pipe");
    }
}
