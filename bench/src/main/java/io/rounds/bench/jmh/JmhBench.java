package io.rounds.bench.jmh;

import io.rounds.bench.results.ResultFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * A comparison by JMH, on one thread: each benchmark of a class in a JVM of its own, and each as a multiple of a peer among
 * them.
 */
public abstract class JmhBench implements Callable<Integer> {
    private static final int WARM_UP_ROUNDS = 5;
    private static final int MILLIS_PER_SECOND = 1000;

    @Option(names = "--rounds", defaultValue = "5", description = "Measured rounds (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "2", description = "Duration of a round (default: ${DEFAULT-VALUE}).")
    private double seconds;

    @Option(
            names = "--forks",
            defaultValue = "1",
            description = "JVMs for each benchmark, one after another; 0 measures in this JVM, less precisely"
                    + " (default: ${DEFAULT-VALUE}).")
    private int forks;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the results to this file.")
    private @Nullable Path json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** For subclasses. */
    protected JmhBench() {}

    /** The class with the benchmarks. */
    protected abstract Class<?> benchmarks();

    /** What each benchmark does, by its name, in the order of the table. */
    protected abstract Map<String, String> descriptions();

    /** The name of the benchmark that the others are compared with. */
    protected abstract String peer();

    /** What the multiples are of, for the table. */
    protected abstract String peerTitle();

    /** What else the results should say about the input. */
    protected abstract Map<String, Object> input();

    /**
     * A line of the table.
     *
     * @param tweetsPerSecond mean of the rounds, by the clock
     * @param tweetsPerCoreSecond per second of CPU time, mean of the rounds
     * @param tweetsPerCoreSecondByRound all rounds
     * @param timesPeer {@code tweetsPerCoreSecond} as a multiple of that of the peer
     */
    public record Line(
            String name,
            double tweetsPerSecond,
            double tweetsPerCoreSecond,
            List<Double> tweetsPerCoreSecondByRound,
            double timesPeer) {}

    @Override
    public Integer call() throws RunnerException, IOException {
        if (rounds < 1 || seconds < 0.001 || forks < 0) {
            throw new ParameterException(
                    spec.commandLine(), "Rounds must be 1 or more, seconds 0.001 or more, forks 0 or more");
        }
        PrintWriter progress = spec.commandLine().getErr();
        progress.printf(
                Locale.ROOT,
                "Measuring for about %.0f seconds%n",
                descriptions().size() * Math.max(1, forks) * (WARM_UP_ROUNDS + rounds) * seconds);
        progress.flush();
        List<Line> lines = lines(run());
        print(lines, spec.commandLine().getOut());
        if (json != null) {
            ResultFile.write(json, options(), lines);
            progress.printf("Results are in %s%n", json);
        }
        return CommandLine.ExitCode.OK;
    }

    private Collection<RunResult> run() throws RunnerException {
        TimeValue round = TimeValue.milliseconds(Math.round(seconds * MILLIS_PER_SECOND));
        Options options = new OptionsBuilder()
                .include("^" + benchmarks().getName().replace(".", "\\.") + "\\.")
                .warmupIterations(WARM_UP_ROUNDS)
                .warmupTime(round)
                .measurementIterations(rounds)
                .measurementTime(round)
                .forks(forks)
                .threads(1)
                .jvmArgs("-Xms1g", "-Xmx1g")
                .shouldFailOnError(true)
                .build();
        return new Runner(options, OutputFormatFactory.createFormatInstance(System.err, VerboseMode.NORMAL)).run();
    }

    private List<Line> lines(Collection<RunResult> results) {
        Map<String, RunResult> byName = new LinkedHashMap<>();
        for (RunResult result : results) {
            String benchmark = result.getParams().getBenchmark();
            byName.put(benchmark.substring(benchmark.lastIndexOf('.') + 1), result);
        }
        double peer = mean(perCoreSecond(Objects.requireNonNull(byName.get(peer()))));
        List<Line> lines = new ArrayList<>();
        for (String name : descriptions().keySet()) {
            RunResult result = Objects.requireNonNull(byName.get(name));
            List<Double> perCoreSecond = perCoreSecond(result);
            double mean = mean(perCoreSecond);
            lines.add(new Line(name, result.getPrimaryResult().getScore(), mean, perCoreSecond, mean / peer));
        }
        return lines;
    }

    private static List<Double> perCoreSecond(RunResult result) {
        List<Double> rates = new ArrayList<>();
        for (BenchmarkResult fork : result.getBenchmarkResults()) {
            for (IterationResult round : fork.getIterationResults()) {
                double tweets = counted(round, "tweets");
                rates.add(tweets * TimeUnit.SECONDS.toNanos(1) / counted(round, "processorNanos"));
            }
        }
        return rates;
    }

    private static double counted(IterationResult round, String counter) {
        return Objects.requireNonNull(round.getSecondaryResults().get(counter)).getScore();
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    private void print(List<Line> lines, PrintWriter out) {
        out.printf(
                Locale.ROOT, "%n%-40s %12s %14s %18s%n", "one thread", "tweets/s", "a core-second", "x " + peerTitle());
        for (Line line : lines) {
            out.printf(
                    Locale.ROOT,
                    "%-40s %,12.0f %,14.0f %18.1f%n",
                    descriptions().get(line.name()),
                    line.tweetsPerSecond(),
                    line.tweetsPerCoreSecond(),
                    line.timesPeer());
        }
        out.flush();
    }

    private Map<String, Object> options() {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("rounds", rounds);
        options.put("seconds", seconds);
        options.put("forks", forks);
        options.putAll(input());
        return options;
    }
}
