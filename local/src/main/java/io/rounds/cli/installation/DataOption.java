package io.rounds.cli.installation;

import io.rounds.local.up.DataFolder;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of all commands about an installation: its folder. */
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "The folder of the installation: settings, data and logs. Default: .rounds in the home folder.")
    private @Nullable Path folder;

    DataFolder open() throws IOException {
        return new DataFolder(folder == null ? DataFolder.standard() : folder);
    }
}
