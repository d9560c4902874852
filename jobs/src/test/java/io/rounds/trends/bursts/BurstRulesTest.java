package io.rounds.trends.bursts;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BurstRulesTest {
    private static final double LEVEL = 6;
    private static final BurstRules RULES = new BurstRules(new int[] {3, 10});

    private int end = 1_000;
    private @Nullable Burst burst;

    @Test
    void itBeginsWhereAWindowReachesTheLevel() {
        assertThat(after(5.9, 5.9)).isNull();
        assertThat(after(6, 0)).isEqualTo(new Burst(1_001, 0, 1_001, 60, 6, 6, 1_001, 1_001));
    }

    @Test
    void ofSeveralWindowsTheShortestCounts() {
        Burst found = after(6.5, 9);

        assertThat(found).isNotNull();
        assertThat(found.window()).isZero();
        assertThat(found.surprise()).isEqualTo(6.5);
    }

    @Test
    void itDoesNotBeginInAMinuteInWhichTheTopicIsNotUsed() {
        Reading unused = Reading.blank(1_000, LEVEL, 0, 2);
        unused.set(0, 90, 1, 9);

        assertThat(unused.begins()).isFalse();
        assertThat(RULES.next(null, unused)).isNull();
    }

    @Test
    void itBeginsOnlyInTheWindowsInWhichOneMayBegin() {
        Reading reading = Reading.blank(1_000, LEVEL, 1, 2);
        reading.set(1, 90, 1, 9);
        assertThat(RULES.next(null, reading)).isNull();

        reading.set(0, 60, 1, 6);
        assertThat(RULES.next(null, reading)).isNotNull();
    }

    @Test
    void itsPeakIsTheFirstOfTheHighestInTheWindowInWhichItWasFound() {
        after(6, 7);
        after(8, 20);
        after(8, 21);
        Burst last = after(7, 22);

        assertThat(last).isNotNull();
        assertThat(last.peakAt()).isEqualTo(1_001);
        assertThat(last.surprise()).isEqualTo(8);
        assertThat(last.authors()).isEqualTo(80);
        assertThat(last.expected()).isEqualTo(8);
    }

    @Test
    void itHasEndedWhenItsWindowStayedBelowHalfOfTheLevelForTheWindowsLength() {
        after(6, 6); // 1000
        after(3, 6); // 1001: the last that is not below
        after(2.9, 6);
        after(2.9, 6);
        assertThat(endedAt()).isNull();
        after(0, 6); // 1004: below for three minutes
        assertThat(endedAt()).isEqualTo(1_002);
    }

    @Test
    void itGoesOnWhereItRisesAgainWhileALongerWindowRemembersIt() {
        after(6, 6);
        for (int i = 0; i < 5; i++) {
            after(0, 5);
        }
        assertThat(endedAt()).isEqualTo(1_001);

        Burst again = after(4, 5);

        assertThat(again).isNotNull();
        assertThat(again.beganAt()).isEqualTo(1_000);
        assertThat(endedAt()).isNull();
    }

    @Test
    void anotherBeginsOnlyAfterAllWindowsStayedBelowForTheLengthOfTheFirst() {
        after(6, 6); // 1000
        after(0, 3); // 1001
        after(0, 0);
        after(0, 0);
        Burst same = after(7, 0); // 1004: only two minutes below
        assertThat(same).isNotNull();
        assertThat(same.beganAt()).isEqualTo(1_000);

        after(0, 0);
        after(0, 0);
        assertThat(RULES.isOver(same, end - 1)).isFalse();
        after(0, 0); // 1007: three minutes below
        assertThat(RULES.isOver(same, end - 1)).isTrue();
        Burst another = after(7, 0);
        assertThat(another).isNotNull();
        assertThat(another.beganAt()).isEqualTo(1_008);
    }

    private @Nullable Burst after(double first, double second) {
        Reading reading = Reading.blank(end++, LEVEL, 2, 2);
        reading.set(0, (int) (first * 10), first, first);
        reading.set(1, (int) (second * 10), second, second);
        burst = RULES.next(burst, reading);
        return burst;
    }

    private @Nullable Integer endedAt() {
        return burst == null ? null : RULES.endedAt(burst, end - 1);
    }
}
