package io.rounds.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

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
    void anAddressThatIsNoneEndsWithTwo() {
        assertThat(run("--kafka", "127.0.0.1:9", "--elasticsearch", "here")).isEqualTo(2);
        assertThat(messages.toString()).contains("here");
    }
}
