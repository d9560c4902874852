package io.rounds.app;

import static io.rounds.flink.Operators.attach;
import static io.rounds.flink.Operators.named;

import io.rounds.chats.ChatMarks;
import io.rounds.flink.Analysis;
import io.rounds.flink.DocumentSerializer;
import io.rounds.flink.SourceRatings;
import io.rounds.flink.TweetStreams;
import io.rounds.ingest.flink.AssignCommunities;
import io.rounds.ingest.flink.Deduplicate;
import io.rounds.ingest.flink.FillReposts;
import io.rounds.ingest.flink.RouteParsed;
import io.rounds.model.Document;
import io.rounds.model.Fingerprint;
import io.rounds.model.Parsed;
import io.rounds.model.Tweet;
import io.rounds.sink.RejectedDocuments;
import io.rounds.sink.TweetDocuments;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

/**
 * The analytics job, for live streams and archives: it reads tweets and writes documents. Credibility precedes the other
 * analyses, which use its ratings.
 *
 * <pre>
 *  source --> route --> fill-reposts --> deduplicate --> communities, marks ---> tweets --+--> render-tweets ----+
 *  (parses)     |                             +--------> communities-of-edits --> edits --+--> render-edits -----+
 *               |                             +--------> replaced -+                      +--> analyses ---------+
 *               +--> deletions ------------------------------------+--> deletions --------+--> render-deletions -+--> sink
 *               +--> publications -------------------------------------------> analyses
 *               +--> rejected -----------------------------------------------------------> render-rejected ------+
 * </pre>
 */
public final class AnalyticsJob {
    private AnalyticsJob() {}

    /**
     * Builds the job; the caller executes it.
     *
     * @param source reads and parses; its records have no event time yet
     * @param watermarks assigns event time and watermarks for each split of the source
     * @param sink receives all documents
     * @return the documents, for a further sink
     */
    public static DataStream<Document> build(
            StreamExecutionEnvironment env,
            Source<Parsed, ?, ?> source,
            WatermarkStrategy<Parsed> watermarks,
            Sink<Document> sink,
            AnalyticsOptions options) {
        SingleOutputStreamOperator<Parsed> parsed = named("source", env.fromSource(source, watermarks, "source"));
        SingleOutputStreamOperator<Tweet> routed = named("route", parsed.process(new RouteParsed()));
        TweetStreams streams = streams(routed, options);
        DataStream<Document> documents = named(
                        "render-tweets",
                        streams.tweets().map(TweetDocuments::of).returns(DocumentSerializer.TYPE))
                .union(
                        named("render-edits", streams.edits().flatMap(AnalyticsJob::renderEdit))
                                .returns(DocumentSerializer.TYPE),
                        named(
                                "render-deletions",
                                streams.deletions().map(TweetDocuments::removal).returns(DocumentSerializer.TYPE)),
                        named(
                                "render-rejected",
                                routed.getSideOutput(RouteParsed.REJECTED)
                                        .map(RejectedDocuments::of)
                                        .returns(DocumentSerializer.TYPE)));
        DataStream<Document> all = documents.union(analyze(streams, options.analyses()));
        named("sink", all.sinkTo(sink));
        return all;
    }

    /** The documents of these analyses; each sees what the analyses before it add to the streams. */
    public static DataStream<Document> analyze(TweetStreams streams, List<Analysis> analyses) {
        TweetStreams known = streams;
        List<DataStream<Document>> documents = new ArrayList<>();
        for (Analysis analysis : analyses) {
            Analysis.Findings found = analysis.topology(known);
            documents.add(found.documents());
            known = found.streams();
        }
        return documents.stream()
                .reduce((one, other) -> one.union(other))
                .orElseThrow(() -> new IllegalArgumentException("name at least one analysis"));
    }

    /** The input of the analyses: each tweet once with its communities, and its edits and deletions. */
    public static TweetStreams streams(SingleOutputStreamOperator<Tweet> routed, AnalyticsOptions options) {
        DataStream<Tweet> together = options.tweets().shuffleById()
                ? routed.partitionCustom(Math::floorMod, tweet -> (int) Fingerprint.of(tweet.partitionKey()))
                : routed;
        DataStream<Tweet> filled = attach(
                together,
                "fill-reposts",
                TypeInformation.of(Tweet.class),
                new FillReposts(options.communities(), options.tweets().repostsFor()));
        SingleOutputStreamOperator<Tweet> once = named(
                "deduplicate",
                filled.process(new Deduplicate(
                        options.tweets().duplicatesFor(), options.tweets().maxDuplicates(), options.communities())));
        return new TweetStreams(
                options.communities(),
                marked("marks", named("communities", once.flatMap(AssignCommunities.ofTweets(options.communities())))),
                marked(
                        "marks-of-edits",
                        named(
                                "communities-of-edits",
                                once.getSideOutput(Deduplicate.EDITS)
                                        .flatMap(AssignCommunities.ofEdits(options.communities())))),
                routed.getSideOutput(RouteParsed.DELETIONS).union(once.getSideOutput(Deduplicate.REPLACED)),
                routed.getSideOutput(RouteParsed.PUBLICATIONS),
                SourceRatings.none());
    }

    /** Adds chat labels and the names of matching confidentiality rules. */
    private static DataStream<Tweet> marked(String name, DataStream<Tweet> tweets) {
        return named(name, tweets.map(ChatMarks::of));
    }

    private static void renderEdit(Tweet tweet, Collector<Document> out) {
        TweetDocuments.ofEdit(tweet).forEach(out::collect);
    }
}
