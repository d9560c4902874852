package io.rounds.explorer.api.trends;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class WindowLengthTest {
    @Test
    void theLengthOfAWindowIsInItsName() {
        assertThat(WindowLength.of("15m")).isEqualTo(Duration.ofMinutes(15));
        assertThat(WindowLength.of("24h")).isEqualTo(Duration.ofDays(1));
        assertThat(WindowLength.of("7d")).isEqualTo(Duration.ofDays(7));
    }
}
