package io.rounds.bench;

import io.rounds.elasticsearch.ElasticsearchOptions;
import io.rounds.explorer.Explorer;
import io.rounds.explorer.ExplorerOptions;
import io.rounds.local.ElasticsearchNode;
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
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

/** {@code rounds bench explorer}: how fast the explorer's API answers many people over a year of simulated documents. */
@Command(
        name = "explorer",
        description = {
            "Answers of the explorer's API to many people at once, over simulated weeks in a real Elasticsearch on this"
                    + " machine, beside a bare query of Elasticsearch in the same run.",
            "",
            "People, explorer and Elasticsearch share the machine. Graphs and exports, which read many documents, are not"
                    + " asked for. Filling takes most of the time.",
            ""
        },
        sortOptions = false)
final class ExplorerBench implements Callable<Integer> {
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
            description = "Times as many tweets as usual (default: ${DEFAULT-VALUE}).")
    private double volume;

    @Option(names = "--clients", defaultValue = "50", description = "People at once (default: ${DEFAULT-VALUE}).")
    private int clients;

    @Option(
            names = "--pause",
            paramLabel = "MS",
            split = ",",
            defaultValue = "1000,0",
            description =
                    "Milliseconds between an answer and the next question, a run each (default: ${DEFAULT-VALUE}).")
    private List<Integer> pauses = List.of();

    @Option(names = "--seconds", defaultValue = "30", description = "Length of a run (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--elasticsearch",
            paramLabel = "URL",
            description = "Ask this one, which is filled already, and fill none.")
    private @Nullable String url;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the results to this file, too.")
    private @Nullable Path json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    ExplorerBench() {}

    /**
     * How one kind of question went in one run.
     *
     * @param pause between an answer and the next question, ms
     * @param failed answers other than 200
     * @param p50 median of the times to the whole answer, ms
     */
    record Line(int pause, String kind, int asked, int failed, double perSecond, double p50, double p95, double p99) {}

    @Override
    public Integer call() throws Exception {
        if (weeks < 1 || weeks > SimulatedYear.MOST_WEEKS || volume <= 0 || clients < 1 || seconds < 1) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "Weeks are 1 to 52, clients and seconds 1 or more, and the volume is above 0");
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
                progress.printf(Locale.ROOT, "filling %s with %d weeks%n", node.address(), weeks);
                progress.flush();
                long began = System.nanoTime();
                SimulatedYear.fill(server, weeks, volume, folder.path());
                progress.printf(Locale.ROOT, "filled in %.0f s%n", (System.nanoTime() - began) / 1e9);
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
            SimulatedUsers people = new SimulatedUsers(
                    explorer.address(), URI.create(server.server().urls().get(0)), weeks * 7);
            progress.println("they choose among " + people.choice());
            progress.flush();
            // Until compilers and caches are warm.
            int warm = people.ask(clients, Duration.ZERO, Duration.ofSeconds(seconds), SEED)
                    .size();
            progress.printf(Locale.ROOT, "warm after %,d questions%n", warm);
            progress.flush();
            for (int pause : pauses) {
                List<Line> run = lines(
                        pause,
                        people.ask(clients, Duration.ofMillis(pause), Duration.ofSeconds(seconds), SEED + clients));
                print(run, out);
                lines.addAll(run);
            }
        }
    }

    private List<Line> lines(int pause, List<SimulatedUsers.Asked> asked) {
        Map<String, List<SimulatedUsers.Asked>> kinds = new TreeMap<>();
        for (SimulatedUsers.Asked one : asked) {
            kinds.computeIfAbsent(one.kind(), unseen -> new ArrayList<>()).add(one);
            if (!one.kind().equals(SimulatedUsers.BARE)) {
                kinds.computeIfAbsent(ALL, unseen -> new ArrayList<>()).add(one);
            }
        }
        List<Line> lines = new ArrayList<>();
        kinds.forEach((kind, all) -> lines.add(line(pause, kind, all)));
        return lines;
    }

    private Line line(int pause, String kind, List<SimulatedUsers.Asked> asked) {
        long[] nanos = asked.stream().mapToLong(SimulatedUsers.Asked::nanos).sorted().toArray();
        int failed = (int) asked.stream().filter(one -> !one.ok()).count();
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
                clients + " people, pause " + lines.get(0).pause() + " ms",
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
