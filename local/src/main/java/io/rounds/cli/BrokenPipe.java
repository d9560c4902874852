package io.rounds.cli;

import java.io.IOException;

/** Recognises that the reader of standard output has closed the pipe, as {@code head} does. */
final class BrokenPipe {
    private BrokenPipe() {}

    static boolean matches(IOException problem) {
        return problem.getMessage() != null && problem.getMessage().contains("Broken pipe");
    }
}
