package io.rounds.bench.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.bench.Bench;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplorerBenchTest {
    @ParameterizedTest
    @CsvSource({"--weeks=0, 1 or more", "--volume=0, above 0", "--clients=many, many"})
    void wrongArgumentsEndWithTwoAndSayWhatIsWrong(String argument, String said) {
        StringWriter messages = new StringWriter();
        int code = Bench.commandLine().setErr(new PrintWriter(messages, true)).execute("explorer", argument);
        assertThat(code).isEqualTo(2);
        assertThat(messages.toString()).contains(said);
    }

    @Test
    void aPercentileIsTheNearestRank() {
        long[] times = new long[20];
        for (int i = 0; i < times.length; i++) {
            times[i] = (i + 1) * 1_000_000L;
        }
        assertThat(ExplorerBench.millis(times, 0.50)).isEqualTo(10);
        assertThat(ExplorerBench.millis(times, 0.95)).isEqualTo(19);
        assertThat(ExplorerBench.millis(times, 0.99)).isEqualTo(20);
        assertThat(ExplorerBench.millis(new long[] {5_000_000}, 0.5)).isEqualTo(5);
    }
}
