package io.rounds.trends;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopNamesTest {
    /** Flat and steep counts, few and many names, names that leave altogether. */
    @ParameterizedTest
    @CsvSource({"1, 3, 5, 1.0", "2, 3, 40, 1.0", "3, 5, 40, 3.0", "4, 1, 300, 2.0", "5, 5, 300, 1.0", "6, 12, 60, 2.0"})
    void theBestAreThoseThatSortingAllNamesFinds(int seed, int length, int names, double skew) {
        Random random = new Random(seed);
        NameIndex index = new NameIndex(4);
        TopNames top = new TopNames(length, Comparator.naturalOrder(), index);
        Map<String, Integer> counts = new HashMap<>();
        for (int step = 0; step < 20_000; step++) {
            String name = "n" + (int) (Math.pow(random.nextDouble(), skew) * names);
            int before = counts.getOrDefault(name, 0);
            // Phases in which names rather come, and in which they rather go.
            boolean up = before == 0 || random.nextInt(10) < (step / 1_000 % 2 == 0 ? 7 : 2);
            int change = up ? 1 + random.nextInt(3) : -1 - random.nextInt(before);
            int number = index.take(new String[] {name})[0];
            top.add(number, change);
            if (before > 0) {
                index.release(new int[] {number});
            }
            if (before + change == 0) {
                index.release(new int[] {number});
                counts.remove(name);
            } else {
                counts.put(name, before + change);
            }
            if (random.nextInt(3) == 0) {
                assertThat(top.best()).isEqualTo(sorted(counts, length));
            }
        }
        assertThat(index.size()).isEqualTo(counts.size());
    }

    private static List<String> sorted(Map<String, Integer> counts, int length) {
        return counts.keySet().stream()
                .sorted(Comparator.<String>comparingInt(name -> -counts.get(name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(length)
                .toList();
    }
}
