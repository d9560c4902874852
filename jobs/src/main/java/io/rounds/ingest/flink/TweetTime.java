package io.rounds.ingest.flink;

import io.rounds.model.Parsed;
import io.rounds.model.Tweet;
import java.time.Clock;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.BoundedOutOfOrdernessWatermarks;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.jspecify.annotations.Nullable;

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
                        context -> new OfTweets(new BoundedOutOfOrdernessWatermarks<>(disorder), null))
                .withTimestampAssigner(context -> assigner());
    }

    /**
     * Watermarks for a live stream. They never go beyond the clock: one tweet with a date of tomorrow must not make all
     * others late.
     *
     * @param disorder as above
     * @param idleAfter after how much silence a split no longer holds the others back
     * @param clock serializable, as those of the JDK are
     */
    public static WatermarkStrategy<Parsed> watermarks(Duration disorder, Duration idleAfter, Clock clock) {
        return WatermarkStrategy.<Parsed>forGenerator(
                        context -> new OfTweets(new BoundedOutOfOrdernessWatermarks<>(disorder), clock))
                .withTimestampAssigner(context -> assigner())
                .withIdleness(idleAfter);
    }

    private static TimestampAssigner<Parsed> assigner() {
        return TweetTime::millis;
    }

    private static long millis(Parsed parsed, long recordTime) {
        Tweet tweet = parsed.tweet();
        return tweet == null ? recordTime : tweet.createdAt().toEpochMilli();
    }

    /** Shows only tweets to the usual generator, none later than now. */
    private static final class OfTweets implements WatermarkGenerator<Parsed> {
        private final WatermarkGenerator<Parsed> usual;
        private final @Nullable Clock clock;
        private long now = Long.MIN_VALUE;

        OfTweets(WatermarkGenerator<Parsed> usual, @Nullable Clock clock) {
            this.usual = usual;
            this.clock = clock;
        }

        @Override
        public void onEvent(Parsed event, long millis, WatermarkOutput output) {
            if (event.tweet() != null) {
                usual.onEvent(event, Math.min(millis, latest(millis)), output);
            }
        }

        /** The clock is read only by tweets later than it was when it was read last. */
        private long latest(long millis) {
            if (clock == null) {
                return Long.MAX_VALUE;
            }
            if (millis > now) {
                now = clock.millis();
            }
            return now;
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            usual.onPeriodicEmit(output);
        }
    }
}
