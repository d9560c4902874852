package io.rounds.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Gephi in a JVM of its own, which counts one file after the other: its start takes longer than what it is asked. */
final class Gephi implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path TOOLKIT = Path.of("target", "gephi", "gephi-toolkit.jar");

    private final Path folder;
    private final Process process;
    private final BufferedReader answers;

    private Gephi(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts it; the folder is for its settings and messages. */
    static Gephi start(Path folder) throws IOException {
        assertThat(TOOLKIT).as("Gephi's toolkit, which the build puts there").exists();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Djava.awt.headless=true",
                        "-Duser.home=" + folder,
                        "-cp",
                        TOOLKIT.toString(),
                        Path.of("src", "test", "gephi", "GephiCounts.java").toString())
                .redirectError(messages(folder).toFile())
                .start();
        return new Gephi(folder, process);
    }

    private static Path messages(Path folder) {
        return folder.resolve("gephi-messages.txt");
    }

    /** What its importer finds in a file. */
    JsonNode counts(Path file) throws IOException {
        Path answer = folder.resolve(file.getFileName() + ".gephi.json");
        process.getOutputStream().write((file + "\t" + answer + '\n').getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            if (line.equals("counted " + file)) {
                return JSON.readTree(answer.toFile());
            }
        }
        return fail("Gephi ended; it said: " + Files.readString(messages(folder)));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
