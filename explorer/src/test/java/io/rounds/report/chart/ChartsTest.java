package io.rounds.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.rounds.report.Samples;
import io.rounds.report.page.Drawing;
import io.rounds.report.session.TimeBins;
import io.rounds.report.text.EnglishText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChartsTest {
    private static final Instant START = Instant.parse("2026-01-06T20:03:30Z");

    private static TimeBins bins(Duration length) {
        return TimeBins.between(START, START.plus(length));
    }

    @Test
    void aTimeRangeHasFewEnoughBinsForAChart() {
        assertThat(bins(Duration.ZERO))
                .isEqualTo(new TimeBins(Instant.parse("2026-01-06T20:03:00Z").getEpochSecond(), 60, 1));
        assertThat(bins(Duration.ofMinutes(95)).width()).isEqualTo(60);
        assertThat(bins(Duration.ofMinutes(96)).unit()).isEqualTo("2 minutes");
        assertThat(bins(Duration.ofDays(3)).unit()).isEqualTo("hour");
        assertThat(bins(Duration.ofDays(90)).unit()).isEqualTo("day");
        for (int days : new int[] {200, 4_000, 40_000}) {
            assertThat(bins(Duration.ofDays(days)).count()).isBetween(30, 96);
        }
    }

    @Test
    void everyTimeIsInTheBinThatStartsBeforeIt() {
        TimeBins bins = bins(Duration.ofDays(3));
        for (int minute = 0; minute <= 3 * 24 * 60; minute++) {
            Instant at = START.plusSeconds(60L * minute);
            Instant start = bins.start(bins.of(at));
            assertThat(Duration.between(start, at))
                    .isBetween(Duration.ZERO, Duration.ofMinutes(60).minusMillis(1));
        }
        assertThat(bins.of(START.minusSeconds(99_999))).isZero();
        assertThat(bins.of(START.plusSeconds(999_999))).isEqualTo(bins.count() - 1);
    }

    @Test
    void labelsStandAtRoundTimes() {
        TimeBins minutes = bins(Duration.ofMinutes(60));
        assertThat(minutes.roundStep(7)).isEqualTo(10);
        assertThat(minutes.start(minutes.firstRound(10))).isEqualTo("2026-01-06T20:10:00Z");
        TimeBins quarters = bins(Duration.ofHours(20));
        assertThat(quarters.unit()).isEqualTo("15 minutes");
        assertThat(quarters.roundStep(9)).isEqualTo(12);
        assertThat(quarters.start(quarters.firstRound(12))).isEqualTo("2026-01-06T21:00:00Z");
        assertThat(bins(Duration.ZERO).firstRound(5)).isZero();
    }

    @Test
    void anAxisEndsAtARoundNumberAboveTheLargest() {
        assertThat(AxisScale.upTo(0)).isEqualTo(new AxisScale(1, 1));
        assertThat(AxisScale.upTo(3).ticks()).containsExactly(0L, 1L, 2L, 3L);
        assertThat(AxisScale.upTo(7).ticks()).containsExactly(0L, 2L, 4L, 6L, 8L);
        assertThat(AxisScale.upTo(145)).isEqualTo(new AxisScale(150, 50));
        for (long largest : new long[] {1, 9, 10, 11, 99, 101, 12_345, 987_654_321L}) {
            AxisScale scale = AxisScale.upTo(largest);
            assertThat(scale.top()).isBetween(largest, 3 * largest);
            assertThat(scale.ticks()).hasSizeBetween(2, 6);
        }
    }

    @Test
    void durationsHaveTheirTwoLargestUnits() {
        assertThat(EnglishText.duration(0)).isEqualTo("0 s");
        assertThat(EnglishText.duration(65)).isEqualTo("1 min 5 s");
        assertThat(EnglishText.duration(3600)).isEqualTo("1 h");
        assertThat(EnglishText.duration(3 * 86_400 + 7_300)).isEqualTo("3 d 2 h");
    }

    private static ArrayNode mentions(int people, int pairs) {
        Random random = new Random(7);
        ArrayNode mentions = Samples.JSON.createArrayNode();
        for (int i = 0; i < pairs; i++) {
            mentions.addObject()
                    .put("from", "p" + random.nextInt(people))
                    .put("to", "p" + random.nextInt(people))
                    .put("count", 1 + random.nextInt(5));
        }
        return mentions;
    }

    private static Drawing drawing(MentionNetwork network, ArrayNode mentions) {
        return new MentionChart("Title", "Description", network, mentions, Set.of("p1")).drawing();
    }

    private static <T> List<T> shapes(Drawing drawing, Class<T> type) {
        return drawing.shapes().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    @Test
    void aPictureShowsTheFortyWithMostMentionsAndTheEdgesBetweenThem() {
        ArrayNode mentions = mentions(90, 200);
        MentionNetwork network = MentionNetwork.of(mentions);
        assertThat(network.people()).hasSize(40).doesNotHaveDuplicates();
        assertThat(network).isEqualTo(MentionNetwork.of(mentions));
        long shown =
                network.edges().stream().mapToLong(MentionNetwork.Edge::mentions).sum();
        Set<String> people = Set.copyOf(
                network.people().stream().map(MentionNetwork.Person::handle).toList());
        long expected = 0;
        for (var mention : mentions) {
            String from = mention.path("from").asText();
            String to = mention.path("to").asText();
            expected += people.contains(from) && people.contains(to) && !from.equals(to)
                    ? mention.path("count").asLong()
                    : 0;
        }
        assertThat(shown).isEqualTo(expected);
        Drawing drawing = drawing(network, mentions);
        assertThat(shapes(drawing, Drawing.Circle.class)).hasSize(40);
        assertThat(shapes(drawing, Drawing.Path.class)).hasSameSizeAs(network.edges());
    }

    @Test
    void handlesStayInsideOfThePicture() {
        ArrayNode mentions = Samples.JSON.createArrayNode();
        for (int i = 0; i < 8; i++) {
            mentions.addObject()
                    .put("from", "a.very.long.handle.of.a.person." + i + ".example.social")
                    .put("to", "b" + i)
                    .put("count", 1);
        }
        Drawing drawing = drawing(MentionNetwork.of(mentions), mentions);
        double half = Double.parseDouble(drawing.viewBox().split(" ", -1)[3]) / 2;
        assertThat(shapes(drawing, Drawing.Label.class)).hasSize(16);
        for (Drawing.Label name : shapes(drawing, Drawing.Label.class)) {
            // Letters of 12.5 units are at most 8 wide on average in the fonts of the style sheet.
            double length = name.text().length() * 8.0;
            double reach = Math.hypot(name.x(), name.y()) + length;
            assertThat(Math.abs(name.y()) / Math.hypot(name.x(), name.y()) * reach).isLessThan(half);
            assertThat(name.text().length()).isLessThanOrEqualTo(27);
        }
    }

    @Test
    void mentionsOfOneselfMakeNoNetwork() {
        ArrayNode mentions = Samples.JSON.createArrayNode();
        mentions.addObject().put("from", "a").put("to", "a").put("count", 3);
        assertThat(MentionNetwork.of(mentions)).isEqualTo(new MentionNetwork(List.of(), List.of()));
    }
}
