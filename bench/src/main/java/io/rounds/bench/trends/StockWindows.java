package io.rounds.bench.trends;

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
 * The peer: live rankings with Flink's own sliding windows, as its documentation suggests. Each occurrence of a topic is
 * shuffled by topic and added to every sliding window that it falls into; when a window ends, the topics of a community are
 * collected in a one-minute window and ranked.
 *
 * <p>It computes the same counts and exemplars as the trends job, but less in total: one of the two rankings, no expected
 * counts, and no corrections by late tweets.
 */
final class StockWindows {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private StockWindows() {}

    static DataStream<TopicCounts> ranked(
            DataStream<Tweet> tweets, List<Community> communities, Duration size, int top) {
        List<Community> all = new ArrayList<>(communities);
        DataStream<TopicCounts> counted = named(
                "stock-count",
                named(
                                "stock-uses",
                                tweets.flatMap((Tweet tweet, Collector<TopicOccurrence> out) ->
                                                TopicOccurrence.of(tweet, all, out))
                                        .returns(TopicOccurrence.class))
                        .keyBy(TopicOccurrence::topic)
                        .window(SlidingEventTimeWindows.of(size, MINUTE))
                        .aggregate(new TopicAccumulator.Aggregation(), new AddWindow()));
        return named(
                "stock-rank",
                counted.keyBy(TopicCounts::community)
                        .window(TumblingEventTimeWindows.of(MINUTE))
                        .process(new Ranking(top)));
    }

    /** Adds topic and window to the accumulated counts. */
    private static final class AddWindow
            extends ProcessWindowFunction<TopicAccumulator, TopicCounts, String, TimeWindow> {
        private static final long serialVersionUID = 1;

        @Override
        public void process(
                String topic, Context context, Iterable<TopicAccumulator> accumulators, Collector<TopicCounts> out) {
            for (TopicAccumulator accumulator : accumulators) {
                out.collect(new TopicCounts(
                        topic,
                        context.window().getEnd(),
                        accumulator.tweets,
                        accumulator.originals,
                        accumulator.authors.size(),
                        accumulator.display(),
                        accumulator.exemplars(),
                        accumulator.topLinks(),
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
        public void process(
                String community, Context context, Iterable<TopicCounts> topics, Collector<TopicCounts> out) {
            List<TopicCounts> sorted = new ArrayList<>();
            topics.forEach(sorted::add);
            sorted.sort(TopicCounts.LIVE);
            for (int i = 0; i < Math.min(top, sorted.size()); i++) {
                out.collect(sorted.get(i).ranked(i + 1));
            }
        }
    }
}
