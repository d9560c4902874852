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
import java.util.concurrent.TimeUnit;

/** The tools that people open graphs with, and what they find in a file. */
final class GraphTools {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path GEPHI = Path.of("target", "gephi", "gephi-toolkit.jar");
    private static final int MINUTES = 15;

    private GraphTools() {}

    /** What Gephi's importer finds. */
    static JsonNode gephi(Path file, Path folder) throws Exception {
        assertThat(GEPHI).as("Gephi's toolkit, which the build puts there").exists();
        Path answer = folder.resolve(file.getFileName() + ".gephi.json");
        run(
                folder,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-Duser.home=" + folder,
                "-cp",
                GEPHI.toString(),
                Path.of("src", "test", "gephi", "GephiCounts.java").toString(),
                file.toString(),
                answer.toString());
        return JSON.readTree(answer.toFile());
    }

    /**
     * What networkx finds. Where there is no Python with networkx, the test is skipped with a message; under
     * {@code CI=true} it fails.
     */
    static JsonNode networkx(Path file, Path folder) throws Exception {
        for (String python : List.of("python3", "/usr/bin/python3")) {
            if (hasNetworkx(python)) {
                String script = Path.of("src", "test", "python", "networkx_counts.py")
                        .toAbsolutePath()
                        .toString();
                return JSON.readTree(
                        run(folder, python, script, file.toString()).toFile());
            }
        }
        String message = "No Python with networkx (Debian: apt-get install python3-networkx)";
        return "true".equals(System.getenv("CI")) ? fail(message) : abort(message);
    }

    private static boolean hasNetworkx(String python) throws InterruptedException {
        try {
            return new ProcessBuilder(python, "-c", "import networkx")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
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
