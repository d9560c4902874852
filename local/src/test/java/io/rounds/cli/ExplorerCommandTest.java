package io.rounds.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExplorerCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

    private int run(String... args) {
        return Rounds.commandLine(out, new PrintStream(messages, true, StandardCharsets.UTF_8))
                .execute(args);
    }

    @ParameterizedTest
    @CsvSource({
        "--port=eighty, not a port",
        "--token=short, 16 characters",
        "--rate=-1, 0 (no limit)",
        "--stalled-after=0, 1 second or more",
        "--elasticsearch=nonsense, http",
        "--events=/nowhere/events.yaml, cannot be read"
    })
    void wrongArgumentsEndWithTwoAndSayWhatIsWrong(String argument, String said) {
        assertThat(run("explorer", argument)).isEqualTo(2);
        assertThat(messages.toString(StandardCharsets.UTF_8)).contains(said, "rounds explorer --help");
        assertThat(out.size()).isZero();
    }

    @Test
    void helpSaysThatOnlyThisMachineCanConnect() {
        assertThat(run("explorer", "--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Only this machine can connect", "--token", "8080");
    }

    @Test
    void anAddressThatIsNotOfThisMachineEndsWithOne() {
        assertThat(run("explorer", "--bind", "192.0.2.1", "--port", "0")).isEqualTo(1);
        assertThat(messages.toString(StandardCharsets.UTF_8)).contains("cannot listen at 192.0.2.1");
    }
}
