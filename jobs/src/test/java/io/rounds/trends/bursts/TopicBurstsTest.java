package io.rounds.trends.bursts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicBurstsTest {
    private static final double LEVEL = 6;
    private static final int[] SIZES = {5, 20, 40};
    private static final BurstRules RULES = new BurstRules(SIZES);
    private static final int LATENESS = 12;
    private static final int START = 29_460_000;
    private static final int MINUTES = 600;

    /** What a reader of the documents ends up with: of each beginning, the highest version. */
    private static final class Store {
        final Map<Integer, Long> versions = new TreeMap<>();
        final Map<Integer, String> documents = new TreeMap<>();

        void write(int beganAt, long version, @Nullable WrittenBurst burst) {
            Long before = versions.put(beganAt, version);
            assertThat(before == null || version > before).as("versions grow").isTrue();
            if (burst == null) {
                documents.remove(beganAt);
            } else {
                documents.put(beganAt, burst.toString());
            }
        }
    }

    @Test
    void aBurstIsWrittenInTheMinuteInWhichItBegins() {
        double[][] surprise = new double[3][MINUTES];
        surprise[0][7] = 6.5;
        Store store = new Store();
        TopicBursts bursts = new TopicBursts(RULES, LATENESS);
        for (int i = 0; i <= 7; i++) {
            minute(bursts, reading(surprise, i), store);
        }

        assertThat(store.documents).containsOnlyKeys(START + 7);
        assertThat(store.documents.get(START + 7))
                .contains("peakAt=" + (START + 7))
                .contains("endedAt=null");
    }

    @Test
    void aBeginningThatLateTweetsMoveIsTakenBack() {
        double[][] surprise = new double[3][MINUTES];
        surprise[0][7] = 6.5;
        Store store = new Store();
        TopicBursts bursts = new TopicBursts(RULES, LATENESS);
        for (int i = 0; i < 12; i++) {
            minute(bursts, reading(surprise, i), store);
        }
        surprise[0][4] = 6.1;
        bursts.correct(readings(surprise, 11));
        bursts.write(START + 11, TopicBurstsTest::details, store::write);

        assertThat(store.documents).containsOnlyKeys(START + 4);
        assertThat(store.documents.get(START + 4)).contains("peakAt=" + (START + 7));
    }

    @Test
    void nothingIsKeptOfABurstThatNoLateTweetCanChange() {
        double[][] surprise = new double[3][MINUTES];
        surprise[0][7] = 6.5;
        TopicBursts bursts = new TopicBursts(RULES, LATENESS);
        int lastKept = 0;
        for (int i = 0; i < 60; i++) {
            minute(bursts, reading(surprise, i), new Store());
            lastKept = bursts.isEmpty() ? lastKept : i;
        }

        assertThat(lastKept).as("its length below, and the lateness").isEqualTo(7 + 5 + LATENESS - 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theResultIsThatOfTheFinalReadingsHoweverLateTheyAre(long seed) {
        Random random = new Random(seed);
        double[][] last = randomWalks(random);
        Store expected = new Store();
        plain(last).forEach((beganAt, text) -> expected.documents.put(beganAt, text));
        assertThat(expected.documents).hasSizeGreaterThan(2);

        Store inOrder = run(random, last, 0, 0);
        Store late = run(random, last, 2, 0);
        Store restarted = run(random, last, 2, 7);

        assertThat(inOrder.documents).isEqualTo(expected.documents);
        assertThat(late.documents).isEqualTo(expected.documents);
        assertThat(restarted.documents).isEqualTo(expected.documents);
    }

    /**
     * Runs over a stream whose readings are too low at first, and are corrected within the lateness.
     *
     * @param lateOf one of so many minutes is late; 0 for none
     * @param restartEvery minutes; 0 for never
     */
    private static Store run(Random random, double[][] last, int lateOf, int restartEvery) {
        int[] knownAt = new int[MINUTES];
        Arrays.setAll(
                knownAt,
                i -> lateOf > 0 && random.nextInt(lateOf) == 0
                        ? Math.min(MINUTES - 1, i + 1 + random.nextInt(LATENESS - 1))
                        : i);
        Store store = new Store();
        TopicBursts bursts = new TopicBursts(RULES, LATENESS);
        for (int i = 0; i < MINUTES; i++) {
            double[][] known = new double[SIZES.length][MINUTES];
            boolean isCorrected = false;
            for (int j = 0; j <= i; j++) {
                for (int w = 0; w < SIZES.length; w++) {
                    known[w][j] = knownAt[j] <= i ? last[w][j] : last[w][j] / 2;
                }
                isCorrected |= knownAt[j] == i && j < i;
            }
            if (isCorrected) {
                bursts.correct(readings(known, i - 1));
            }
            minute(bursts, reading(known, i), store);
            if (restartEvery > 0 && i % restartEvery == 0) {
                bursts = TopicBursts.restore(RULES, LATENESS, bursts.snapshot());
            }
        }
        return store;
    }

    private static void minute(TopicBursts bursts, Reading reading, Store store) {
        bursts.add(reading);
        bursts.write(reading.end(), TopicBurstsTest::details, store::write);
    }

    private static BurstDetails details(int window, int end) {
        return new BurstDetails("window " + window + " until " + end, List.of(), List.of());
    }

    private static double[][] randomWalks(Random random) {
        double[][] walks = new double[SIZES.length][MINUTES];
        for (int w = 0; w < SIZES.length; w++) {
            double level = 0;
            for (int i = 0; i < MINUTES; i++) {
                level = Math.max(0, level * 0.85 + random.nextGaussian() / 3 + (random.nextInt(150) == 0 ? 8 : 0));
                walks[w][i] = Math.round(level * 10) / 10.0;
            }
        }
        return walks;
    }

    private static Reading reading(double[][] surprise, int i) {
        Reading reading = Reading.blank(START + i, LEVEL, i % 3 == 2 ? 0 : SIZES.length, SIZES.length);
        for (int w = 0; w < SIZES.length; w++) {
            reading.set(w, (int) (surprise[w][i] * 10), w, surprise[w][i]);
        }
        return reading;
    }

    /** The readings within the lateness before a minute, that minute included. */
    private static List<Reading> readings(double[][] surprise, int to) {
        List<Reading> readings = new ArrayList<>();
        for (int i = Math.max(0, to - LATENESS + 1); i <= to; i++) {
            readings.add(reading(surprise, i));
        }
        return readings;
    }

    /** The bursts as anybody would look for them in the whole series, by beginning. */
    private static Map<Integer, String> plain(double[][] surprise) {
        Map<Integer, String> found = new TreeMap<>();
        int i = 0;
        while (i < MINUTES) {
            int window = -1;
            for (int w = SIZES.length - 1; w >= 0; w--) {
                window = i % 3 != 2 && surprise[w][i] >= LEVEL ? w : window;
            }
            if (window < 0) {
                i++;
                continue;
            }
            int began = i;
            int peak = i;
            int lastHigh = i;
            int lastAnyHigh = i;
            int end = i;
            while (end + 1 < MINUTES && end - lastAnyHigh < SIZES[window]) {
                end++;
                peak = surprise[window][end] > surprise[window][peak] ? end : peak;
                lastHigh = surprise[window][end] >= LEVEL / 2 ? end : lastHigh;
                for (double[] ofWindow : surprise) {
                    lastAnyHigh = ofWindow[end] >= LEVEL / 2 ? end : lastAnyHigh;
                }
            }
            WrittenBurst burst = new WrittenBurst(
                    START + began,
                    window,
                    START + peak,
                    end - lastHigh >= SIZES[window] ? (Integer) (START + lastHigh + 1) : null,
                    (int) (surprise[window][peak] * 10),
                    window,
                    surprise[window][peak],
                    details(window, START + peak));
            found.put(START + began, burst.toString());
            i = end + 1;
        }
        return found;
    }
}
