package io.rounds.chats.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineTest {
    private static final int HOUR = 20 * 24 + 10;

    /** So many authors at ten o'clock of each day, the last one yesterday. */
    private static Baseline.Observed observed(int... authorsByDay) {
        Baseline baseline = Baseline.none(15);
        int day = HOUR - 24 * authorsByDay.length;
        for (int authors : authorsByDay) {
            for (int author = 0; author < authors; author++) {
                baseline = baseline.withAuthor(day * EventTime.HOUR, author);
            }
            day += 24;
        }
        return baseline.observed(
                HOUR, (HOUR - 24L * authorsByDay.length - 1) * EventTime.HOUR, List.of(), authorsByDay.length);
    }

    @ParameterizedTest
    @CsvSource({"1, 12", "2, 12", "3, 24", "4, 36", "5, 36", "8, 72", "14, 120"})
    void theBusiestQuarterOfTheDaysDoesNotCount(int days, int windows) {
        assertThat(observed(new int[days]).windows()).isCloseTo(windows, within(1e-9));
    }

    @Test
    void aDayThatAlmostWasAChatIsNotUsual() {
        assertThat(observed(1, 12).authors()).isEqualTo(1);
        assertThat(observed(2, 2, 12, 2).authors()).isEqualTo(6);
    }

    @Test
    void noDayCountsForMoreThanThreeTimesTheMedian() {
        assertThat(observed(2, 2, 2, 2, 40, 50, 60).authors())
                .as("two days do not count, the third counts six")
                .isEqualTo(4 * 2 + 6);
    }

    @Test
    void rareAuthorsCountAsTheyAre() {
        assertThat(observed(0, 0, 0, 0, 0, 3, 3).authors()).isZero();
        assertThat(observed(0, 0, 0, 3, 3, 3, 3, 0).authors()).isEqualTo(6);
    }

    @Test
    void aTagIsSilentWhereNobodyEverWrote() {
        assertThat(observed(0, 0, 0, 0).silent()).isTrue();
        assertThat(observed(0, 0, 0, 1).silent()).isFalse();
        assertThat(observed(0, 0, 0, 1).authors()).isZero();
    }
}
