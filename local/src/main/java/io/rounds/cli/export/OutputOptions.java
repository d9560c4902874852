package io.rounds.cli.export;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command writes its output. */
public final class OutputOptions {
    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description =
                    "Write to this file; - or none for standard output. An existing file is replaced once the output is complete.")
    private @Nullable Path out;

    /**
     * The file; null for standard output.
     *
     * @throws IllegalArgumentException if the file cannot be created
     */
    public @Nullable Path file() {
        ExportFile.check(out);
        return out;
    }
}
