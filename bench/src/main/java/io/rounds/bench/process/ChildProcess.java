package io.rounds.bench.process;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A process that runs to its end; it does not outlive this one. */
public final class ChildProcess {
    private static final int SHOWN_LINES = 15;

    private ChildProcess() {}

    /** The {@code java} of this process. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /**
     * Runs a command.
     *
     * @param log what it writes to standard output and standard error
     * @return seconds from its start to its end
     * @throws IOException if it fails; the message has the end of its output
     */
    public static double run(List<String> command, Path directory, Path log) throws IOException {
        return run(command, Map.of(), directory, log);
    }

    /**
     * The same with more variables in its environment.
     *
     * @throws IOException as above
     */
    public static double run(List<String> command, Map<String, String> environment, Path directory, Path log)
            throws IOException {
        long began = System.nanoTime();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        Thread end = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(end);
        try {
            int code = process.waitFor();
            if (code != 0) {
                throw new IOException("exit code " + code + " of " + name(command) + "; its output is in " + log
                        + " and ends with:\n" + tail(log));
            }
            return (System.nanoTime() - began) / 1e9;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } finally {
            process.destroyForcibly();
            Runtime.getRuntime().removeShutdownHook(end);
        }
    }

    private static String name(List<String> command) {
        List<String> words = new ArrayList<>(command);
        int classPath = words.indexOf("-cp");
        return classPath < 0 ? String.join(" ", words) : words.get(classPath + 2);
    }

    private static String tail(Path log) throws IOException {
        List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
    }
}
