package io.rounds.bench.explorer;

import io.rounds.bench.results.ResultFile;
import io.rounds.elasticsearch.ElasticsearchOptions;
import io.rounds.elasticsearch.node.ElasticsearchNode;
import io.rounds.explorer.Explorer;
import io.rounds.explorer.ExplorerOptions;
import io.rounds.local.WorkDirectory;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rounds bench explorer}: response times of the explorer's API with many users, over a year of simulated documents. */
@Command(
        name = "explorer",
        description = {
            "Measures response times of the explorer's API with concurrent users, over simulated weeks in a real Elasticsearch on"
                    + " this machine, and of a bare Elasticsearch query in the same run.",
            "",
            "Users, explorer and Elasticsearch share the machine. Graphs and exports, which read many documents, are not"
                    + " requested. Indexing takes most of the time.",
            ""
        },
        sortOptions = false)
public final class ExplorerBench implements Callable<Integer> {
    private static final long SEED = 1;
    private static final String ALL = "all of the API";

    @Option(
            names = "--weeks",
            defaultValue = "52",
            description = "Simulated weeks, 52 at most (default: ${DEFAULT-VALUE}).")
    private int weeks;

    @Option(
            names = "--volume",
            defaultValue = "1",
            description = "Multiple of the usual number of tweets (default: ${DEFAULT-VALUE}).")
    private double volume;

    @Option(names = "--clients", defaultValue = "50", description = "Concurrent users (default: ${DEFAULT-VALUE}).")
    private int clients;

    @Option(
            names = "--pause",
            paramLabel = "MS",
            split = ",",
            defaultValue = "1000,0",
            description =
                    "Milliseconds between a response and the next request, one run each (default: ${DEFAULT-VALUE}).")
    private List<Integer> pauses = List.of();

    @Option(names = "--seconds", defaultValue = "30", description = "Duration of a run (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--elasticsearch",
            paramLabel = "URL",
            description = "Query this Elasticsearch, which already has data, instead of starting one.")
    private @Nullable String url;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the results to this file.")
    private @Nullable Path json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    ExplorerBench() {}

    /**
     * The result for one kind of request in one run.
     *
     * @param pause between a response and the next request, ms
     * @param failed responses other than 200
     * @param p50 median time to the complete response, ms
     */
    record Line(int pause, String kind, int asked, int failed, double perSecond, double p50, double p95, double p99) {}

    @Override
    public Integer call() throws Exception {
        if (weeks < 1 || weeks > SimulatedYear.MAX_WEEKS || volume <= 0 || clients < 1 || seconds < 1) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "Weeks must be 1 to 52, clients and seconds 1 or more, and volume above 0");
        }
        List<Line> lines = new ArrayList<>();
        PrintWriter progress = spec.commandLine().getErr();
        if (url != null) {
            measure(ElasticsearchOptions.at(url), progress, lines);
        } else {
            try (WorkDirectory folder = WorkDirectory.create();
                    ElasticsearchNode node =
                            ElasticsearchNode.start(folder.path().resolve("elasticsearch"), line -> {})) {
                ElasticsearchOptions server =
                        ElasticsearchOptions.at(node.address().toString());
                progress.printf(Locale.ROOT, "indexing %2$d weeks into %1$s%n", node.address(), weeks);
                progress.flush();
                long began = System.nanoTime();
                SimulatedYear.fill(server, weeks, volume, folder.path());
                progress.printf(Locale.ROOT, "indexed in %.0f s%n", (System.nanoTime() - began) / 1e9);
                measure(server, progress, lines);
            }
        }
        if (json != null) {
            ResultFile.write(json, Map.of("weeks", weeks, "volume", volume, "clients", clients), lines);
        }
        return CommandLine.ExitCode.OK;
    }

    private void measure(ElasticsearchOptions server, PrintWriter progress, List<Line> lines) throws Exception {
        ExplorerOptions options = ExplorerOptions.of(server).withRequestsPerSecond(0);
        PrintWriter out = spec.commandLine().getOut();
        try (Explorer explorer = Explorer.start(options, Clock.systemUTC())) {
            SimulatedUsers users = new SimulatedUsers(
                    explorer.address(), URI.create(server.server().urls().get(0)), weeks * 7);
            progress.println("users request " + users.choice());
            progress.flush();
            // Warm up the JIT compiler and caches.
            int warmUpRequests = users.run(clients, Duration.ZERO, Duration.ofSeconds(seconds), SEED)
                    .size();
            progress.printf(Locale.ROOT, "warmed up with %,d requests%n", warmUpRequests);
            progress.flush();
            for (int pause : pauses) {
                List<Line> run = lines(
                        pause,
                        users.run(clients, Duration.ofMillis(pause), Duration.ofSeconds(seconds), SEED + clients));
                print(run, out);
                lines.addAll(run);
            }
        }
    }

    private List<Line> lines(int pause, List<SimulatedUsers.Timing> requests) {
        Map<String, List<SimulatedUsers.Timing>> kinds = new TreeMap<>();
        for (SimulatedUsers.Timing one : requests) {
            kinds.computeIfAbsent(one.kind(), unseen -> new ArrayList<>()).add(one);
            if (!one.kind().equals(SimulatedUsers.BARE)) {
                kinds.computeIfAbsent(ALL, unseen -> new ArrayList<>()).add(one);
            }
        }
        List<Line> lines = new ArrayList<>();
        kinds.forEach((kind, all) -> lines.add(line(pause, kind, all)));
        return lines;
    }

    private Line line(int pause, String kind, List<SimulatedUsers.Timing> requests) {
        long[] nanos = requests.stream()
                .mapToLong(SimulatedUsers.Timing::nanos)
                .sorted()
                .toArray();
        int failed = (int) requests.stream().filter(one -> !one.ok()).count();
        return new Line(
                pause,
                kind,
                nanos.length,
                failed,
                (double) nanos.length / seconds,
                millis(nanos, 0.50),
                millis(nanos, 0.95),
                millis(nanos, 0.99));
    }

    /** The smallest time that at least this part of all do not exceed (nearest rank). */
    static double millis(long[] sorted, double part) {
        int rank = (int) Math.ceil(part * sorted.length);
        return sorted[Math.max(1, rank) - 1] / 1e6;
    }

    private void print(List<Line> lines, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%n%-28s %8s %7s %8s %8s %8s %8s%n",
                clients + " users, pause " + lines.get(0).pause() + " ms",
                "asked",
                "failed",
                "per s",
                "p50 ms",
                "p95 ms",
                "p99 ms");
        for (Line line : lines) {
            out.printf(
                    Locale.ROOT,
                    "%-28s %,8d %7d %8.1f %8.1f %8.1f %8.1f%n",
                    line.kind(),
                    line.asked(),
                    line.failed(),
                    line.perSecond(),
                    line.p50(),
                    line.p95(),
                    line.p99());
        }
        out.flush();
    }
}
