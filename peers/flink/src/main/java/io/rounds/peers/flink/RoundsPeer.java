package io.rounds.peers.flink;

import static io.rounds.flink.Operators.named;

import io.rounds.app.AnalyticsJob;
import io.rounds.app.AnalyticsOptions;
import io.rounds.flink.TweetStreams;
import io.rounds.ingest.RecordParser;
import io.rounds.ingest.flink.RouteParsed;
import io.rounds.ingest.flink.TweetTime;
import io.rounds.model.Community;
import io.rounds.model.Origin;
import io.rounds.model.Parsed;
import io.rounds.peers.PeerRun;
import io.rounds.peers.PeerTask;
import io.rounds.peers.RankedRow;
import io.rounds.peers.TopicCount;
import io.rounds.trends.TopicKind;
import io.rounds.trends.TopicRow;
import io.rounds.trends.Trend;
import io.rounds.trends.TrendsOptions;
import io.rounds.trends.Window;
import io.rounds.trends.flink.TrendsAnalysis;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Rounds itself: parser, deduplication, communities and the trends job. It computes more than is compared: the ranking by
 * surprise with what it learns for it, exemplars, links and spellings.
 */
public final class RoundsPeer {
    /** By how much a tweet may come behind a later one; the same in all peers. */
    static final Duration DISORDER = Duration.ofSeconds(30);

    private RoundsPeer() {}

    /** Runs it; for the arguments see {@link PeerTask}. */
    public static void main(String[] arguments) throws Exception {
        PeerRun.run("Rounds", RoundsPeer::run, arguments);
    }

    private static void run(PeerTask task) throws Exception {
        StreamExecutionEnvironment environment = PeerEnvironment.of(task);
        DataStream<byte[]> payloads = PeerEnvironment.payloads(environment, task);
        SingleOutputStreamOperator<Parsed> timed = named(
                "event-time",
                named("parse", payloads.flatMap(new Parse()))
                        .assignTimestampsAndWatermarks(TweetTime.watermarks(DISORDER)));
        TweetStreams streams = AnalyticsJob.streams(
                named("route", timed.process(new RouteParsed())), AnalyticsOptions.of(communities(task)));
        List<Window> windows = task.windows().stream()
                .map(window -> new Window(window.name(), (int) window.size().toMinutes(), (int)
                        window.slide().toMinutes()))
                .toList();
        DataStream<Trend> trends = new TrendsAnalysis(TrendsOptions.STANDARD
                        .withKinds(Set.of(TopicKind.HASHTAG))
                        .withRankAuthors(1)
                        .withWindows(windows))
                .trends(streams)
                .history();
        Map<String, Long> slides = new LinkedHashMap<>();
        task.windows()
                .forEach(window -> slides.put(window.name(), window.slide().toMillis()));
        named("discard", named("rows", trends.map(new WriteRow(slides))).sinkTo(new DiscardingSink<>()));
        environment.execute("rounds");
    }

    private static List<Community> communities(PeerTask task) throws IOException {
        Map<String, Set<String>> tags = new LinkedHashMap<>();
        for (String line : Files.readAllLines(task.communities())) {
            String[] parts = line.split("\t", 2);
            tags.computeIfAbsent(parts[0], community -> new LinkedHashSet<>()).add(parts[1]);
        }
        List<Community> communities = new ArrayList<>();
        tags.forEach((name, own) -> communities.add(new Community(name, name, own, false)));
        return communities;
    }

    /** Parses as the job's source does. */
    private static final class Parse extends RichFlatMapFunction<byte[], Parsed> {
        private static final long serialVersionUID = 1;
        private transient @Nullable RecordParser parser;
        private transient @Nullable Origin origin;

        @Override
        public void open(OpenContext context) {
            parser = new RecordParser();
            origin = new Origin("bench", Instant.EPOCH);
        }

        @Override
        public void flatMap(byte[] payload, Collector<Parsed> out) {
            PeerRun.started();
            if (parser != null && origin != null) {
                parser.parse(payload, origin, out::collect);
            }
        }
    }

    /** Writes the rows of the live ranking; at the end of the input Rounds also closes windows that no slide closes. */
    private static final class WriteRow implements MapFunction<Trend, Long> {
        private static final long serialVersionUID = 1;
        private final Map<String, Long> slides;

        WriteRow(Map<String, Long> slides) {
            this.slides = slides;
        }

        @Override
        public Long map(Trend trend) {
            TopicRow row = trend.row();
            Integer rank = trend.liveRank();
            long end = trend.windowEnd().toEpochMilli();
            long slide = slides.getOrDefault(trend.window(), Long.MAX_VALUE);
            if (row != null && rank != null && end % slide == 0) {
                TopicCount count = new TopicCount(trend.topic(), row.tweets(), row.originals(), row.authors());
                PeerRun.write(
                        List.of(new RankedRow(trend.community(), trend.window(), end, RankedRow.LIVE, rank, count)));
            }
            return end;
        }
    }
}
