package io.rounds.bench.trends;

import io.rounds.credibility.CredibilityOptions;
import io.rounds.trends.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * A job in the comparison.
 *
 * @param name for the command line and the report
 * @param description for the table
 * @param isPeer whether it uses Flink's own windows, which are slow and therefore get fewer tweets
 */
record Contender(String name, String description, boolean isPeer, Pipeline pipeline) {
    /** Name of the job that only reads. */
    static final String SOURCE = "source";
    /** Name of the job that all are compared with. */
    static final String PARSE = "parse";
    /** Name of the peer. */
    static final String STOCK = "stock-1h";

    /** Length of the rankings, as in the trends job. */
    private static final int TOP = 50;

    /** Processes the payloads; the results are discarded. */
    interface Pipeline {
        DataStream<?> results(DataStream<byte[]> payloads);
    }

    /** All jobs, in the order in which they run. */
    static List<Contender> all() {
        List<Contender> all = new ArrayList<>();
        all.add(new Contender(SOURCE, "source only", false, payloads -> payloads));
        all.add(new Contender(PARSE, "parse only", false, Pipelines::parsed));
        for (Window window : Window.STANDARD) {
            all.add(new Contender(
                    "trends-" + window.name(),
                    "trends, window of " + window.name(),
                    false,
                    payloads -> Pipelines.trends(payloads, List.of(window))));
        }
        all.add(new Contender(
                "trends-all",
                "trends, all " + Window.STANDARD.size() + " windows",
                false,
                payloads -> Pipelines.trends(payloads, Window.STANDARD)));
        all.add(new Contender(
                "job", "the job without credibility", false, payloads -> Pipelines.documents(payloads, null)));
        all.add(new Contender(
                "job-credibility",
                "the job with credibility",
                false,
                payloads -> Pipelines.documents(payloads, CredibilityOptions.standard())));
        all.add(new Contender(
                STOCK, "stock sliding windows of 1h", true, payloads -> stock(payloads, Duration.ofHours(1))));
        return all;
    }

    private static DataStream<TopicCounts> stock(DataStream<byte[]> payloads, Duration size) {
        return StockWindows.ranked(Pipelines.tweets(payloads), Pipelines.COMMUNITIES, size, TOP);
    }
}
