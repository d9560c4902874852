package io.rounds.ingest.flink;

import io.rounds.model.Parsed;
import io.rounds.model.Tweet;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.BoundedOutOfOrdernessWatermarks;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/** Event time: when a tweet was written. Deletions and rejections have none and move no watermark. */
public final class TweetTime {
    private TweetTime() {}

    /**
     * Watermarks for a stream with an end: they depend on the input alone, not on how fast it is read.
     *
     * @param disorder by how much a tweet may come behind a later one of the same split without being late
     */
    public static WatermarkStrategy<Parsed> watermarks(Duration disorder) {
        return WatermarkStrategy.<Parsed>forGenerator(
                        context -> new OfTweets(new BoundedOutOfOrdernessWatermarks<>(disorder)))
                .withTimestampAssigner(context -> assigner());
    }

    /**
     * Watermarks for a live stream.
     *
     * @param disorder as above
     * @param idleAfter after how much silence a split no longer holds the others back
     */
    public static WatermarkStrategy<Parsed> watermarks(Duration disorder, Duration idleAfter) {
        return watermarks(disorder).withIdleness(idleAfter);
    }

    private static TimestampAssigner<Parsed> assigner() {
        return TweetTime::millis;
    }

    private static long millis(Parsed parsed, long recordTime) {
        Tweet tweet = parsed.tweet();
        return tweet == null ? recordTime : tweet.createdAt().toEpochMilli();
    }

    /** Shows only tweets to the usual generator. */
    private static final class OfTweets implements WatermarkGenerator<Parsed> {
        private final WatermarkGenerator<Parsed> usual;

        OfTweets(WatermarkGenerator<Parsed> usual) {
            this.usual = usual;
        }

        @Override
        public void onEvent(Parsed event, long millis, WatermarkOutput output) {
            if (event.tweet() != null) {
                usual.onEvent(event, millis, output);
            }
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            usual.onPeriodicEmit(output);
        }
    }
}
