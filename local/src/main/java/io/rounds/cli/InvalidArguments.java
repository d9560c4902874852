package io.rounds.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Reports arguments that picocli accepts one by one but that are invalid for the command. */
public final class InvalidArguments {
    private InvalidArguments() {}

    public static CommandLine.ParameterException of(@Nullable CommandSpec spec, Throwable problem) {
        return of(spec, String.valueOf(problem.getMessage()));
    }

    public static CommandLine.ParameterException of(@Nullable CommandSpec spec, String message) {
        if (spec == null) {
            throw new IllegalStateException("picocli did not fill in the command");
        }
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
