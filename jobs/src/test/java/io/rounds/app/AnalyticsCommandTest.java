package io.rounds.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalyticsCommandTest {
    private final StringWriter messages = new StringWriter();

    private int run(String... args) {
        return AnalyticsCommand.commandLine()
                .setErr(new PrintWriter(messages))
                .setOut(new PrintWriter(messages))
                .execute(args);
    }

    @Test
    void helpNamesWhatItNeeds() {
        assertThat(run("--help")).isZero();
        assertThat(messages.toString()).contains("--kafka", "--elasticsearch", "--community");
    }

    @Test
    void withoutKafkaItEndsWithTwo() {
        assertThat(run("--elasticsearch", "http://127.0.0.1:9")).isEqualTo(2);
        assertThat(messages.toString()).contains("--kafka");
    }

    @Test
    void anUnknownCommunityEndsWithTwoAndNamesThoseThatAreKnown() {
        assertThat(run("--kafka", "127.0.0.1:9", "--elasticsearch", "http://127.0.0.1:9", "--community", "nobody"))
                .isEqualTo(2);
        assertThat(messages.toString()).contains("nobody", "foamed");
    }

    @Test
    void ratingsThatCannotBeReadEndWithTwoAndSayWhy(@TempDir Path folder) throws Exception {
        Path wrong = Files.writeString(folder.resolve("mine.csv"), "domain,rating\nlitfl.com,good\n");
        String missing = folder.resolve("missing.csv").toString();

        assertThat(run(
                        "--kafka",
                        "127.0.0.1:9",
                        "--elasticsearch",
                        "http://127.0.0.1:9",
                        "--ratings",
                        wrong.toString()))
                .isEqualTo(2);
        assertThat(run("--kafka", "127.0.0.1:9", "--elasticsearch", "http://127.0.0.1:9", "--ratings", missing))
                .isEqualTo(2);
        assertThat(messages.toString()).contains("mine.csv, row 2: 'good' is not a number", missing);
    }

    @Test
    void anAddressThatIsNoneEndsWithTwo() {
        assertThat(run("--kafka", "127.0.0.1:9", "--elasticsearch", "here")).isEqualTo(2);
        assertThat(messages.toString()).contains("here");
    }
}
