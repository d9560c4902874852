package io.rounds.elasticsearch.node;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A real Elasticsearch node as a child process, on 127.0.0.1, without security.
 *
 * <p>It stops when this object is closed and, because it watches the pipe to its parent, whenever this JVM exits for any
 * reason. It ignores Ctrl-C in the terminal, so that pending writes succeed until it is closed.
 */
public final class ElasticsearchNode implements AutoCloseable {
    private static final String ANY_PORT = "0";
    /** Generous, for a slow and busy machine; a node that exits during its start is noticed at once. */
    private static final int START_SECONDS = 600;

    private static final int STOP_SECONDS = 20;

    /** The system property with more options for the JVMs of nodes, separated by spaces. Tests compile less with it. */
    private static final String JVM_ARGS = "rounds.node.jvm.args";

    private final Process process;
    private final URI address;

    private ElasticsearchNode(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Starts a node on any free port; see {@link #start(Path, String, Consumer)}. */
    public static ElasticsearchNode start(Path dataDir, Consumer<String> log) throws IOException {
        return start(dataDir, ANY_PORT, log);
    }

    /**
     * Starts a node and returns once it accepts requests, usually after 3 to 10 s.
     *
     * @param dataDir its data and its log ({@code logs/elasticsearch.log}); created if absent, kept on {@link #close()}
     *     and reused by the next start
     * @param port a number, 0 for any, or a range such as {@code 9200-9299}, of which the first free one is taken
     * @param log receives the output of the child line by line, in a separate thread; usually there is none. Before that, in an
     *     installation from an archive, that the server is downloaded
     * @throws IOException if it does not start; the message contains the path of its log
     */
    public static ElasticsearchNode start(Path dataDir, String port, Consumer<String> log) throws IOException {
        Path data = dataDir.toAbsolutePath();
        Files.createDirectories(temporary(data));
        Path logs = Files.createDirectories(logs(data));
        Path home = NodeHome.directory(log);
        Process process = new ProcessBuilder(command(home, NodeArchive.options(home), data, port))
                .redirectErrorStream(true)
                .start();
        CompletableFuture<URI> ready = new CompletableFuture<>();
        Thread reader = new Thread(() -> read(process, ready, log), "elasticsearch-output");
        reader.setDaemon(true);
        reader.start();
        try {
            return new ElasticsearchNode(process, ready.get(START_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while Elasticsearch started");
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IOException("Elasticsearch did not start; its log is in " + logs, e);
        }
    }

    private static Path temporary(Path data) {
        return data.resolve("tmp");
    }

    private static Path logs(Path data) {
        return data.resolve("logs");
    }

    /**
     * The command line of a node.
     *
     * @param more options for its JVM
     */
    static List<String> command(Path home, List<String> more, Path data, String port) {
        List<String> command = new ArrayList<>(List.of(
                // A signal that the shell ignores stays ignored after exec: the parent handles Ctrl-C.
                "sh",
                "-c",
                "trap '' INT; exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:MaxDirectMemorySize=128m",
                "-Dfile.encoding=UTF-8",
                "-Djava.locale.providers=SPI,COMPAT",
                "-Djava.io.tmpdir=" + temporary(data),
                "-Drounds.node.logs=" + logs(data),
                "-Dlog4j2.configurationFile=" + home.resolve("log4j2.xml").toUri(),
                "-Dlog4j2.disable.jmx=true",
                "-Dio.netty.noUnsafe=true",
                "-Dio.netty.allocator.numDirectArenas=0",
                "-Dorg.elasticsearch.nativeaccess.enableVectorLibrary=false",
                "-Des.nativelibs.path=" + temporary(data)));
        command.addAll(more);
        Stream.of(System.getProperty(JVM_ARGS, "").split(" "))
                .filter(option -> !option.isEmpty())
                .forEach(command::add);
        command.addAll(List.of(
                "-cp",
                home.resolve("lib").resolve("*").toString(),
                NodeHome.MAIN_CLASS,
                home.toString(),
                data.toString(),
                port));
        return command;
    }

    private static void read(Process process, CompletableFuture<URI> ready, Consumer<String> log) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(NodeHome.READY)) {
                    ready.complete(URI.create("http://" + line.substring(NodeHome.READY.length())));
                } else {
                    log.accept(line);
                }
            }
            ready.completeExceptionally(new IOException("the process exited before it accepted requests"));
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
    }

    /** The HTTP address, for example {@code http://127.0.0.1:34567}. */
    public URI address() {
        return address;
    }

    /** The port of {@link #address()}. */
    public int port() {
        return address.getPort();
    }

    /** How the child ended; empty while it runs. */
    public OptionalInt exit() {
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /** The child's process id. */
    public long pid() {
        return process.pid();
    }

    /** Stops the node gracefully, by force after 20 s. A second call has no effect. */
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
