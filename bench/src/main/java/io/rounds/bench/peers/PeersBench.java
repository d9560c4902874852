package io.rounds.bench.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import io.rounds.bench.process.Checkout;
import io.rounds.bench.process.ChildProcess;
import io.rounds.bench.results.ResultFile;
import io.rounds.local.KafkaBroker;
import io.rounds.local.WorkDirectory;
import io.rounds.simulator.LoadPool;
import io.rounds.simulator.SimulatorOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rounds bench peers}: the same count in Rounds and in other engines. */
@Command(
        name = "peers",
        description = {
            "Compares Rounds with stock Flink windows, Flink SQL, Kafka Streams and Spark Structured Streaming.",
            "",
            "All read the same simulated X API v2 payloads, from a file or from a Kafka topic, and count tweets, originals and"
                    + " exact distinct authors of each hashtag of each community in four sliding windows. At each end of a"
                    + " window they rank the topics: live (most authors) and, except Rounds, spread (most authors for each"
                    + " tweet), a second ranking of the same counts. Rounds ranks by surprise instead, for which it keeps the"
                    + " history of every topic; it also slides all windows every minute, removes duplicates, accepts late"
                    + " tweets and finds exemplars and links.",
            "",
            "Every run is compared with the others of the same source: the command fails if a row of the live ranking differs, or"
                    + " of the spread ranking among those that have it.",
            "",
            "Engines take turns, each in a process of its own; a run is measured from the first tweet that the engine reads to"
                    + " its last row, so that its start does not count but its JIT compiler does. All have checkpoints, or"
                    + " commits, every 10 s; Spark has one after each micro-batch of 50,000 tweets. Files are read by all but Kafka"
                    + " Streams.",
            "",
            "The peers' libraries are not part of the normal build. This command builds what is missing by the Maven wrapper and"
                    + " downloads some 500 MB at the first time; --only rounds,stock needs none of it.",
            ""
        },
        sortOptions = false)
public final class PeersBench implements Callable<Integer> {
    private static final int POOL_SIZE = 50_000;
    private static final double POOL_VOLUME = 4;
    private static final int TOP = 50;

    @Option(
            names = "--tweets",
            defaultValue = "400000",
            description = "Tweets in each run (default: ${DEFAULT-VALUE}).")
    private long tweets;

    @Option(
            names = "--tweets-per-minute",
            defaultValue = "60",
            description = "Tweets in a minute of event time, 1 to 1,000,000 (default: ${DEFAULT-VALUE}).")
    private int tweetsPerMinute;

    @Option(
            names = "--windows",
            paramLabel = "SIZE=SLIDE",
            defaultValue = "15m=15m,1h=1h,24h=3h,7d=6h",
            description =
                    "The windows, each a multiple of its slide (default: ${DEFAULT-VALUE}, the ends of which Rounds"
                            + " writes a history). 15m=1m,1h=1m,24h=1m,7d=1m is what Rounds computes at any rate, and more than peers"
                            + " can do with many tweets.")
    private String windows = "";

    @Option(names = "--rounds", defaultValue = "3", description = "Measured rounds (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--parallelism",
            defaultValue = "1",
            description = "Threads of each engine, files and partitions (default: ${DEFAULT-VALUE}).")
    private int parallelism;

