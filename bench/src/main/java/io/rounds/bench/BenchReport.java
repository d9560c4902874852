package io.rounds.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Medians and ratios. A ratio is the median of the ratios within each round, so that a machine that becomes slower or
 * faster during the rounds does not change it.
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
     * @param ofParse tweets/s as a part of those of parsing alone; null where that did not run
     * @param processorOfParse parsing's processor time as a part of this one's; null where that did not run
     * @param timesStock tweets/s as a multiple of those of the stock windows; null where these did not run
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
        Set<RunConfig> settings = new LinkedHashSet<>();
        measurements.forEach(measurement -> settings.add(measurement.setting()));
        List<Line> lines = new ArrayList<>();
        for (RunConfig setting : settings) {
            for (Contender contender : contenders) {
                lines.add(line(setting, contender.name()));
            }
        }
        return lines;
    }

    private Line line(RunConfig setting, String contender) {
        List<Measurement> runs = runs(setting, contender);
        List<Measurement> parse = runs(setting, Contender.PARSE);
        return new Line(
                setting.parallelism(),
                setting.backend(),
                contender,
                runs.get(0).tweets(),
                median(runs, Measurement::tweetsPerSecond),
                runs.stream().map(Measurement::tweetsPerSecond).toList(),
                median(runs, Measurement::processorMicrosPerTweet),
                ratio(runs, parse, Measurement::tweetsPerSecond),
                ratio(parse, runs, Measurement::processorMicrosPerTweet),
                ratio(runs, runs(setting, Contender.STOCK), Measurement::tweetsPerSecond));
    }

    private List<Measurement> runs(RunConfig setting, String contender) {
        return measurements.stream()
                .filter(run -> run.setting().equals(setting) && run.contender().equals(contender))
                .toList();
    }

    private static double median(List<Measurement> runs, ToDoubleFunction<Measurement> value) {
        return median(runs.stream().mapToDouble(value).toArray());
    }

    private static @Nullable Double ratio(
            List<Measurement> above, List<Measurement> below, ToDoubleFunction<Measurement> value) {
        if (above.isEmpty() || below.isEmpty()) {
            return null;
        }
        double[] ratios = new double[above.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = value.applyAsDouble(above.get(i)) / value.applyAsDouble(below.get(i));
        }
        return median(ratios);
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The table for people. */
    void print(PrintWriter out) {
        @Nullable String setting = null;
        for (Line line : lines()) {
            String now = new RunConfig(line.parallelism(), line.backend()).toString();
            if (!now.equals(setting)) {
                setting = now;
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
                    shown("%.2f", line.ofParse()),
                    shown("%.1f", line.timesStock()),
                    line.processorMicrosPerTweet(),
                    shown("%.2f", line.processorOfParse()));
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

    private static String shown(String format, @Nullable Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, format, value);
    }
}
