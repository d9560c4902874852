package io.rounds.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A {@link KafkaBroker} as a child process, which can die without this JVM. It stops when this object is closed and whenever
 * this JVM exits for any reason.
 */
public final class KafkaProcess implements AutoCloseable {
    private static final int START_SECONDS = 300;
    private static final int STOP_SECONDS = 30;

    private final Process process;
    private final String bootstrapServers;

    private KafkaProcess(Process process, String bootstrapServers) {
        this.process = process;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Starts a broker and returns once it accepts requests.
     *
     * @param data its records and its log ({@code kafka.log}); kept on {@link #close()} and reused by the next start
     * @throws IOException if it does not start; the message contains the path of its log
     */
    public static KafkaProcess start(Path data, int port, int controllerPort) throws IOException {
        Path log = Files.createDirectories(data).resolve("kafka.log");
        Process process = new ProcessBuilder(command(data, log, port, controllerPort))
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        CompletableFuture<String> ready = new CompletableFuture<>();
        Thread reader = new Thread(() -> read(process, ready), "kafka-output");
        reader.setDaemon(true);
        reader.start();
        try {
            return new KafkaProcess(process, ready.get(START_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while Kafka started");
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IOException("Kafka did not start" + lastLine(log) + "; its log is " + log, e);
        }
    }

    private static String lastLine(Path log) throws IOException {
        List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
        return lines.isEmpty() ? "" : " (" + lines.get(lines.size() - 1).strip() + ")";
    }

    private static List<String> command(Path data, Path log, int port, int controllerPort) {
        return List.of(
                // As of Elasticsearch: the parent handles Ctrl-C.
                "sh",
                "-c",
                "trap '' INT; exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Drounds.log=" + log,
                "-cp",
                System.getProperty("java.class.path"),
                KafkaNode.class.getName(),
                data.toString(),
                Integer.toString(port),
                Integer.toString(controllerPort));
    }

    private static void read(Process process, CompletableFuture<String> ready) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(KafkaNode.READY)) {
                    ready.complete(line.substring(KafkaNode.READY.length()));
                }
            }
            ready.completeExceptionally(new IOException("the process exited before it accepted requests"));
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
    }

    /** The host and port that clients connect to. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** The child's process id. */
    public long pid() {
        return process.pid();
    }

    /** How the child ended; empty while it runs. */
    public OptionalInt exit() {
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /** Stops the broker gracefully, by force after 30 s. A second call has no effect. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