    @Option(
            names = "--source",
            split = ",",
            defaultValue = "file,kafka",
            description = "Where tweets are read from: file, kafka (default: ${DEFAULT-VALUE}).")
    private List<String> sources = List.of();

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "ENGINE",
            description = "Run only these engines: rounds, stock, sql, kafka-streams, spark.")
    private List<String> only = List.of();

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            defaultValue = "4g",
            description = "Heap of each engine, in the format of -Xmx (default: ${DEFAULT-VALUE}).")
    private String heap = "";

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the results to this file.")
    private @Nullable Path json;

    @Option(
            names = "--no-build",
            description = "Run the engines as they were built, even if their sources have changed since.")
    private boolean noBuild;

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description = "Keep the rows and the log of each run in this directory.")
    private @Nullable Path keep;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    public PeersBench() {}

    @Override
    public Integer call() throws Exception {
        List<Peer> peers = peers();
        List<PeerSource> chosen = sources();
        validate();
        PrintWriter progress = spec.commandLine().getErr();
        Path root = Checkout.root();
        try (WorkDirectory folder = WorkDirectory.create()) {
            if (!noBuild) {
                PeerBuild.ensure(root, peers, folder.path().resolve("build.log"), progress);
            }
            progress.printf(Locale.ROOT, "Writing %,d payloads for each source%n", tweets);
            progress.flush();
            PeerInput input = new PeerInput(
                    LoadPool.create(
                            SimulatorOptions.weeks(1).toBuilder()
                                    .volume(POOL_VOLUME)
                                    .build(),
                            POOL_SIZE),
                    tweets,
                    tweetsPerMinute,
                    parallelism);
            List<PeerMeasurement> measurements = new ArrayList<>();
            for (PeerSource source : chosen) {
                measurements.addAll(measure(source, peers, input, root, folder.path()));
            }
            PeersReport report = new PeersReport(measurements);
            report.print(spec.commandLine().getOut());
            if (json != null) {
                ResultFile.write(json, options(), report.lines());
                progress.printf("Results are in %s%n", json);
            }
        }
        return CommandLine.ExitCode.OK;
    }

    private List<PeerMeasurement> measure(PeerSource source, List<Peer> peers, PeerInput input, Path root, Path folder)
            throws Exception {
        List<Peer> readers = peers.stream().filter(peer -> peer.reads(source)).toList();
        if (readers.isEmpty()) {
            return List.of();
        }
        PeerInput.writeCommunities(folder.resolve("communities.tsv"));
        if (source == PeerSource.FILE) {
            input.writeFiles(folder.resolve("files"));
            if (readers.contains(Peer.SPARK)) {
                input.writeChunks(folder.resolve("chunks"));
            }
            return rounds(source, readers, input, root, folder, null);
        }
        try (KafkaBroker broker = KafkaBroker.start(folder.resolve("kafka"))) {
            input.send(broker);
            return rounds(source, readers, input, root, folder, broker);
        }
    }

    private List<PeerMeasurement> rounds(
            PeerSource source, List<Peer> peers, PeerInput input, Path root, Path folder, @Nullable KafkaBroker broker)
            throws IOException {
        PrintWriter progress = spec.commandLine().getErr();
        List<PeerMeasurement> measurements = new ArrayList<>();
        Map<String, Set<String>> expected = new LinkedHashMap<>();
        for (int round = 1; round <= rounds; round++) {
            for (Peer peer : peers) {
                String name = source.name().toLowerCase(Locale.ROOT) + "-" + peer.id() + "-" + round;
                Path run = Files.createDirectories((keep == null ? folder : keep.toAbsolutePath()).resolve(name));
                PeerMeasurement measured = run(peer, source, round, input, root, folder, run, broker);
                assertEqual(peer, PeerRows.read(run.resolve("rows.tsv")), expected);
                measurements.add(measured);
                progress.printf(
                        Locale.ROOT,
                        "round %d/%d  %-5s  %-28s %,10.0f tweets/s  %8.2f us CPU each  %6.1f s  %,d rows, equal%n",
                        round,
                        rounds,
                        source.name().toLowerCase(Locale.ROOT),
                        peer.title(),
                        measured.tweetsPerSecond(),
                        measured.processorMicrosPerTweet(),
                        measured.seconds(),
                        measured.rows());
                progress.flush();
            }
        }
        return measurements;
    }

    private PeerMeasurement run(
            Peer peer,
            PeerSource source,
            int round,
            PeerInput input,
            Path root,
            Path folder,
            Path run,
            @Nullable KafkaBroker broker)
            throws IOException {
        Path work = Files.createDirectories(folder.resolve("work-" + run.getFileName()));
        Path result = run.resolve("result.json");
        List<String> command = new ArrayList<>();
        command.add(ChildProcess.java());
        command.addAll(peer.launch(root, heap));
        if (broker == null) {
            command.addAll(List.of("--files", folder.resolve("files").toString()));
            command.addAll(List.of("--chunks", folder.resolve("chunks").toString()));
        } else {
            command.addAll(List.of("--kafka", broker.bootstrapServers(), "--topic", PeerInput.TOPIC));
        }
        command.addAll(List.of("--windows", windows));
        command.addAll(
                List.of("--communities", folder.resolve("communities.tsv").toString()));
        command.addAll(List.of("--until", Long.toString(input.until().toEpochMilli())));
        command.addAll(List.of("--parallelism", Integer.toString(parallelism), "--top", Integer.toString(TOP)));
        command.addAll(List.of("--work", work.toString()));
        command.addAll(List.of("--rows", run.resolve("rows.tsv").toString(), "--result", result.toString()));
        long before = processorNanos();
        ChildProcess.run(command, folder, run.resolve("log.txt"));
        long brokerNanos = processorNanos() - before;
        JsonNode measured = new ObjectMapper().readTree(result.toFile());
        return new PeerMeasurement(
                peer,
                source,
                round,
                input.total(),
                measured.path("version").asText(),
                measured.path("seconds").asDouble(),
                measured.path("processorSeconds").asDouble(),
                broker == null ? 0 : brokerNanos / 1e9,
                measured.path("rows").asLong());
    }

    private static long processorNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** The first rows of a ranking that are seen are what all others must equal. */
    private static void assertEqual(Peer peer, PeerRows rows, Map<String, Set<String>> expected) {
        List<String> rankings = peer == Peer.ROUNDS ? List.of(PeerRows.LIVE) : List.of(PeerRows.LIVE, PeerRows.SPREAD);
        for (String ranking : rankings) {
            Set<String> these = rows.of(ranking);
            Set<String> others = expected.computeIfAbsent(ranking, first -> these);
            String difference = PeerRows.difference(these, others);
            if (difference != null || these.isEmpty()) {
                throw new IllegalStateException("The " + ranking + " ranking of " + peer.title()
                        + " does not equal that of the engine before it: " + difference);
            }
        }
    }

    private List<Peer> peers() {
        Map<String, Peer> byName = new LinkedHashMap<>();
        Arrays.stream(Peer.values()).forEach(peer -> byName.put(peer.id(), peer));
        for (String name : only) {
            if (!byName.containsKey(name)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "There is no engine '" + name + "'; there are " + String.join(", ", byName.keySet()));
            }
        }
        return byName.values().stream()
                .filter(peer -> only.isEmpty() || only.contains(peer.id()))
                .toList();
    }

    private List<PeerSource> sources() {
        Map<PeerSource, Boolean> chosen = new EnumMap<>(PeerSource.class);
        for (String name : sources) {
            switch (name) {
                case "file" -> chosen.put(PeerSource.FILE, true);
                case "kafka" -> chosen.put(PeerSource.KAFKA, true);
                default ->
                    throw new ParameterException(
                            spec.commandLine(), "--source must be file or kafka, not '" + name + "'");
            }
        }
        return List.copyOf(chosen.keySet());
    }

    private void validate() {
        if (tweets < 1 || tweetsPerMinute < 1 || tweetsPerMinute > 1_000_000 || rounds < 1 || parallelism < 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Tweets, rounds and parallelism must be 1 or more, tweets per minute 1 to 1,000,000");
        }
        if (!windows.matches("[1-9][0-9]*[mhd]=[1-9][0-9]*[mhd](,[1-9][0-9]*[mhd]=[1-9][0-9]*[mhd])*")) {
            throw new ParameterException(
                    spec.commandLine(), "--windows must be like 15m=15m,1h=1h,24h=3h,7d=6h, not '" + windows + "'");
        }
    }

    private Map<String, Object> options() {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("tweets", tweets);
        options.put("tweetsPerMinute", tweetsPerMinute);
        options.put("windows", windows);
        options.put("rounds", rounds);
        options.put("parallelism", parallelism);
        options.put("heap", heap);
        options.put("top", TOP);
        return options;
    }
}
