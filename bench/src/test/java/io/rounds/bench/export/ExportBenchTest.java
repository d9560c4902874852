package io.rounds.bench.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.bench.Bench;
import io.rounds.documents.Indices;
import io.rounds.model.Document;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportBenchTest {
    @ParameterizedTest
    @CsvSource({"--only=xlsx, graph --format gexf", "--shares=0, 1 or more", "--shares=many, many"})
    void wrongArgumentsEndWithTwoAndSayWhatIsWrong(String argument, String said) {
        StringWriter messages = new StringWriter();
        int code = Bench.commandLine().setErr(new PrintWriter(messages, true)).execute("export", argument);
        assertThat(code).isEqualTo(2);
        assertThat(messages.toString()).contains(said);
    }

    @Test
    void everyShareIsAnother() {
        SimulatedShares simulated = new SimulatedShares();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            Document share = simulated.next();
            assertThat(share.index()).isEqualTo(Indices.SHARES);
            assertThat(ids.add(share.id())).isTrue();
        }
    }
}
