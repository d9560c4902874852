package io.rounds.ingest.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.ingest.Archives;
import io.rounds.ingest.ReadingDefaults;
import io.rounds.ingest.csv.CsvOptions;
import io.rounds.model.Hashtag;
import io.rounds.model.Parsed;
import io.rounds.model.Reason;
import io.rounds.model.Tweet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValueRowsTest {
    private static final String ROWS = """
            [1388000000000001101, 1619863200000, "alice_md", "a \\"quoted\\"\\nline, #FOAMed", null, ["FOAMed"]],
             ["1388000000000001102", "2021-05-01T10:05:00Z", "bob_rn", "b", 1.5, {"x": [1]}]""";

    @TempDir
    private Path folder = Path.of("");

    private List<Parsed> parse(String json, ReadingDefaults defaults) throws IOException {
        return Archives.read(Files.writeString(folder.resolve("values.json"), json), defaults)
                .results();
    }

    private static Tweet tweet(Parsed parsed) {
        return Objects.requireNonNull(parsed.tweet(), () -> String.valueOf(parsed.rejected()));
    }

    @Test
    void columnsThatAreNumberedAreRead() throws IOException {
        CsvOptions columns = CsvOptions.of("id=1,time=2,account=3,text=4,hashtags=6", null);

        List<Parsed> results = parse('[' + ROWS + ']', new ReadingDefaults(null, null, columns));

        assertThat(results).hasSize(2);
        assertThat(tweet(results.get(0)).id()).isEqualTo("x:1388000000000001101");
        assertThat(tweet(results.get(0)).createdAt()).isEqualTo("2021-05-01T10:00:00Z");
        assertThat(tweet(results.get(0)).text()).isEqualTo("a \"quoted\"\nline, #FOAMed");
        assertThat(tweet(results.get(0)).hashtags()).extracting(Hashtag::tag).containsExactly("foamed");
        assertThat(tweet(results.get(1)).author().handle()).isEqualTo("bob_rn");
    }

    @Test
    void theFirstRowMayBeTheHeader() throws IOException {
        List<Parsed> results = parse(
                "[[\"id_str\", \"created_at\", \"screen_name\", \"text\", \"n\", \"hashtags\"],\n" + ROWS + ']',
                ReadingDefaults.NONE);

        assertThat(results).hasSize(2);
        assertThat(tweet(results.get(1)).id()).isEqualTo("x:1388000000000001102");
    }

    @Test
    void columnsThatNobodyKnowsAreAsked() throws IOException {
        List<Parsed> results = parse('[' + ROWS + ']', ReadingDefaults.NONE);

        assertThat(results).hasSize(1);
        assertThat(Objects.requireNonNull(results.get(0).rejected()).reason()).isEqualTo(Reason.UNKNOWN_FORMAT);
        assertThat(Objects.requireNonNull(results.get(0).rejected()).detail()).contains("--columns id=1", "orient");
    }

    @Test
    void whatComesBeforeACutIsReadAndTheCutIsSaid() throws IOException {
        CsvOptions columns = CsvOptions.of("id=1,time=2,account=3,text=4", null);

        List<Parsed> results =
                parse('[' + ROWS + ", [\"1388000000000001103\", \"2021", new ReadingDefaults(null, null, columns));

        assertThat(results).hasSize(3);
        assertThat(Objects.requireNonNull(results.get(2).rejected()).reason()).isEqualTo(Reason.BROKEN_JSON);
        assertThat(Objects.requireNonNull(results.get(2).rejected()).detail()).contains("cut");
    }

    @Test
    void pagesInAnArrayAreNoTable() throws IOException {
        List<Parsed> results = parse("""
                [[{"id_str": "1388000000000001101", "created_at": "Sat May 01 10:00:00 +0000 2021", "full_text": "hi", "user": {"id_str": "9001", "screen_name": "alice_md"}}], []]""", ReadingDefaults.NONE);

        assertThat(tweet(results.get(0)).id()).isEqualTo("x:1388000000000001101");
    }
}
