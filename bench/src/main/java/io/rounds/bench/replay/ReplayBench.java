package io.rounds.bench.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.bench.process.Checkout;
import io.rounds.bench.results.Medians;
import io.rounds.bench.results.ResultFile;
import io.rounds.elasticsearch.ElasticsearchOptions;
import io.rounds.elasticsearch.ElasticsearchServer;
import io.rounds.elasticsearch.node.ElasticsearchNode;
import io.rounds.local.WorkDirectory;
import io.rounds.simulator.Message;
import io.rounds.simulator.Simulator;
import io.rounds.simulator.SimulatorOptions;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.elasticsearch.client.Request;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rounds bench replay}: a simulated archive through the replay command. */
@Command(
        name = "replay",
        description = {
            "Measures 'rounds replay' over a simulated archive from the start of its process to its end: to files, to a real"
                    + " Elasticsearch on this machine, and over a single tweet.",
            "",
            "52 weeks have 1.4 million tweets. The archive is written before; Elasticsearch is started before, and empty in each"
                    + " run.",
            ""
        },
        sortOptions = false)
public final class ReplayBench implements Callable<Integer> {
    private static final String FILES = "files";
    private static final String ELASTICSEARCH = "elasticsearch";
    private static final String ONE = "one-tweet";
    private static final int MAX_WEEKS = 520;
    private static final int REPORT_EVERY = 200_000;
    private static final String SUFFIX = ".ndjson";

    @Option(
            names = "--weeks",
            defaultValue = "52",
            description = "Simulated weeks, 1 to 520 (default: ${DEFAULT-VALUE}).")
    private int weeks;

    @Option(
            names = "--volume",
            defaultValue = "1",
            description = "Multiple of the usual number of tweets (default: ${DEFAULT-VALUE}).")
    private double volume;

