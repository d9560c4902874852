package io.rounds.bench;

import static io.rounds.flink.Operators.named;

import io.rounds.model.Community;
import io.rounds.model.Tweet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.assigners.SlidingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/**
 * The peer: live rankings as Flink's manual has one write them. Each use of a topic is shuffled by topic and added to
 * every sliding window that it falls into; when a window ends, its topics meet in a one-minute window of their community,
 * which is ranked.
 *
 * <p>What it counts, and shows of each topic, is what the trends job does in a window. It still does less: one ranking of
 * the two, no expectations, and no corrections by late tweets.
 */
final class StockWindows {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private StockWindows() {}

    static DataStream<TopicCounts> ranked(DataStream<Tweet> tweets, List<Community> communities, Duration size, int top) {
        List<Community> all = new ArrayList<>(communities);
        DataStream<TopicCounts> counted = named(
                "stock-count",
                named(
                                "stock-uses",
                                tweets.flatMap((Tweet tweet, Collector<TopicOccurrence> out) -> TopicOccurrence.of(tweet, all, out))
                                        .returns(TopicOccurrence.class))
                        .keyBy(TopicOccurrence::topic)
                        .window(SlidingEventTimeWindows.of(size, MINUTE))
                        .aggregate(new TopicAccumulator.Adding(), new Naming()));
        return named(
                "stock-rank",
                counted.keyBy(TopicCounts::community)
                        .window(TumblingEventTimeWindows.of(MINUTE))
                        .process(new Ranking(top)));
    }

    /** Adds topic and window to a tally. */
    private static final class Naming extends ProcessWindowFunction<TopicAccumulator, TopicCounts, String, TimeWindow> {
        private static final long serialVersionUID = 1;

        @Override
        public void process(String topic, Context context, Iterable<TopicAccumulator> tallies, Collector<TopicCounts> out) {
            for (TopicAccumulator tally : tallies) {
                out.collect(new TopicCounts(
                        topic,
                        context.window().getEnd(),
                        tally.tweets,
                        tally.originals,
                        tally.authors.size(),
                        tally.display(),
                        tally.exemplars(),
                        tally.topLinks(),
                        0));
            }
        }
    }

    /** Ranks the topics of a community. */
    private static final class Ranking extends ProcessWindowFunction<TopicCounts, TopicCounts, String, TimeWindow> {
        private static final long serialVersionUID = 1;
        private final int top;

        Ranking(int top) {
            this.top = top;
        }

        @Override
        public void process(String community, Context context, Iterable<TopicCounts> topics, Collector<TopicCounts> out) {
            List<TopicCounts> sorted = new ArrayList<>();
            topics.forEach(sorted::add);
            sorted.sort(TopicCounts.LIVE);
            for (int i = 0; i < Math.min(top, sorted.size()); i++) {
                out.collect(sorted.get(i).ranked(i + 1));
            }
        }
    }
}
