package io.rounds.bench.trends;

import io.rounds.bench.results.Medians;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Medians and ratios. A ratio is the median of the ratios within each round, so that it does not depend on a machine that
 * becomes slower or faster between rounds.
 */
final class BenchReport {
    private final List<Contender> contenders;
    private final List<Measurement> measurements;

    BenchReport(List<Contender> contenders, List<Measurement> measurements) {
        this.contenders = List.copyOf(contenders);
        this.measurements = List.copyOf(measurements);
    }

    /**
     * A line of the table.
     *
     * @param tweets in each run
     * @param tweetsPerSecond median
     * @param tweetsPerSecondByRound all rounds
     * @param processorMicrosPerTweet median
     * @param ofParse tweets/s as a fraction of those of parsing alone; null if that did not run
     * @param processorOfParse the CPU time of parsing alone as a fraction of this one's; null if that did not run
     * @param timesStock tweets/s as a multiple of those of the stock windows; null if these did not run
     */
    record Line(
            int parallelism,
            String backend,
            String contender,
            long tweets,
            double tweetsPerSecond,
            List<Double> tweetsPerSecondByRound,
            double processorMicrosPerTweet,
            @Nullable Double ofParse,
            @Nullable Double processorOfParse,
            @Nullable Double timesStock) {}

    List<Line> lines() {
        Set<RunConfig> configs = new LinkedHashSet<>();
        measurements.forEach(measurement -> configs.add(measurement.config()));
        List<Line> lines = new ArrayList<>();
        for (RunConfig config : configs) {
            for (Contender contender : contenders) {
                lines.add(line(config, contender.name()));
            }
        }
        return lines;
    }

    private Line line(RunConfig config, String contender) {
        List<Measurement> runs = runs(config, contender);
        List<Measurement> parse = runs(config, Contender.PARSE);
        return new Line(
                config.parallelism(),
                config.backend(),
                contender,
                runs.get(0).tweets(),
                Medians.of(runs, Measurement::tweetsPerSecond),
                runs.stream().map(Measurement::tweetsPerSecond).toList(),
                Medians.of(runs, Measurement::processorMicrosPerTweet),
                ratio(runs, parse, Measurement::tweetsPerSecond),
                ratio(parse, runs, Measurement::processorMicrosPerTweet),
                ratio(runs, runs(config, Contender.STOCK), Measurement::tweetsPerSecond));
    }

    private List<Measurement> runs(RunConfig config, String contender) {
        return measurements.stream()
                .filter(run -> run.config().equals(config) && run.contender().equals(contender))
                .toList();
    }

    private static @Nullable Double ratio(
            List<Measurement> above, List<Measurement> below, ToDoubleFunction<Measurement> value) {
        return above.isEmpty() || below.isEmpty() ? null : Medians.ofRatios(above, below, value);
    }

    /** Prints the table. */
    void print(PrintWriter out) {
        @Nullable String config = null;
        for (Line line : lines()) {
            String now = new RunConfig(line.parallelism(), line.backend()).toString();
            if (!now.equals(config)) {
                config = now;
                out.printf(
                        Locale.ROOT,
                        "%n%-30s %12s %10s %9s %12s %10s%n",
                        now,
                        "tweets/s",
                        "of parse",
                        "x stock",
                        "CPU us/tweet",
                        "CPU ratio");
            }
            out.printf(
                    Locale.ROOT,
                    "%-30s %,12.0f %10s %9s %12.2f %10s%n",
                    description(line.contender()),
                    line.tweetsPerSecond(),
                    format("%.2f", line.ofParse()),
                    format("%.1f", line.timesStock()),
                    line.processorMicrosPerTweet(),
                    format("%.2f", line.processorOfParse()));
        }
        out.flush();
    }

    private String description(String name) {
        return contenders.stream()
                .filter(contender -> contender.name().equals(name))
                .findFirst()
                .orElseThrow()
                .description();
    }

    private static String format(String format, @Nullable Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, format, value);
    }
}
