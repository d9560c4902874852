package io.rounds.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rounds.bench.Bench;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeerRowsTest {
    @Test
    void aRowMoreOrLessIsADifferenceAndNamed() {
        assertThat(PeerRows.difference(Set.of("a\t1", "b\t1"), Set.of("b\t1", "a\t1")))
                .isNull();
        assertThat(PeerRows.difference(Set.of("a\t1", "b\t1"), Set.of("b\t1", "c\t1")))
                .isEqualTo("1 rows more, such as [a 1]; 1 less, such as [c 1]");
    }

    @Test
    void aRowThatIsThereTwiceIsAnError(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("rows.tsv"), "live\ta\nlive\tb\nspread\ta\nlive\tb\n");
        assertThatThrownBy(() -> PeerRows.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("live\tb");
    }

    @Test
    void wrongArgumentsAreRefusedWithWhatIsThere() {
        assertThat(error("peers", "--only=storm")).contains("'storm'").contains("kafka-streams, spark");
        assertThat(error("peers", "--source=tape")).contains("file or kafka");
        assertThat(error("peers", "--windows=1h")).contains("15m=15m");
        assertThat(error("peers", "--tweets=0")).contains("1 or more");
    }

    private static String error(String... arguments) {
        StringWriter error = new StringWriter();
        assertThat(Bench.commandLine().setErr(new PrintWriter(error, true)).execute(arguments))
                .isEqualTo(2);
        return error.toString();
    }
}
