package io.rounds.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine;

/** What is wrong with the arguments of a command and shows only when they are put together. */
final class InvalidArguments {
    private InvalidArguments() {}

    static CommandLine.ParameterException of(@Nullable CommandSpec spec, Throwable problem) {
        return of(spec, String.valueOf(problem.getMessage()));
    }

    static CommandLine.ParameterException of(@Nullable CommandSpec spec, String message) {
        if (spec == null) {
            throw new IllegalStateException("picocli did not fill in the command");
        }
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
