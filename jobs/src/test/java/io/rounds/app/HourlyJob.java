package io.rounds.app;

import io.rounds.ingest.flink.TweetTime;
import io.rounds.model.Community;
import io.rounds.model.Parsed;
import io.rounds.trends.TrendsOptions;
import io.rounds.trends.Window;
import io.rounds.trends.flink.TrendsAnalysis;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The whole job over a source with an end, with trends of each full hour only. */
final class HourlyJob {
    private HourlyJob() {}

    /** Runs it on the test's cluster and gives the final documents by index and id. */
    static TreeMap<String, String> documents(Source<Parsed, ?, ?> source, int parallelism, List<Community> communities)
            throws Exception {
        Configuration configuration = new Configuration();
        configuration.setString("restart-strategy.type", "none");
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(Environments.configured(configuration));
        env.setParallelism(parallelism);
        CollectingSink sink = new CollectingSink();
        AnalyticsJob.build(
                env,
                source,
                TweetTime.watermarks(Duration.ofSeconds(30)),
                sink,
                AnalyticsOptions.of(communities)
                        .withShuffleById()
                        .without("credibility")
                        .with(new TrendsAnalysis(TrendsOptions.STANDARD.withWindows(List.of(Window.of("1h", "1h"))))));
        env.execute();
        return sink.documents();
    }
}
