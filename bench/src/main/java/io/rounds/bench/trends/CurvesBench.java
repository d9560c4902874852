package io.rounds.bench.trends;

import io.rounds.bench.results.Medians;
import io.rounds.bench.results.ResultFile;
import io.rounds.model.Community;
import io.rounds.trends.Window;
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

/** {@code rounds bench curves}: what the trends job costs as the stream and the question grow. */
@Command(
        name = "curves",
        description = {
            "Measures the trends job as one property changes at a time: tweets a second of event time (1 to 100,000), topics"
                    + " (10^3 to 10^6), the length of the window (15m to 7d) and the number of communities (1 to 100).",
            "",
            "Tweets are synthetic: each has the hashtag of one community and one topic, the k-th of which is used 1/k as"
                    + " often as the first. What does not change is 1,000 tweets a minute (10 where the window does),"
                    + " 10,000 topics, all four windows and one community. The first point runs once unmeasured.",
            ""
        },
        sortOptions = false)
public final class CurvesBench implements Callable<Integer> {
    @Option(
            names = "--tweets",
            defaultValue = "200000",
            description = "Tweets in each run; more where that is less than ten minutes of event time"
                    + " (default: ${DEFAULT-VALUE}).")
    private long tweets;

    @Option(names = "--rounds", defaultValue = "1", description = "Measured rounds (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--parallelism",
            defaultValue = "2",
            description = "Flink's parallelism (default: ${DEFAULT-VALUE}).")
    private int parallelism;

    @Option(
            names = "--backend",
            defaultValue = "hashmap",
            description = "State backend: hashmap or rocksdb (default: ${DEFAULT-VALUE}).")
    private String backend = "";

    @Option(
            names = "--axes",
            split = ",",
            defaultValue = "rate,topics,window,communities",
            description = "What to change (default: ${DEFAULT-VALUE}).")
    private List<String> axes = List.of();

    @Option(
            names = "--full",
            description =
                    "Also 10,000 and 100,000 tweets a second, which take 6 and 60 million tweets, and a million topics.")
    private boolean full;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the results to this file.")
    private @Nullable Path json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    public CurvesBench() {}

    /**
     * A line of the table.
     *
     * @param point what was measured
     * @param tweetsPerSecond by the clock, median
     * @param processorMicrosPerTweet median
     * @param processorMillisPerMinute processor time for each minute of event time, median
     */
    record Line(
            CurvePoint point,
            double tweetsPerSecond,
            double processorMicrosPerTweet,
            double processorMillisPerMinute) {}

    @Override
    public Integer call() throws Exception {
        List<CurvePoint> points = points();
        PrintWriter progress = spec.commandLine().getErr();
        RunConfig config = new RunConfig(parallelism, backend);
        Map<CurvePoint, List<Measurement>> measured = new LinkedHashMap<>();
        Path checkpoints = Files.createTempDirectory("rounds-curves");
        try {
            run(points.get(0), config, 0, checkpoints);
            for (int round = 1; round <= rounds; round++) {
                for (CurvePoint point : points) {
                    Measurement run = run(point, config, round, checkpoints);
                    measured.computeIfAbsent(point, first -> new ArrayList<>()).add(run);
                    progress.printf(
                            Locale.ROOT,
                            "round %d/%d  %-12s %-10s %,10.0f tweets/s  %8.2f us CPU each  %6.1f s%n",
                            round,
                            rounds,
                            point.axis(),
                            point.value(),
                            run.tweetsPerSecond(),
                            run.processorMicrosPerTweet(),
                            run.seconds());
                    progress.flush();
                }
            }
        } finally {
            Checkpoints.delete(checkpoints);
        }
        List<Line> lines = new ArrayList<>();
        measured.forEach((point, runs) -> lines.add(line(point, runs)));
        print(lines);
        if (json != null) {
            ResultFile.write(json, options(), lines);
            progress.printf("Results are in %s%n", json);
        }
        return CommandLine.ExitCode.OK;
    }

    private List<CurvePoint> points() {
        if (tweets < parallelism || rounds < 1 || parallelism < 1 || axes.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Rounds and parallelism must be 1 or more, tweets as many as that, and one axis given");
        }
        if (!List.of("hashmap", "rocksdb").contains(backend)) {
            throw new ParameterException(
                    spec.commandLine(), "--backend must be hashmap or rocksdb, not '" + backend + "'");
        }
        try {
            return axes.stream()
                    .flatMap(axis -> CurvePoint.of(axis, tweets, full).stream())
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private static Measurement run(CurvePoint point, RunConfig config, int round, Path checkpoints) throws Exception {
        SyntheticTweets load = new SyntheticTweets(point.topics(), point.communities());
        List<Community> communities = load.communities();
        List<Window> windows = Window.STANDARD.stream()
                .filter(window -> point.windows().contains(window.name()))
                .toList();
        Contender job = new Contender(
                point.axis(),
                point.value(),
                false,
                payloads -> Pipelines.trends(Pipelines.streams(payloads, communities), windows));
        return new JobRunner(load, point.tweetsPerMinute(), checkpoints).run(job, config, round, point.tweets());
    }

    private static Line line(CurvePoint point, List<Measurement> runs) {
        double micros = Medians.of(runs, Measurement::processorMicrosPerTweet);
        return new Line(
                point, Medians.of(runs, Measurement::tweetsPerSecond), micros, micros * point.tweetsPerMinute() / 1e3);
    }

    private void print(List<Line> lines) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%n%-12s %10s %12s %12s %14s %22s%n",
                "axis",
                "",
                "tweets",
                "tweets/s",
                "CPU us/tweet",
                "CPU ms/min. of events");
        for (Line line : lines) {
            out.printf(
                    Locale.ROOT,
                    "%-12s %10s %,12d %,12.0f %14.2f %22.2f%n",
                    line.point().axis(),
                    line.point().value(),
                    line.point().tweets(),
                    line.tweetsPerSecond(),
                    line.processorMicrosPerTweet(),
                    line.processorMillisPerMinute());
        }
        out.flush();
    }

    private Map<String, Object> options() {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("tweets", tweets);
        options.put("rounds", rounds);
        options.put("parallelism", parallelism);
        options.put("backend", backend);
        options.put("full", full);
        return options;
    }
}
