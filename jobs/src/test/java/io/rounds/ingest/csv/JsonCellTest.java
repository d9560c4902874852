package io.rounds.ingest.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCellTest {
    private static final JsonCell.Field FIELD = JsonCell.Field.of("expanded_url", "url");

    private static @Nullable List<String> values(String cell) {
        byte[] bytes = ("\"" + cell + ",\"").getBytes(UTF_8);
        return JsonCell.values(bytes, 1, bytes.length - 2, FIELD);
    }

    @Test
    void theBestFieldOfEachObjectCounts() {
        assertThat(values("[{\"url\":\"a\",\"expanded_url\":\"b\"}, {\"url\": \"c\", \"start\": 4}, {\"end\":1}]"))
                .containsExactly("b", "c");
        assertThat(values("[{\"url\":\"a\",\"expanded_url\":null}]")).containsExactly("a");
        assertThat(values("[ ]")).isEmpty();
        assertThat(values("[{}]")).isEmpty();
    }

    @Test
    void objectsInObjectsAreSkipped() {
        assertThat(values("[{\"images\":[{\"url\":\"p\\\"}]\"}],\"url\":\"a\",\"title\":\"\\u00e9 \\\"b\\\"\"}]"))
                .containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[",
                "[{",
                "[{\"url\"",
                "[{\"url\":",
                "[{\"url\":\"a",
                "[{\"url\":\"a\\",
                "[{\"url\":\"a\"",
                "[{\"url\":\"a\"}",
                "[{\"url\":\"a\"}] x",
                "[\"a\"]",
                "[{'url':'a'}]",
                "{\"url\":\"a\"}",
                "[{\"url\":\"a\\/b\"}]",
                "[{\"url\":{\"url\":\"a\"}}]",
                "[{\"url\":\"a\"} {\"url\":\"b\"}]",
                "[{\"ur\\u006c\":\"a\"}]",
            })
    void whatIsNoPlainListOfObjectsIsLeftToTheTolerantReader(String cell) {
        assertThat(values(cell)).isNull();
    }

    /** Whatever it reads, the tolerant reader reads the same, but for objects within objects. */
    @Property(tries = 2000)
    void itReadsWhatTheTolerantReaderReads(@ForAll long seed) {
        Random random = new Random(seed);
        String[] pieces = {
            "\"url\"", "\"expanded_url\"", "\"x\"", "\"\"", "null", "12", "true", "\"a b\"", "\"é,}\"", "\"\\n\""
        };
        StringBuilder cell = new StringBuilder("[");
        for (int i = random.nextInt(4); i > 0; i--) {
            cell.append('{');
            for (int j = random.nextInt(4); j > 0; j--) {
                cell.append(pieces[random.nextInt(3)])
                        .append(random.nextBoolean() ? ": " : ":")
                        .append(pieces[random.nextInt(pieces.length)])
                        .append(j > 1 ? "," : "");
            }
            cell.append('}').append(i > 1 ? ", " : "");
        }
        cell.append(']');
        if (random.nextInt(4) == 0) {
            cell.deleteCharAt(random.nextInt(cell.length()));
        }
        List<String> read = values(cell.toString());
        if (read != null) {
            List<String> tolerant = new ArrayList<>();
            for (CsvValue.Node node :
                    CsvValue.of(cell.toString(), FIELD.names()).nodes()) {
                String value = node.first(FIELD.names());
                if (value != null) {
                    tolerant.add(value);
                }
            }
            assertThat(read).as(cell.toString()).isEqualTo(tolerant);
        }
    }
}
