package io.rounds.links;

import static org.assertj.core.api.Assertions.assertThat;

import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import org.junit.jupiter.api.Test;

class ShareTimesTest {

    @Test
    void upToTenThousandSecondsAreKeptAndThenMinutes() {
        ShareTimes exact = seconds(0, 10_000, 7);
        ShareTimes coarse = exact.plus(second(70_000));

        assertThat(exact.unitSeconds()).isEqualTo(1);
        assertThat(exact.half()).isEqualTo(4_999 * 7);
        assertThat(coarse.unitSeconds()).isEqualTo(60);
        assertThat(coarse.first()).isZero();
        assertThat(coarse.last()).isEqualTo(69_960);
        assertThat(coarse.half()).isEqualTo(34_980); // the 5,001st share is in second 35,000
    }

    @Test
    void howTheyWereAddedDoesNotMatter() {
        ShareTimes forwards = ShareTimes.NONE;
        ShareTimes backwards = ShareTimes.NONE;
        for (int i = 0; i < 30; i++) {
            forwards = forwards.plus(some(i * 1_000, 1_000, 97));
            backwards = backwards.plus(some((29 - i) * 1_000, 1_000, 97));
        }

        assertThat(forwards.unitSeconds()).isEqualTo(3_600);
        assertThat(backwards).usingRecursiveComparison().isEqualTo(forwards);
    }

    @Test
    void tenYearsOfHoursAreDays() {
        assertThat(seconds(0, 90_000, 3_600).unitSeconds()).isEqualTo(86_400);
        assertThat(seconds(0, 90_000, 3_600).counts().size()).isEqualTo(3_750);
    }

    @Test
    void whatIsTakenAwayIsGoneInEveryUnit() {
        ShareTimes coarse = seconds(0, 20_000, 1).plus(second(1_000_000));
        Long2IntOpenHashMap away = new Long2IntOpenHashMap();
        away.put(1_000_010, -1);
        away.put(5, -1);

        ShareTimes less = coarse.plus(away);

        assertThat(coarse.last()).isEqualTo(999_960);
        assertThat(less.last()).isEqualTo(19_980);
        assertThat(less.counts().counts()[0]).isEqualTo(59);
    }

    private static ShareTimes seconds(int from, int count, int step) {
        return ShareTimes.NONE.plus(some(from, count, step));
    }

    private static Long2IntOpenHashMap some(int from, int count, int step) {
        Long2IntOpenHashMap seconds = new Long2IntOpenHashMap();
        for (int i = from; i < from + count; i++) {
            seconds.put((long) i * step, 1);
        }
        return seconds;
    }

    private static Long2IntOpenHashMap second(long second) {
        Long2IntOpenHashMap seconds = new Long2IntOpenHashMap();
        seconds.put(second, 1);
        return seconds;
    }
}
