package io.rounds.app;

import static io.rounds.flink.Operators.named;

import io.rounds.flink.Analysis;
import io.rounds.ingest.flink.AssignCommunities;
import io.rounds.ingest.flink.Deduplicate;
import io.rounds.ingest.flink.RouteParsed;
import io.rounds.model.Document;
import io.rounds.model.Fingerprint;
import io.rounds.model.Parsed;
import io.rounds.model.Tweet;
import io.rounds.sink.RejectedDocuments;
import io.rounds.sink.TweetDocuments;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Tweets in, documents out: the main job, live and for archives.
 *
 * <pre>
 *  source --> route --> deduplicate --> communities --> tweets --+--> render-tweets --+
 *  (parses)     |                                                +--> trends ---------+--> sink
 *               +--> rejected --> render-rejected ---------------------------------- -+
 *               +--> deletions --> render-deletions ----------------------------------+
 * </pre>
 */
public final class AnalyticsJob {
    private AnalyticsJob() {}

    /**
     * Builds the job; the caller executes it.
     *
     * @param source reads and parses; its records carry no event time yet
     * @param watermarks event time and its progress, for each split of the source
     * @param sink where all documents go
     */
    public static void build(
            StreamExecutionEnvironment env,
            Source<Parsed, ?, ?> source,
            WatermarkStrategy<Parsed> watermarks,
            Sink<Document> sink,
            AnalyticsOptions options) {
        SingleOutputStreamOperator<Parsed> parsed = named("source", env.fromSource(source, watermarks, "source"));
        SingleOutputStreamOperator<Tweet> routed = named("route", parsed.process(new RouteParsed()));
        DataStream<Tweet> tweets = analysed(routed, options);
        DataStream<Document> documents = named("render-tweets", tweets.map(TweetDocuments::of))
                .union(
                        named(
                                "render-deletions",
                                routed.getSideOutput(RouteParsed.DELETIONS).map(TweetDocuments::removal)),
                        named(
                                "render-rejected",
                                routed.getSideOutput(RouteParsed.REJECTED).map(RejectedDocuments::of)));
        for (Analysis analysis : Analyses.of(options)) {
            documents = documents.union(analysis.attach(tweets));
        }
        named("sink", documents.sinkTo(sink));
    }

    /** Each tweet once, with its communities. */
    public static DataStream<Tweet> analysed(SingleOutputStreamOperator<Tweet> routed, AnalyticsOptions options) {
        DataStream<Tweet> together = options.shuffleById()
                ? routed.partitionCustom(Math::floorMod, tweet -> (int) Fingerprint.of(tweet.id()))
                : routed;
        SingleOutputStreamOperator<Tweet> once = named(
                "deduplicate", together.process(new Deduplicate(options.duplicatesFor(), options.duplicatesAtMost())));
        return named("communities", once.flatMap(new AssignCommunities(options.communities())));
    }
}
