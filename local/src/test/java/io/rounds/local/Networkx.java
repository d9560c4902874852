package io.rounds.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What networkx finds in a graph file. */
final class Networkx {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");
    private static final Optional<String> PYTHON =
            PYTHONS.stream().filter(Networkx::hasNetworkx).findFirst();
    private static final int MINUTES = 15;

    private Networkx() {}

    /**
     * What networkx finds. Where there is no Python with networkx, the test is skipped with a message; under
     * {@code CI=true} it fails.
     */
    static JsonNode counts(Path file, Path folder) throws Exception {
        if (PYTHON.isEmpty()) {
            String message = "No Python with networkx (Debian: apt-get install python3-networkx)";
            return "true".equals(System.getenv("CI")) ? fail(message) : abort(message);
        }
        String script = Path.of("src", "test", "python", "networkx_counts.py")
                .toAbsolutePath()
                .toString();
        return JSON.readTree(run(folder, PYTHON.get(), script, file.toString()).toFile());
    }

    private static boolean hasNetworkx(String python) {
        try {
            return new ProcessBuilder(python, "-c", "import networkx")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Runs a program to its end. @return the file with what it printed */
    private static Path run(Path folder, String... command) throws Exception {
        Path out = folder.resolve("out.txt");
        Path messages = folder.resolve("messages.txt");
        Process process = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .redirectOutput(out.toFile())
                .redirectError(messages.toFile())
                .start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        assertThat(process.waitFor())
                .as("exit code; it said: %s", Files.readString(messages))
                .isZero();
        return out;
    }
}
