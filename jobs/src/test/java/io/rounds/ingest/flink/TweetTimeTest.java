package io.rounds.ingest.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.model.Parsed;
import io.rounds.trends.Tweets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.clock.ManualClock;
import org.apache.flink.util.clock.RelativeClock;
import org.junit.jupiter.api.Test;

class TweetTimeTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final Duration DISORDER = Duration.ofSeconds(30);

    @Test
    void aLiveTweetOfTomorrowDoesNotMakeTheOthersLate() {
        WatermarkStrategy<Parsed> live =
                TweetTime.watermarks(DISORDER, Duration.ofMinutes(1), Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(watermarks(live, NOW.minusSeconds(60), NOW.plus(Duration.ofHours(20))))
                .containsExactly(
                        NOW.minusSeconds(90).toEpochMilli() - 1,
                        NOW.minusSeconds(30).toEpochMilli() - 1);
    }

    @Test
    void anArchiveIsReadByItsOwnTimeOnly() {
        Instant later = NOW.plus(Duration.ofHours(20));
        assertThat(watermarks(TweetTime.watermarks(DISORDER), NOW, later))
                .containsExactly(
                        NOW.minusSeconds(30).toEpochMilli() - 1,
                        later.minusSeconds(30).toEpochMilli() - 1);
    }

    private static List<Long> watermarks(WatermarkStrategy<Parsed> strategy, Instant... times) {
        WatermarkGenerator<Parsed> generator = strategy.createWatermarkGenerator(new Unmeasured());
        List<Long> marks = new ArrayList<>();
        for (Instant time : times) {
            generator.onEvent(
                    Parsed.of(Tweets.original(1, "1", time, "foamed")), time.toEpochMilli(), new Marks(marks));
            generator.onPeriodicEmit(new Marks(marks));
        }
        return marks;
    }

    private static final class Unmeasured implements WatermarkGeneratorSupplier.Context {
        @Override
        public MetricGroup getMetricGroup() {
            return UnregisteredMetricsGroup.createOperatorMetricGroup();
        }

        @Override
        public RelativeClock getInputActivityClock() {
            return new ManualClock();
        }
    }

    private record Marks(List<Long> marks) implements WatermarkOutput {
        @Override
        public void emitWatermark(Watermark watermark) {
            marks.add(watermark.getTimestamp());
        }

        @Override
        public void markIdle() {}

        @Override
        public void markActive() {}
    }
}
