package io.rounds.cli.export;

import io.rounds.cli.BrokenPipe;
import io.rounds.cli.GracefulShutdown;
import io.rounds.cli.InvalidArguments;
import java.io.IOException;
import java.io.PrintStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Runs the commands that read documents and write a file: invalid options are reported before anything is read, Ctrl-C
 * leaves no unfinished file, and a closed pipe is not an error.
 */
public final class ExportRunner {
    private ExportRunner() {}

    /** An export whose options are valid. */
    public interface Export {
        /** Reads the documents and writes the file. */
        void write(ExportProgress progress) throws IOException;
    }

    /**
     * Runs an export.
     *
     * @param options makes the export from the options of the command; throws {@link IllegalArgumentException} with a
     *     message for the user if one is invalid
     * @return the exit code
     */
    public static int run(@Nullable CommandSpec spec, PrintStream messages, Supplier<Export> options) throws Exception {
        Export export;
        try {
            export = options.get();
        } catch (IllegalArgumentException e) {
            throw InvalidArguments.of(spec, e);
        }
        return GracefulShutdown.during(messages, () -> {
            try {
                export.write(new ExportProgress(messages));
            } catch (IOException e) {
                if (!BrokenPipe.matches(e)) {
                    throw e;
                }
            }
            return ExitCode.OK;
        });
    }
}
