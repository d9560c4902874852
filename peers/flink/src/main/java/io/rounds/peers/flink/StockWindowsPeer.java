package io.rounds.peers.flink;

import static io.rounds.flink.Operators.named;

import io.rounds.peers.CommunityTags;
import io.rounds.peers.Occurrence;
import io.rounds.peers.PeerRun;
import io.rounds.peers.PeerTask;
import io.rounds.peers.RankedRow;
import io.rounds.peers.TopicCount;
import io.rounds.peers.WindowSpec;
import io.rounds.peers.XPayload;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.assigners.SlidingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/**
 * Flink's own windows, as its documentation suggests: occurrences are keyed by topic and added to every sliding window that
 * they fall into; when a window ends, its topics are collected by community and ranked.
 */
public final class StockWindowsPeer {
    private StockWindowsPeer() {}

    /** Runs it; for the arguments see {@link PeerTask}. */
    public static void main(String[] arguments) throws Exception {
        PeerRun.run(
                "Flink " + StreamExecutionEnvironment.class.getPackage().getImplementationVersion(),
                StockWindowsPeer::run,
                arguments);
    }

    /** What is shuffled. Public, with public fields, as Flink wants its records. */
    public static final class Use {
        public String key = "";
        public long author;
        public boolean original;
        public long millis;
    }

    /** What a window keeps of a topic. */
    public static final class Count {
        public long tweets;
        public long originals;
        public Set<Long> authors = new HashSet<>();
    }

    /** A topic of a window that has ended. */
    public static final class Counted {
        public String community = "";
        public String topic = "";
        public long end;
        public long tweets;
        public long originals;
        public long authors;
    }

    private static void run(PeerTask task) throws Exception {
        StreamExecutionEnvironment environment = PeerEnvironment.of(task);
        CommunityTags communities = CommunityTags.read(task.communities());
        SingleOutputStreamOperator<Use> uses = named(
                "uses",
                PeerEnvironment.payloads(environment, task)
                        .flatMap(new Uses(communities))
                        .returns(Use.class));
        DataStream<Use> timed = named(
                "event-time",
                uses.assignTimestampsAndWatermarks(WatermarkStrategy.<Use>forBoundedOutOfOrderness(RoundsPeer.DISORDER)
                        .withTimestampAssigner((use, recordTime) -> use.millis)));
        for (WindowSpec window : task.windows()) {
            DataStream<Counted> counted = named(
                    "count-" + window.name(),
                    timed.keyBy(use -> use.key)
                            .window(SlidingEventTimeWindows.of(window.size(), window.slide()))
                            .aggregate(new Sum(), new AddWindow()));
            DataStream<Integer> ranked = named(
                    "rank-" + window.name(),
                    counted.keyBy(count -> count.community)
                            .window(TumblingEventTimeWindows.of(Duration.ofMinutes(1)))
                            .process(new Rank(window.name(), task.top())));
            named("discard-" + window.name(), ranked.sinkTo(new DiscardingSink<>()));
        }
        environment.execute("stock-windows");
    }

    private static final class Uses implements FlatMapFunction<byte[], Use> {
        private static final long serialVersionUID = 1;
        private final CommunityTags communities;

        Uses(CommunityTags communities) {
            this.communities = communities;
        }

        @Override
        public void flatMap(byte[] payload, Collector<Use> out) throws IOException {
            PeerRun.started();
            XPayload tweet = XPayload.read(payload);
            for (Occurrence occurrence : communities.occurrences(tweet.hashtags())) {
                Use use = new Use();
                use.key = occurrence.key();
                use.author = tweet.authorId();
                use.original = tweet.original();
                use.millis = Instant.parse(tweet.data().createdAt()).toEpochMilli();
                out.collect(use);
            }
        }
    }

    private static final class Sum implements AggregateFunction<Use, Count, Count> {
        private static final long serialVersionUID = 1;

        @Override
        public Count createAccumulator() {
            return new Count();
        }

        @Override
        public Count add(Use use, Count count) {
            count.tweets++;
            count.originals += use.original ? 1 : 0;
            count.authors.add(use.author);
            return count;
        }

        @Override
        public Count getResult(Count count) {
            return count;
        }

        @Override
        public Count merge(Count one, Count other) {
            one.tweets += other.tweets;
            one.originals += other.originals;
            one.authors.addAll(other.authors);
            return one;
        }
    }

    private static final class AddWindow extends ProcessWindowFunction<Count, Counted, String, TimeWindow> {
        private static final long serialVersionUID = 1;

        @Override
        public void process(String key, Context context, Iterable<Count> counts, Collector<Counted> out) {
            int blank = key.indexOf(' ');
            for (Count count : counts) {
                Counted counted = new Counted();
                counted.community = key.substring(0, blank);
                counted.topic = key.substring(blank + 1);
                counted.end = context.window().getEnd();
                counted.tweets = count.tweets;
                counted.originals = count.originals;
                counted.authors = count.authors.size();
                out.collect(counted);
            }
        }
    }

    private static final class Rank extends ProcessWindowFunction<Counted, Integer, String, TimeWindow> {
        private static final long serialVersionUID = 1;
        private final String window;
        private final int top;

        Rank(String window, int top) {
            this.window = window;
            this.top = top;
        }

        @Override
        public void process(String community, Context context, Iterable<Counted> topics, Collector<Integer> out) {
            List<TopicCount> counts = new ArrayList<>();
            topics.forEach(
                    topic -> counts.add(new TopicCount(topic.topic, topic.tweets, topic.originals, topic.authors)));
            List<RankedRow> rows =
                    RankedRow.both(community, window, context.window().getEnd(), counts, top);
            PeerRun.write(rows);
            out.collect(rows.size());
        }
    }
}
