package io.rounds.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The notebooks as they are in the repository, with the outputs that {@code notebooks/execute} has put there. */
final class NotebooksTest {
    private static final long MAX_BYTES = 3_000_000;

    static List<Path> files() throws IOException {
        return Notebook.files();
    }

    @ParameterizedTest
    @MethodSource("files")
    void theOutputsInTheRepositoryAreThoseOfOneRunFromStartToEnd(Path file) throws IOException {
        NotebookAssert.isComplete(Notebook.read(file));
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyNotebookSaysThatItsOutputsAreSimulatedAndWhatNotToConclude(Path file) throws IOException {
        assertThat(Files.readString(file)).contains("simulated tweets", "What not to conclude");
    }

    @Test
    void theNotebooksStaySmall() throws IOException {
        long bytes = 0;
        for (Path file : files()) {
            bytes += Files.size(file);
        }
        assertThat(bytes).isBetween(1L, MAX_BYTES);
    }
}
