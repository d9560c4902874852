package io.rounds.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class RoundsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

    private int run(String... args) {
        return Rounds.commandLine(out, new PrintStream(messages, true, StandardCharsets.UTF_8))
                .execute(args);
    }

    @Test
    void helpNamesTheCommandsAndEndsWell() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("extract", "Exit codes");
        assertThat(messages.size()).isZero();
    }

    @Test
    void theVersionIsShown() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("rounds ");
    }

    @Test
    void anUnknownCommandEndsWithTwoAndAHint() {
        assertThat(run("extarct")).isEqualTo(2);
        assertThat(messages.toString(StandardCharsets.UTF_8)).contains("extarct", "rounds extract", "--help");
        assertThat(out.size()).isZero();
    }

    @Test
    void anUnknownOptionEndsWithTwoAndNamesIt() {
        assertThat(run("extract", "--foo")).isEqualTo(2);
        assertThat(messages.toString(StandardCharsets.UTF_8)).contains("--foo", "rounds extract --help");
    }

    @Test
    void noCommandEndsWithTwo() {
        assertThat(run()).isEqualTo(2);
    }
}