    @Option(names = "--rounds", defaultValue = "3", description = "Measured rounds (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "TARGET",
            defaultValue = "files,elasticsearch,one-tweet",
            description = "What to run: files, elasticsearch, one-tweet (default: ${DEFAULT-VALUE}).")
    private List<String> only = List.of();

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            defaultValue = "1g",
            description = "Heap of the replay, in the format of -Xmx (default: ${DEFAULT-VALUE}).")
    private String heap = "";

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the results to this file.")
    private @Nullable Path json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    public ReplayBench() {}

    /**
     * A line of the table.
     *
     * @param target {@code files}, {@code elasticsearch} or {@code one-tweet}
     * @param seconds median
     * @param tweetsPerSecond median
     * @param liveMib the most heap in use after a garbage collection, of all rounds
     * @param bytes by index: of the files, or of Elasticsearch's primary shards
     */
    record Line(
            String target,
            long tweets,
            double seconds,
            List<Double> secondsByRound,
            double tweetsPerSecond,
            long liveMib,
            Map<String, Long> bytes) {}

    @Override
    public Integer call() throws Exception {
        if (weeks < 1 || weeks > MAX_WEEKS || volume <= 0 || rounds < 1) {
            throw new ParameterException(
                    spec.commandLine(), "Weeks must be 1 to 520, rounds 1 or more, and volume above 0");
        }
        for (String target : only) {
            if (!List.of(FILES, ELASTICSEARCH, ONE).contains(target)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "There is no target '" + target + "'; there are files, elasticsearch, one-tweet");
            }
        }
        PrintWriter progress = spec.commandLine().getErr();
        Map<String, List<ReplayRun>> runs = new LinkedHashMap<>();
        Map<String, Map<String, Long>> sizes = new LinkedHashMap<>();
        try (WorkDirectory folder = WorkDirectory.create()) {
            Path archive = folder.path().resolve("archive.jsonl");
            Path one = folder.path().resolve("one.jsonl");
            simulate(archive, one, progress);
            for (int round = 1; round <= rounds; round++) {
                for (String target : only) {
                    ReplayRun run = run(target, target.equals(ONE) ? one : archive, folder.path(), sizes);
                    runs.computeIfAbsent(target, first -> new ArrayList<>()).add(run);
                    progress.printf(
                            Locale.ROOT,
                            "round %d/%d  %-14s %,10d tweets  %8.1f s  %,10.0f tweets/s%n",
                            round,
                            rounds,
                            target,
                            run.tweets(),
                            run.seconds(),
                            run.tweetsPerSecond());
                    progress.flush();
                }
            }
        }
        List<Line> lines = new ArrayList<>();
        runs.forEach((target, measured) -> lines.add(line(target, measured, sizes.getOrDefault(target, Map.of()))));
        print(lines);
        if (json != null) {
            ResultFile.write(json, options(), lines);
            progress.printf("Results are in %s%n", json);
        }
        return CommandLine.ExitCode.OK;
    }

    private void simulate(Path archive, Path one, PrintWriter progress) throws IOException {
        Simulator simulator = new Simulator(
                SimulatorOptions.weeks(weeks).toBuilder().volume(volume).build());
        long written = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(archive), 1 << 16)) {
            while (simulator.hasNext()) {
                Message message = simulator.next();
                out.write(message.payload());
                out.write('\n');
                if (written == 0) {
                    Files.write(one, message.payload());
                }
                if (++written % REPORT_EVERY == 0) {
                    progress.printf(Locale.ROOT, "simulated %,d messages%n", written);
                    progress.flush();
                }
            }
        }
        progress.printf(Locale.ROOT, "%,d messages, %,d MiB%n", written, Files.size(archive) >> 20);
        progress.flush();
    }

    private ReplayRun run(String target, Path file, Path folder, Map<String, Map<String, Long>> sizes)
            throws IOException {
        if (target.equals(ELASTICSEARCH)) {
            Path data = Files.createTempDirectory(folder, "elasticsearch-");
            try (ElasticsearchNode node = ElasticsearchNode.start(data, line -> {})) {
                ReplayRun run = ReplayRun.of(
                        file, List.of("--elasticsearch", node.address().toString()), heap, folder);
                sizes.put(target, stored(ElasticsearchOptions.at(node.address().toString())));
                return run;
            }
        }
        Path out = Files.createTempDirectory(folder, "results-");
        ReplayRun run = ReplayRun.of(file, List.of("--overwrite", "--out", out.toString()), heap, folder);
        sizes.put(target, written(out));
        return run;
    }

    private static Map<String, Long> written(Path out) throws IOException {
        Map<String, Long> bytes = new TreeMap<>();
        try (Stream<Path> files = Files.list(out)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                bytes.put(file.getFileName().toString().replace(SUFFIX, ""), Files.size(file));
            }
        }
        return bytes;
    }

    /** The size of each index, its months added up. */
    private static Map<String, Long> stored(ElasticsearchOptions options) throws IOException {
        try (ElasticsearchServer server = new ElasticsearchServer(options, "size")) {
            var unused = server.perform(new Request("POST", "/_flush")).join();
            ElasticsearchServer.Answer answer =
                    server.perform(new Request("GET", "/_stats/store")).join();
            JsonNode indices = new ObjectMapper().readTree(answer.body()).path("indices");
            Map<String, Long> bytes = new TreeMap<>();
            indices.properties().forEach(index -> {
                String[] parts = index.getKey().split("-", -1);
                bytes.merge(
                        parts.length > 1 ? parts[1] : parts[0],
                        index.getValue()
                                .path("primaries")
                                .path("store")
                                .path("size_in_bytes")
                                .asLong(),
                        Long::sum);
            });
            return bytes;
        }
    }

    private static Line line(String target, List<ReplayRun> runs, Map<String, Long> bytes) {
        return new Line(
                target,
                runs.get(0).tweets(),
                Medians.of(runs, ReplayRun::seconds),
                runs.stream().map(ReplayRun::seconds).toList(),
                Medians.of(runs, ReplayRun::tweetsPerSecond),
                runs.stream().mapToLong(ReplayRun::liveMib).max().orElse(0),
                bytes);
    }

    private void print(List<Line> lines) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%n%-14s %12s %10s %12s %10s %12s%n",
                "",
                "tweets",
                "s",
                "tweets/s",
                "live MiB",
                "bytes/tweet");
        for (Line line : lines) {
            long bytes =
                    line.bytes().values().stream().mapToLong(Long::longValue).sum();
            out.printf(
                    Locale.ROOT,
                    "%-14s %,12d %10.1f %,12.0f %,10d %,12d%n",
                    line.target(),
                    line.tweets(),
                    line.seconds(),
                    line.tweetsPerSecond(),
                    line.liveMib(),
                    bytes / Math.max(1, line.tweets()));
        }
        out.flush();
    }

    private Map<String, Object> options() throws IOException {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("weeks", weeks);
        options.put("volume", volume);
        options.put("rounds", rounds);
        options.put("heap", heap);
        options.put("launcher", ReplayRun.isLaunched(Checkout.root()));
        return options;
    }
}
