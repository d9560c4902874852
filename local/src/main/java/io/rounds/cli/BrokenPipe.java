package io.rounds.cli;

import java.io.IOException;

/** Recognises that the reader of standard output has closed the pipe, as {@code head} does. */
public final class BrokenPipe {
    private BrokenPipe() {}

    public static boolean matches(IOException problem) {
        return problem.getMessage() != null && problem.getMessage().contains("Broken pipe");
    }
}
