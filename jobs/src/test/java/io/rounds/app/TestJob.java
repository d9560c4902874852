package io.rounds.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.flink.Analysis;
import io.rounds.ingest.RecordParser;
import io.rounds.ingest.flink.TweetTime;
import io.rounds.model.Community;
import io.rounds.model.Origin;
import io.rounds.model.Parsed;
import io.rounds.simulator.Message;
import io.rounds.simulator.Simulator;
import io.rounds.trends.TrendsOptions;
import io.rounds.trends.Window;
import io.rounds.trends.flink.TrendsAnalysis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The whole job on the test's cluster, over input with an end and with trends of each full hour only: what the tests of
 * the analyses share.
 *
 * @param options what it computes
 * @param disorder by how much the input may be out of order
 */
record TestJob(AnalyticsOptions options, Duration disorder) {

    /** All analyses, over input that is nearly in order. */
    static TestJob over(List<Community> communities) {
        TrendsOptions hourly = TrendsOptions.STANDARD.withWindows(List.of(Window.of("1h", "1h")));
        return new TestJob(
                AnalyticsOptions.of(communities).withShuffleById().with(new TrendsAnalysis(hourly)),
                Duration.ofSeconds(30));
    }

    TestJob with(Analysis analysis) {
        return new TestJob(options.with(analysis), disorder);
    }

    TestJob without(String analysis) {
        return new TestJob(options.without(analysis), disorder);
    }

    TestJob withDisorder(Duration other) {
        return new TestJob(options, other);
    }

    /** Runs it, and gives the final documents by index and id. */
    TreeMap<String, String> documents(List<Parsed> records, int parallelism) throws Exception {
        Configuration configuration = new Configuration();
        configuration.setString("restart-strategy.type", "none");
        return run(configuration, ListSource.ofRecords(records), TweetTime.watermarks(disorder), parallelism);
    }

    /**
     * Runs it with two subtasks, lets it fail once and restart from a checkpoint, and gives the final documents.
     *
     * @param afterTweets how many tweets pass before the failure
     * @param perSecond how fast they come, so that there are checkpoints before it
     */
    TreeMap<String, String> documentsAfterAFailure(
            List<Parsed> records, String backend, int afterTweets, double perSecond) throws Exception {
        FailOnce failure = new FailOnce(afterTweets);
        TreeMap<String, String> documents = run(
                FailOnce.restarting(backend),
                ListSource.ofRecords(records, perSecond),
                TweetTime.watermarks(disorder).withTimestampAssigner((parsed, before) -> failure.pass(parsed)),
                2);
        assertThat(failure.hasFailed()).as("the job has failed").isTrue();
        return documents;
    }

    private TreeMap<String, String> run(
            Configuration configuration,
            Source<Parsed, ?, ?> source,
            WatermarkStrategy<Parsed> watermarks,
            int parallelism)
            throws Exception {
        StreamExecutionEnvironment env = TestEnvironments.of(configuration);
        env.setParallelism(parallelism);
        CollectingSink sink = new CollectingSink();
        AnalyticsJob.build(env, source, watermarks, sink, options);
        env.execute();
        return sink.documents();
    }

    /** What arrives in a simulation: also late, twice, edited and deleted. */
    static List<Parsed> arriving(Simulator simulator) {
        RecordParser parser = new RecordParser();
        List<Parsed> records = new ArrayList<>();
        while (simulator.hasNext()) {
            Message message = simulator.next();
            parser.parse(message.payload(), new Origin("simulated:" + records.size(), message.arrival()), records::add);
        }
        return records;
    }
}
