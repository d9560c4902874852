package io.rounds.bench.export;

import io.rounds.bench.process.GcLog;
import io.rounds.bench.results.ResultFile;
import io.rounds.cli.Rounds;
import io.rounds.elasticsearch.ElasticsearchOptions;
import io.rounds.elasticsearch.ElasticsearchServer;
import io.rounds.elasticsearch.ElasticsearchSetup;
import io.rounds.elasticsearch.node.ElasticsearchNode;
import io.rounds.local.WorkDirectory;
import io.rounds.sink.BulkEntry;
import io.rounds.sink.BulkResult;
import io.rounds.sink.BulkSender;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.elasticsearch.client.Request;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rounds bench export}: time and memory of exports from an Elasticsearch with simulated shares. */
@Command(
        name = "export",
        description = {
            "Measures exports of simulated shares from a real Elasticsearch on this machine, each by the export command"
                    + " in a separate JVM with a small heap.",
            "",
            "Indexing takes most of the time.",
            ""
        },
        sortOptions = false)
public final class ExportBench implements Callable<Integer> {
    private static final List<String> EXPORTS = List.of(
            "graph --format gexf",
            "graph --format graphml",
            "graph --format csv",
            "graph --format json",
            "graph --kind propagation --format gexf",
            "shares --format csv",
            "shares --format ndjson");
    private static final int BATCH = 2_000;
    private static final int TRIES = 5;
    private static final long REPORT_EVERY = 100_000;
    private static final double MIB = 1 << 20;

    @Option(names = "--shares", defaultValue = "1000000", description = "Number of shares (default: ${DEFAULT-VALUE}).")
    private long shares;

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            defaultValue = "512m",
            description = "Heap of the exporting JVM, in the format of -Xmx (default: ${DEFAULT-VALUE}).")
    private String heap = "";

    @Option(
            names = "--only",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Run only exports whose arguments contain this text.")
    private String only = "";

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the results to this file.")
    private @Nullable Path json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    ExportBench() {}

    /**
     * The result of an export.
     *
     * @param summary the last message of the command
     * @param seconds from start to end, including those of the JVM
     * @param mib the size of the file; of a graph as CSV, that of both files
     * @param peakMib maximum heap usage before a collection, garbage included
     * @param liveMib maximum heap usage after a collection
     */
    record Line(String arguments, String summary, double seconds, double mib, long peakMib, long liveMib) {}

    @Override
    public Integer call() throws Exception {
        if (shares < 1) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--shares must be 1 or more");
        }
        List<String> chosen =
                EXPORTS.stream().filter(export -> export.contains(only)).toList();
        if (chosen.isEmpty()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "No export has '" + only + "' among its arguments: " + EXPORTS);
        }
        PrintWriter progress = spec.commandLine().getErr();
        List<Line> lines = new ArrayList<>();
        try (WorkDirectory folder = WorkDirectory.create();
                ElasticsearchNode node = ElasticsearchNode.start(folder.path().resolve("elasticsearch"), line -> {})) {
            fill(ElasticsearchOptions.at(node.address().toString()), progress);
            for (String export : chosen) {
                progress.println("rounds export " + export);
                lines.add(export(export, node.address().toString(), folder.path()));
            }
        }
        print(lines, spec.commandLine().getOut());
        if (json != null) {
            ResultFile.write(json, Map.of("shares", shares, "heap", heap), lines);
        }
        return CommandLine.ExitCode.OK;
    }

    private void fill(ElasticsearchOptions options, PrintWriter progress) throws IOException {
        ElasticsearchSetup.install(options);
        SimulatedShares simulated = new SimulatedShares();
        long filled = 0;
        try (BulkSender sender = new BulkSender(options, Clock.systemUTC())) {
            CompletableFuture<BulkResult> sent = sender.send(List.of());
            while (filled < shares) {
                List<BulkEntry> batch = new ArrayList<>(BATCH);
                while (batch.size() < BATCH && filled + batch.size() < shares) {
                    batch.add(BulkEntry.of(simulated.next()));
                }
                await(sent, sender);
                sent = sender.send(batch);
                filled += batch.size();
                if (filled % REPORT_EVERY == 0) {
                    progress.printf(Locale.ROOT, "  indexed %,d shares%n", filled);
                    progress.flush();
                }
            }
            await(sent, sender);
        }
        try (ElasticsearchServer server = new ElasticsearchServer(options, "refresh")) {
            server.perform(new Request("POST", "/_refresh")).join();
        }
    }

    /** Waits until a batch is written; retries what a busy server does not accept at once. */
    private static void await(CompletableFuture<BulkResult> sent, BulkSender sender) throws IOException {
        BulkResult result = sent.join();
        for (int tries = 1; !result.retries().isEmpty() && tries < TRIES; tries++) {
            result = sender.send(result.retries()).join();
        }
        if (!result.retries().isEmpty() || !result.rejected().isEmpty()) {
            throw new IOException(
                    "Elasticsearch does not accept " + result.retries().size() + " documents (" + result.failure()
                            + ") and rejects " + result.rejected());
        }
    }

    private Line export(String arguments, String address, Path folder) throws Exception {
        Path results = Files.createTempDirectory(folder, "export-");
        Path messages = folder.resolve(results.getFileName() + "-messages");
        GcLog collections = new GcLog(folder.resolve(results.getFileName() + "-collections"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                collections.option(),
                "-cp",
                System.getProperty("java.class.path"),
                Rounds.class.getName(),
                "export"));
        command.addAll(Arrays.asList(arguments.split(" ", -1)));
        command.addAll(List.of("-o", results.resolve("exported").toString(), "--elasticsearch", address));
        long began = System.nanoTime();
        int code = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(messages.toFile())
                .start()
                .waitFor();
        double seconds = (System.nanoTime() - began) / 1e9;
        List<String> output = Files.readAllLines(messages);
        if (code != 0) {
            throw new IOException("rounds export " + arguments + " failed: " + String.join(" ", output));
        }
        String summary = output.stream()
                .filter(line -> line.contains("wrote"))
                .findFirst()
                .orElse("");
        return new Line(arguments, summary, seconds, size(results) / MIB, collections.peakMib(), collections.liveMib());
    }

    private static long size(Path folder) throws IOException {
        long bytes = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }

    private void print(List<Line> lines, PrintWriter out) {
        out.printf(Locale.ROOT, "%n%-40s %8s %7s %9s %9s  %s%n", "-Xmx" + heap, "s", "MiB", "peak MiB", "live MiB", "");
        for (Line line : lines) {
            out.printf(
                    Locale.ROOT,
                    "%-40s %8.1f %,7.0f %,9d %,9d  %s%n",
                    line.arguments(),
                    line.seconds(),
                    line.mib(),
                    line.peakMib(),
                    line.liveMib(),
                    line.summary());
        }
        out.flush();
    }
}
