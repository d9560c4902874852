package io.rounds.bench.trends;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.bench.Bench;
import io.rounds.bench.results.Medians;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrendsBenchTest {
    private static final RunConfig SETTING = new RunConfig(2, "hashmap");

    @ParameterizedTest
    @CsvSource({
        "--only=trends-2h, trends-15m",
        "--backend=forst, hashmap or rocksdb",
        "--rounds=0, 1 or more",
        "--parallelism=0, 1 or more",
        "--tweets=many, many",
    })
    void wrongArgumentsEndWithTwoAndSayWhatIsWrong(String argument, String said) {
        StringWriter messages = new StringWriter();
        int code = Bench.commandLine().setErr(new PrintWriter(messages, true)).execute("trends", argument);
        assertThat(code).isEqualTo(2);
        assertThat(messages.toString()).contains(said);
    }

    /** A machine that becomes half as fast after the first round: the ratio within a round is always one half. */
    @Test
    void ratiosAreTakenWithinARound() {
        List<Contender> contenders = Contender.all().stream()
                .filter(contender -> List.of("parse", "trends-all").contains(contender.name()))
                .toList();
        BenchReport report = new BenchReport(
                contenders,
                List.of(
                        run("parse", 1, 10),
                        run("trends-all", 1, 20),
                        run("parse", 2, 20),
                        run("trends-all", 2, 40),
                        run("parse", 3, 20),
                        run("trends-all", 3, 40)));
        BenchReport.Line trends = report.lines().get(1);
        assertThat(trends.contender()).isEqualTo("trends-all");
        assertThat(trends.ofParse()).isEqualTo(0.5);
        assertThat(trends.processorOfParse()).isEqualTo(0.5);
        assertThat(trends.timesStock()).isNull();
        assertThat(trends.tweetsPerSecond()).isEqualTo(1_000 / 40.0);
        assertThat(trends.tweetsPerSecondByRound()).containsExactly(50.0, 25.0, 25.0);
    }

    @Test
    void theMedianOfAnEvenNumberLiesInTheMiddle() {
        assertThat(Medians.of(new double[] {4, 1, 3, 2})).isEqualTo(2.5);
        assertThat(Medians.of(new double[] {9, 1, 2})).isEqualTo(2);
    }

    private static Measurement run(String contender, int round, double seconds) {
        return new Measurement(SETTING, contender, round, 1_000, seconds, 2 * seconds);
    }
}
