package io.rounds.trends.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RankingPaceTest {
    private static final int FIRST = 29_460_240;

    @Test
    void inAStreamOfNowEveryMinuteIsDue() {
        RankingPace pace = new RankingPace(0);
        List<Integer> due = new ArrayList<>();
        for (int end = FIRST; end < FIRST + 100; end++) {
            long now = (end - FIRST) * 60_000L;
            pace.pass(now);
            if (pace.isDue(end)) {
                due.add(end);
                pace.emit(now);
            }
        }
        assertThat(due).hasSize(100);
    }

    @Test
    void inAnArchiveRankingsAreDueEveryFewSecondsWhateverItsLength() {
        for (int minutesPerSecond : new int[] {1, 10, 100, 1_000, 10_000}) {
            RankingPace pace = new RankingPace(0);
            int emitted = 0;
            for (int second = 0; second < 600; second++) {
                pace.pass(second * 1_000L);
                for (int minute = 0; minute < minutesPerSecond; minute++) {
                    if (pace.isDue(FIRST + second * minutesPerSecond + minute)) {
                        emitted++;
                        pace.emit(second * 1_000L + minute * 1_000L / minutesPerSecond);
                    }
                }
            }
            assertThat(emitted).as("%s minutes a second", minutesPerSecond).isBetween(600 / 12, 620);
        }
    }

    @Test
    void afterAnOutageEveryMinuteIsSoonDueAgain() {
        RankingPace pace = new RankingPace(0);
        for (int end = 0; end < 100_000; end++) {
            if (pace.isDue(end)) {
                pace.emit(end / 1_000);
            }
        }
        assertThat(pace.isDue(FIRST + 1)).isFalse();
        for (long now = 0; now < 100_000; now += 200) {
            pace.pass(now);
        }
        assertThat(pace.isDue(FIRST + 1)).isTrue();
    }

    @Test
    void endsOfALongerStepAreEndsOfEveryShorterOne() {
        RankingPace slow = new RankingPace(0);
        RankingPace slower = new RankingPace(0);
        slow.emit(0);
        slow.emit(0);
        for (int i = 0; i < 4; i++) {
            slower.emit(0);
        }
        List<Integer> common = new ArrayList<>();
        for (int end = FIRST; end < FIRST + 1_440; end++) {
            if (slower.isDue(end)) {
                common.add(end);
            }
        }
        assertThat(common).isNotEmpty().allMatch(slow::isDue).hasSizeLessThan(1_440);
    }
}
