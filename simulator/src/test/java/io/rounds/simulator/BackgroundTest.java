package io.rounds.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackgroundTest {
    private static final int WEEKS = 3;
    private static final SimulatorOptions OPTIONS = SimulatorOptions.weeks(WEEKS).toBuilder()
            .backgroundOnly()
            .noise(Noise.NONE)
            .build();

    private static Observed seen;

    @BeforeAll
    static void simulateOnce() {
        seen = new Observed(OPTIONS);
    }

    @Test
    void foamedHasFourteenHundredTweetsADayMostOfThemReposts() {
        assertThat(seen.tagged("foamed").size() / (7.0 * WEEKS)).isBetween(1300.0, 1500.0);
        double reposts =
                (double) seen.truth.tweets().reposts() / seen.truth.tweets().distinct();
        assertThat(reposts).isBetween(0.60, 0.70);
    }

    @Test
    void nothingIsPlantedOrDisturbed() {
        assertThat(seen.truth.bursts()).isEmpty();
        assertThat(seen.truth.chats()).isEmpty();
        assertThat(seen.truth.conferences()).isEmpty();
        assertThat(seen.messages).hasSize(seen.tweets.size());
        assertThat(seen.tweets.values())
                .allMatch(tweet -> Duration.between(tweet.at(), tweet.arrival()).toMillis() < 6000);
    }

    @Test
    void nightsAreQuietAndWeekEndsQuieter() {
        int[] hours = hoursOfTheWeek();
        int most = Arrays.stream(hours).max().orElseThrow();
        int least = Arrays.stream(hours).min().orElseThrow();
        assertThat(most).isGreaterThan(3 * least);
        int tuesday = Arrays.stream(hours, 24, 48).sum();
        int saturday = Arrays.stream(hours, 120, 144).sum();
        assertThat(saturday).isLessThan(tuesday * 85 / 100);
    }

    private static int[] hoursOfTheWeek() {
        int[] hours = new int[168];
        seen.tweets.values().forEach(tweet -> hours[hour(tweet.at()) % 168]++);
        return hours;
    }

    private static int hour(Instant at) {
        return (int) Duration.between(OPTIONS.start(), at).toHours();
    }

    /**
     * The index of dispersion (variance by mean) of a Poisson process is 1; that of one with trends is larger. Within each
     * community, for that is where trends are looked for.
     */
    @ParameterizedTest
    @ValueSource(strings = {"foamed", "meded"})
    void topicsOfACommunityArePoissonAroundTheRhythm(String community) {
        int[] week = hoursOfTheWeek();
        double all = seen.tweets.size();
        Map<String, int[]> byTag = new HashMap<>();
        for (Observed.Seen tweet : seen.tagged(community)) {
            for (String tag : tweet.tags()) {
                byTag.computeIfAbsent(tag, key -> new int[168 * WEEKS])[hour(tweet.at())]++;
            }
        }
        assertThat(byTag.size()).isGreaterThan(350);
        double sum = 0;
        int topics = 0;
        for (int[] counts : byTag.values()) {
            double total = Arrays.stream(counts).sum();
            if (total < 30) {
                continue;
            }
            double dispersion = 0;
            for (int hour = 0; hour < counts.length; hour++) {
                double mean = total * week[hour % 168] / WEEKS / all;
                dispersion += (counts[hour] - mean) * (counts[hour] - mean) / mean;
            }
            dispersion /= counts.length;
            assertThat(dispersion).isBetween(0.6, 1.6);
            sum += dispersion;
            topics++;
        }
        assertThat(sum / topics).isBetween(0.95, 1.06);
    }

    @Test
    void activityIsHeavyTailed() {
        Map<String, Integer> byAuthor = new HashMap<>();
        seen.tweets.values().forEach(tweet -> byAuthor.merge(tweet.author(), 1, Integer::sum));
        assertThat(byAuthor.size()).isBetween(2000, 2600);
        int[] counts =
                byAuthor.values().stream().mapToInt(Integer::intValue).sorted().toArray();
        int loudest =
                Arrays.stream(counts, counts.length * 9 / 10, counts.length).sum();
        assertThat(loudest).isGreaterThan(seen.tweets.size() * 35 / 100);
    }

    @Test
    void volumeMultipliesTheBackgroundOnly() {
        SimulatorOptions one =
                SimulatorOptions.weeks(1).toBuilder().noise(Noise.NONE).build();
        Observed at1 = new Observed(one);
        Observed at3 = new Observed(one.toBuilder().volume(3).build());
        int background1 = at1.tweets.size() - planted(at1.truth);
        int background3 = at3.tweets.size() - planted(at3.truth);
        assertThat((double) background3 / background1).isBetween(2.85, 3.15);
        assertThat((double) planted(at3.truth) / planted(at1.truth)).isBetween(0.85, 1.15);
        assertThat(at3.tweets.values().stream()
                        .map(Observed.Seen::author)
                        .distinct()
                        .count())
                .isGreaterThan(5000);
    }

    private static int planted(Truth truth) {
        return truth.conferences().stream().mapToInt(Truth.Conference::tweets).sum()
                + truth.chats().stream()
                        .flatMap(chat -> chat.editions().stream())
                        .mapToInt(Truth.Edition::tweets)
                        .sum()
                + truth.bursts().stream()
                        .mapToInt(event -> event.tweets().size())
                        .sum()
                + truth.popularPapers().stream()
                        .mapToInt(event -> event.tweets().size())
                        .sum()
                + truth.coordinated().stream()
                        .flatMap(group -> group.actions().stream())
                        .mapToInt(event -> event.tweets().size())
                        .sum();
    }
}
