package io.rounds.bench.trends;

import io.rounds.bench.results.ResultFile;
import io.rounds.simulator.LoadPool;
import io.rounds.simulator.SimulatorOptions;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rounds bench trends}: the trends job compared with parsing alone and with Flink's own sliding windows. */
@Command(
        name = "trends",
        description = {
            "Compares the trends job with parsing alone and with Flink's own sliding windows.",
            "",
            "Every job reads the same simulated X API v2 payloads from memory, with a checkpoint every 10 s; all windows slide"
                    + " by one minute. Jobs alternate: each round runs every job once, and ratios are computed within a"
                    + " round. An additional first round is a warm-up.",
            "",
            "The density of the stream (--tweets-per-minute) matters: the lists of topics are emitted once per minute of event"
                    + " time, at a cost that does not depend on the number of tweets. The cost per tweet is therefore low in"
                    + " a dense stream, as when a job runs at its limit, and higher in a sparse one, as in the archive of a"
                    + " quiet month.",
            ""
        },
        sortOptions = false)
public final class TrendsBench implements Callable<Integer> {
    private static final int POOL_SIZE = 50_000;
    private static final double POOL_VOLUME = 4;

    @Option(names = "--tweets", defaultValue = "2000000", description = "Tweets per run (default: ${DEFAULT-VALUE}).")
    private long tweets;

    @Option(
            names = "--stock-tweets",
            defaultValue = "100000",
            description = "Tweets per run of Flink's own windows, which are slow (default: ${DEFAULT-VALUE}).")
    private long stockTweets;

    @Option(
            names = "--tweets-per-minute",
            defaultValue = "100000",
            description = "Tweets per minute of event time (default: ${DEFAULT-VALUE}).")
    private int tweetsPerMinute;

    @Option(names = "--rounds", defaultValue = "3", description = "Measured rounds (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--parallelism",
            split = ",",
            defaultValue = "1,2",
            description = "One or more values of Flink's parallelism (default: ${DEFAULT-VALUE}).")
    private List<Integer> parallelisms = List.of();

    @Option(
            names = "--backend",
            split = ",",
            defaultValue = "hashmap,rocksdb",
            description = "State backends: hashmap, rocksdb (default: ${DEFAULT-VALUE}).")
    private List<String> backends = List.of();

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "JOB",
            description =
                    "Run only these jobs: source, parse, trends-15m, trends-1h, trends-24h, trends-7d, trends-all, job, job-credibility, stock-1h.")
    private List<String> only = List.of();

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the results to this file.")
    private @Nullable Path json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    TrendsBench() {}

    @Override
    public Integer call() throws Exception {
        List<Contender> contenders = contenders();
        validate();
        PrintWriter progress = spec.commandLine().getErr();
        progress.printf("Generating %,d payloads%n", POOL_SIZE);
        LoadPool pool = LoadPool.create(
                SimulatorOptions.weeks(1).toBuilder().volume(POOL_VOLUME).build(), POOL_SIZE);
        Path checkpoints = Files.createTempDirectory("rounds-bench");
        try {
            JobRunner runner = new JobRunner(pool::payload, tweetsPerMinute, checkpoints);
            List<Measurement> measurements = new ArrayList<>();
            for (int round = 0; round <= rounds; round++) {
                measurements.addAll(round(runner, contenders, round, progress));
            }
            BenchReport report = new BenchReport(contenders, measurements);
            report.print(spec.commandLine().getOut());
            if (json != null) {
                ResultFile.write(json, options(), report.lines());
                progress.printf("Results are in %s%n", json);
            }
        } finally {
            Checkpoints.delete(checkpoints);
        }
        return CommandLine.ExitCode.OK;
    }

    /** Runs every job with every configuration once. Round 0 is the warm-up and is not measured. */
    private List<Measurement> round(JobRunner runner, List<Contender> contenders, int round, PrintWriter progress)
            throws Exception {
        List<Measurement> measured = new ArrayList<>();
        for (int parallelism : parallelisms) {
            for (String backend : backends) {
                RunConfig config = new RunConfig(parallelism, backend);
                for (Contender contender : contenders) {
                    Measurement run = runner.run(contender, config, round, contender.isPeer() ? stockTweets : tweets);
                    progress.printf(
                            Locale.ROOT,
                            "%s  %-28s %-28s %,10.0f tweets/s  %5.2f us CPU each  %5.1f s%n",
                            round == 0 ? "warm-up  " : "round " + round + "/" + rounds,
                            config,
                            contender.description(),
                            run.tweetsPerSecond(),
                            run.processorMicrosPerTweet(),
                            run.seconds());
                    progress.flush();
                    if (round > 0) {
                        measured.add(run);
                    }
                }
            }
        }
        return measured;
    }

    private List<Contender> contenders() {
        List<Contender> all = Contender.all();
        List<String> names = all.stream().map(Contender::name).toList();
        for (String name : only) {
            if (!names.contains(name)) {
                throw new ParameterException(
                        spec.commandLine(), "There is no job '" + name + "'; there are " + String.join(", ", names));
            }
        }
        return all.stream()
                .filter(contender -> only.isEmpty() || only.contains(contender.name()))
                .toList();
    }

    private void validate() {
        for (String backend : backends) {
            if (!List.of("hashmap", "rocksdb").contains(backend)) {
                throw new ParameterException(
                        spec.commandLine(), "--backend must be hashmap or rocksdb, not '" + backend + "'");
            }
        }
        boolean positive = tweets > 0 && stockTweets > 0 && tweetsPerMinute > 0 && rounds > 0;
        for (int parallelism : parallelisms) {
            positive &= parallelism > 0 && parallelism <= Math.min(tweets, stockTweets);
        }
        if (!positive) {
            throw new ParameterException(
                    spec.commandLine(), "Tweets, tweets per minute, rounds and parallelism must be 1 or more");
        }
    }

    private Map<String, Object> options() {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("tweets", tweets);
        options.put("stockTweets", stockTweets);
        options.put("tweetsPerMinute", tweetsPerMinute);
        options.put("rounds", rounds);
        options.put("checkpointSeconds", 10);
        options.put("payloads", POOL_SIZE);
        return options;
    }
}
