package io.rounds.bench.trends;

import static io.rounds.flink.Operators.named;

import io.rounds.app.AnalyticsJob;
import io.rounds.app.AnalyticsOptions;
import io.rounds.communities.Communities;
import io.rounds.credibility.CredibilityOptions;
import io.rounds.credibility.flink.CredibilityAnalysis;
import io.rounds.flink.TweetStreams;
import io.rounds.ingest.flink.RouteParsed;
import io.rounds.ingest.flink.TweetTime;
import io.rounds.model.Community;
import io.rounds.model.Document;
import io.rounds.model.Parsed;
import io.rounds.model.Tweet;
import io.rounds.trends.TopicKind;
import io.rounds.trends.Trend;
import io.rounds.trends.TrendsOptions;
import io.rounds.trends.Window;
import io.rounds.trends.flink.TrendsAnalysis;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.jspecify.annotations.Nullable;

/** The parts of the measured jobs, built from the job's own operators. */
final class Pipelines {
    /** The bundled communities. */
    static final List<Community> COMMUNITIES = Communities.load().list();

    /** The bound of out-of-orderness: the default of the job's live source. */
    private static final Duration DISORDER = Duration.ofSeconds(30);

    private Pipelines() {}

    static SingleOutputStreamOperator<Parsed> parsed(DataStream<byte[]> payloads) {
        return named("parse", payloads.flatMap(new ParseFunction()));
    }

    /** The input of every analysis: deduplicated tweets with event time, watermarks and communities. */
    static DataStream<Tweet> tweets(DataStream<byte[]> payloads) {
        return streams(payloads, COMMUNITIES).tweets();
    }

    /** The same with everything else that an analysis can ask for. */
    static TweetStreams streams(DataStream<byte[]> payloads, List<Community> communities) {
        SingleOutputStreamOperator<Parsed> timed =
                named("event-time", parsed(payloads).assignTimestampsAndWatermarks(TweetTime.watermarks(DISORDER)));
        return AnalyticsJob.streams(named("route", timed.process(new RouteParsed())), AnalyticsOptions.of(communities));
    }

    /** The documents of all analyses, rendered. */
    static DataStream<Document> documents(DataStream<byte[]> payloads, @Nullable CredibilityOptions credibility) {
        AnalyticsOptions options = AnalyticsOptions.of(COMMUNITIES);
        AnalyticsOptions chosen = credibility == null
                ? options.without("credibility")
                : options.with(new CredibilityAnalysis(credibility));
        return AnalyticsJob.analyze(streams(payloads, COMMUNITIES), chosen.analyses());
    }

    /** The trends of these windows, as the job computes them. */
    static DataStream<?> trends(DataStream<byte[]> payloads, List<Window> windows) {
        return trends(streams(payloads, COMMUNITIES), windows);
    }

    /** The same of other communities. */
    static DataStream<?> trends(TweetStreams streams, List<Window> windows) {
        TrendsAnalysis.Trends trends = new TrendsAnalysis(TrendsOptions.STANDARD.withWindows(windows)).trends(streams);
        named("discard-rankings", trends.rankings().sinkTo(new DiscardingSink<>()));
        return trends.history();
    }

    /** The history of a window with an end each minute: hashtags that rank from one author on. */
    static DataStream<Trend> eachMinute(DataStream<byte[]> payloads, Window window) {
        TrendsOptions options = TrendsOptions.STANDARD
                .withKinds(Set.of(TopicKind.HASHTAG))
                .withRankAuthors(1)
                .withWindows(List.of(window.withHistory("1m")));
        return new TrendsAnalysis(options)
                .trends(streams(payloads, COMMUNITIES))
                .history();
    }
}
