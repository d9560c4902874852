package io.rounds.bench.peers;

import io.rounds.bench.results.Medians;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Medians, and ratios to Rounds within each round. */
final class PeersReport {
    private final List<PeerMeasurement> measurements;

    PeersReport(List<PeerMeasurement> measurements) {
        this.measurements = List.copyOf(measurements);
    }

    /**
     * A line of the table.
     *
     * @param title for people
     * @param tweetsPerSecond median
     * @param processorMicrosPerTweet median, of the peer's process
     * @param brokerMicrosPerTweet median, of Kafka's
     * @param timesSlower the speed of Rounds as a multiple of its own, median; null if Rounds did not run
     * @param timesProcessor its processor time as a multiple of that of Rounds, median; null if Rounds did not run
     */
    record Line(
            String peer,
            String title,
            String version,
            String source,
            long tweets,
            long rows,
            double tweetsPerSecond,
            List<Double> tweetsPerSecondByRound,
            double processorMicrosPerTweet,
            double brokerMicrosPerTweet,
            @Nullable Double timesSlower,
            @Nullable Double timesProcessor) {}

    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (PeerSource source : PeerSource.values()) {
            for (Peer peer : Peer.values()) {
                List<PeerMeasurement> runs = runs(peer, source);
                if (!runs.isEmpty()) {
                    lines.add(line(peer, source, runs));
                }
            }
        }
        return lines;
    }

    private Line line(Peer peer, PeerSource source, List<PeerMeasurement> runs) {
        List<PeerMeasurement> rounds = runs(Peer.ROUNDS, source);
        return new Line(
                peer.id(),
                peer.title(),
                runs.get(0).version(),
                source.name().toLowerCase(Locale.ROOT),
                runs.get(0).tweets(),
                runs.get(0).rows(),
                Medians.of(runs, PeerMeasurement::tweetsPerSecond),
                runs.stream().map(PeerMeasurement::tweetsPerSecond).toList(),
                Medians.of(runs, PeerMeasurement::processorMicrosPerTweet),
                Medians.of(runs, PeerMeasurement::brokerMicrosPerTweet),
                ratio(rounds, runs, PeerMeasurement::tweetsPerSecond),
                ratio(runs, rounds, PeerMeasurement::processorMicrosPerTweet));
    }

    private static @Nullable Double ratio(
            List<PeerMeasurement> above, List<PeerMeasurement> below, ToDoubleFunction<PeerMeasurement> value) {
        return above.isEmpty() || below.isEmpty() ? null : Medians.ofRatios(above, below, value);
    }

    private List<PeerMeasurement> runs(Peer peer, PeerSource source) {
        return measurements.stream()
                .filter(run -> run.peer() == peer && run.source() == source)
                .toList();
    }

    void print(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%n%-8s %-28s %12s %12s %12s %12s %12s%n",
                "source",
                "engine",
                "tweets/s",
                "Rounds is",
                "CPU us/tweet",
                "x Rounds",
                "+ Kafka us");
        for (Line line : lines()) {
            out.printf(
                    Locale.ROOT,
                    "%-8s %-28s %,12.0f %12s %12.2f %12s %12.2f%n",
                    line.source(),
                    line.title(),
                    line.tweetsPerSecond(),
                    times(line.timesSlower()),
                    line.processorMicrosPerTweet(),
                    times(line.timesProcessor()),
                    line.brokerMicrosPerTweet());
        }
        out.flush();
    }

    private static String times(@Nullable Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, "%.1f x", value);
    }
}
