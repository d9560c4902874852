package io.rounds.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.simulator.bytes.JsonBytes;
import io.rounds.simulator.bytes.TimestampWriter;
import io.rounds.simulator.content.Article;
import io.rounds.simulator.random.Dice;
import io.rounds.simulator.random.Weighted;
import io.rounds.simulator.time.Millis;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** The small parts that everything else rests on, each against the Java library or a known number. */
class SimulatorPartsTest {

    @Test
    void timesAreWrittenAsTheJavaLibraryReadsThem() {
        Dice dice = Dice.of(7, "times");
        for (int i = 0; i < 20_000; i++) {
            long millis = Instant.parse("1970-01-01T00:00:00Z").toEpochMilli()
                    + (long) (dice.unit() * 150 * 365 * Millis.DAY);
            byte[] written = new byte[TimestampWriter.LENGTH];
            TimestampWriter.write(millis, written, 0);
            String text = new String(written, StandardCharsets.US_ASCII);
            assertThat(text).endsWith(".000Z");
            assertThat(Instant.parse(text))
                    .isEqualTo(Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS));
        }
    }

    @Test
    void stringsComeBackFromJacksonAsTheyWere() throws IOException {
        String text = "a\"b\\c\nd\té ü 医学 التعليم 👩🏾‍⚕️ \u0001 end";
        byte[] written = new JsonBytes().ascii("\"").text(text).ascii("\"").toBytes();
        assertThat(new ObjectMapper().readValue(written, String.class)).isEqualTo(text);
    }

    @Test
    void numbersAreWrittenInFull() {
        for (long number : new long[] {0, 7, 10, 99, 100, -45, 2_008_634_875_895_611_387L, Long.MAX_VALUE}) {
            byte[] written = new JsonBytes().number(number).toBytes();
            assertThat(new String(written, StandardCharsets.US_ASCII)).isEqualTo(Long.toString(number));
        }
    }

    @Test
    void indicesAreDrawnByTheirWeight() {
        Weighted weighted = new Weighted(new double[] {1, 0, 3, 6});
        Dice dice = Dice.of(1, "weights");
        int[] counts = new int[4];
        for (int i = 0; i < 100_000; i++) {
            counts[weighted.draw(dice)]++;
        }
        assertThat(counts[0]).isBetween(9_500, 10_500);
        assertThat(counts[1]).isZero();
        assertThat(counts[2]).isBetween(29_300, 30_700);
    }

    @Test
    void poissonCountsHaveTheirMeanAndVariance() {
        Dice dice = Dice.of(1, "poisson");
        double sum = 0;
        double squares = 0;
        int n = 20_000;
        for (int i = 0; i < n; i++) {
            double count = dice.poisson(25);
            sum += count;
            squares += count * count;
        }
        double mean = sum / n;
        assertThat(mean).isBetween(24.8, 25.2);
        assertThat(squares / n - mean * mean).isBetween(24.0, 26.0);
    }

    @Test
    void addressesAreShownAsXShowsThem() {
        assertThat(Article.display("https://www.nejm.org/doi/1")).isEqualTo("nejm.org/doi/1");
        assertThat(Article.display("https://www.instagram.com/p/CNIQbqSrZRL/?igshid=1"))
                .isEqualTo("instagram.com/p/CNIQbqSrZRL/…");
        assertThat(Article.display("https://twitter.com/Some_body/status/1377640162566496258"))
                .isEqualTo("twitter.com/Some_body/stat…");
    }
}
