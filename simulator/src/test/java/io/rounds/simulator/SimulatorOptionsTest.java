package io.rounds.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SimulatorOptionsTest {
    private final SimulatorOptions.Builder builder = SimulatorOptions.weeks(2).toBuilder();

    @Test
    void weeksBeginOnMondays() {
        assertThatIllegalArgumentException()
                .isThrownBy(builder.start(Instant.parse("2026-01-06T00:00:00Z"))::build)
                .withMessageContaining("Monday");
        assertThatIllegalArgumentException()
                .isThrownBy(builder.start(Instant.parse("2026-01-05T01:00:00Z"))::build)
                .withMessageContaining("00:00");
    }

    @Test
    void whatIsOutOfRangeIsNamed() {
        assertThatIllegalArgumentException().isThrownBy(builder.weeks(0)::build).withMessageContaining("weeks");
        assertThatIllegalArgumentException()
                .isThrownBy(SimulatorOptions.weeks(2).toBuilder().volume(Double.NaN)::build)
                .withMessageContaining("volume");
        assertThatIllegalArgumentException()
                .isThrownBy(SimulatorOptions.weeks(2).toBuilder().conferenceWeek(3)::build)
                .withMessageContaining("conferenceWeek is 0 to 2, not 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Noise(0, 1.5, 0, 0, 0, 0))
                .withMessageContaining("late");
    }

    @Test
    void theConferenceIsInTheMiddle() {
        assertThat(SimulatorOptions.weeks(1).conferenceWeek()).isEqualTo(1);
        assertThat(SimulatorOptions.weeks(12).conferenceWeek()).isEqualTo(7);
        assertThat(SimulatorOptions.weeks(12).end()).isEqualTo(Instant.parse("2026-03-30T00:00:00Z"));
    }
}
