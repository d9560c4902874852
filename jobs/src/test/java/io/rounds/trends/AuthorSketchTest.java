package io.rounds.trends;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.model.Fingerprint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AuthorSketchTest {
    private static final int WEEK = 7 * 24 * 60;
    private static final int LATENESS = 60;
    private static final int NOW = 29_460_240;

    @Test
    void ofAHundredEstimatesNinetySevenAreWithinTwoPercent() {
        int estimates = 0;
        int within = 0;
        for (int authors : new int[] {10_000, 30_000, 100_000, 400_000}) {
            double squares = 0;
            int trials = 4_000_000 / authors;
            for (int trial = 0; trial < trials; trial++) {
                AuthorSketch sketch = new AuthorSketch(WEEK, LATENESS);
                sketch.add(NOW, fingerprints(authors, 31L * authors + trial), 0, authors);
                double error = sketch.estimate(NOW - 15, NOW + 1) / (double) authors - 1;
                squares += error * error;
                estimates++;
                within += Math.abs(error) <= 0.02 ? 1 : 0;
            }
            assertThat(100 * Math.sqrt(squares / trials))
                    .as("standard error in percent of %d authors, of %d trials", authors, trials)
                    .isLessThan(AuthorSketch.STANDARD_ERROR_PERCENT * (1 + 2.5 / Math.sqrt(2.0 * trials)));
        }
        assertThat(estimates).isGreaterThan(500);
        assertThat(within).isGreaterThan(estimates * 97 / 100);
    }

    @Test
    void smallCountsAreRight() {
        for (int authors : new int[] {0, 1, 3, 10, 30, 100}) {
            for (int trial = 0; trial < 50; trial++) {
                AuthorSketch sketch = new AuthorSketch(WEEK, LATENESS);
                sketch.add(NOW, fingerprints(authors, 7L * authors + trial), 0, authors);
                assertThat(sketch.estimate(NOW - 15, NOW + 1))
                        .isBetween(authors - authors / 30, authors + authors / 30);
            }
        }
    }

    @Test
    void everyWindowThatEndedWithinTheLatenessIsThatOfAPlainHyperLogLog() {
        SplittableRandom random = new SplittableRandom(3);
        AuthorSketch sliding = new AuthorSketch(600, LATENESS);
        List<long[]> minutes = new ArrayList<>();
        for (int minute = 0; minute < 2_000; minute++) {
            long[] authors = fingerprints(random.nextInt(60), random.nextInt(900));
            minutes.add(authors);
            sliding.add(NOW + minute, authors, 0, authors.length);
            if (minute > 700 && minute % 37 == 0) {
                for (int size : new int[] {1, 15, 60, 600}) {
                    for (int end : new int[] {minute + 1, minute - 20, minute + 1 - LATENESS}) {
                        AuthorSketch plain = new AuthorSketch(600, LATENESS);
                        for (int m = end - size; m < end; m++) {
                            plain.add(NOW, minutes.get(m), 0, minutes.get(m).length);
                        }
                        assertThat(sliding.estimate(NOW + end - size, NOW + end))
                                .isEqualTo(plain.estimate(NOW, NOW + 1));
                    }
                }
            }
        }
    }

    @Test
    void theOrderOfTheAuthorsDoesNotMatter() {
        long[] authors = fingerprints(20_000, 5);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < authors.length; i++) {
            order.add(i);
        }
        AuthorSketch inOrder = new AuthorSketch(WEEK, LATENESS);
        AuthorSketch shuffled = new AuthorSketch(WEEK, LATENESS);
        for (int i : order) {
            inOrder.add(NOW + i / 100, authors, i, i + 1);
        }
        Collections.shuffle(order, new Random(6));
        for (int i : order) {
            shuffled.add(NOW + i / 100, authors, i, i + 1);
        }
        for (int size : new int[] {1, 15, 60, 200}) {
            assertThat(shuffled.estimate(NOW + 200 - size, NOW + 200))
                    .isEqualTo(inOrder.estimate(NOW + 200 - size, NOW + 200));
        }
        assertThat(shuffled.size()).isEqualTo(inOrder.size());
    }

    @Test
    void aMillionAuthorsTakeFourRanksARegister() {
        AuthorSketch sketch = new AuthorSketch(WEEK, LATENESS);
        for (int minute = 0; minute < WEEK; minute += 60) {
            long[] authors = fingerprints(1_000_000 * 60 / WEEK, minute);
            sketch.add(NOW + minute, authors, 0, authors.length);
        }
        assertThat(sketch.size()).isBetween(3 * AuthorSketch.REGISTERS, 4 * AuthorSketch.REGISTERS);
        sketch.estimate(NOW + 2 * WEEK, NOW + 3 * WEEK);
        sketch.add(NOW + 3 * WEEK, new long[] {1}, 0, 1);
        assertThat(sketch.size()).isEqualTo(1);
    }

    @Test
    void minutesAreUnsigned() {
        int minute = 40_000_000; // in 2046; above the sign bit of an entry
        AuthorSketch sketch = new AuthorSketch(WEEK, LATENESS);
        for (int m = minute - 100; m <= minute; m++) {
            long[] authors = fingerprints(10, m);
            sketch.add(m, authors, 0, authors.length);
        }
        assertThat(sketch.estimate(minute - 9, minute + 1)).isBetween(98, 102);
    }

    private static long[] fingerprints(int count, long seed) {
        long[] authors = new long[count];
        long topic = Fingerprint.of(0, seed); // sums of neighbouring seeds and numbers would be the same authors
        Arrays.setAll(authors, i -> Fingerprint.of(topic, i));
        return authors;
    }
}
