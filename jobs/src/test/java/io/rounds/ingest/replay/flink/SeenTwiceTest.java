package io.rounds.ingest.replay.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SeenTwiceTest {
    private static long hash(int key) {
        return SeenTwice.hash(("x:" + key).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aKeyIsFoundOnceItWasSeenTwice() {
        SeenTwice seen = new SeenTwice(1_000);
        for (int key = 0; key < 900; key++) {
            seen.add(hash(key));
        }
        assertThat(seen.any()).isFalse();
        seen.add(hash(7));

        assertThat(seen.any()).isTrue();
        assertThat(seen.contains(hash(7))).isTrue();
        assertThat(seen.contains(hash(8))).isFalse();
        assertThat(seen.contains(hash(1_000_000))).isFalse();
    }

    @Test
    void noneIsMissedWithMoreKeysThanAreKeptExactly() {
        SeenTwice seen = new SeenTwice(1_000);
        for (int key = 0; key < 5_000; key++) {
            seen.add(hash(key));
            if (key % 10 == 0) {
                seen.add(hash(key));
            }
        }
        seen.add(hash(3));
        int wrong = 0;
        for (int key = 0; key < 5_000; key++) {
            boolean expected = key % 10 == 0 || key == 3;
            assertThat(seen.contains(hash(key)) || !expected).isTrue();
            wrong += seen.contains(hash(key)) == expected ? 0 : 1;
        }

        assertThat(wrong).isLessThan(10);
    }
}
