package io.rounds.ingest.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.HostileTexts;
import io.rounds.RelativeCost;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LooseJsonTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static @Nullable String strict(String loose) {
        byte[] json = LooseJson.strict(loose.getBytes(UTF_8));
        return json == null ? null : new String(json, UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a': None, 'b': True}            | {\"a\": null, \"b\": true}",
                "{'a': \"it's\", 'b': 'say \"x\"'} | {\"a\": \"it's\", \"b\": \"say \\\"x\\\"\"}",
                "{'a': u'\\xe9', 'b': '\\U0001F600'} | {\"a\": \"\\u00e9\", \"b\": \"\\ud83d\\ude00\"}",
                "{'a': (1, 2), 'b': 3L}            | {\"a\": [1, 2], \"b\": 3}",
                "{'a': 'one ' 'two'}               | {\"a\": \"one two\"}",
                "{\"a\": NaN, \"b\": -Infinity}    | {\"a\": null, \"b\": null}",
                "{\"a\": [1, 2,],}                 | {\"a\": [1, 2]}",
                "{id: 1, text: 'x'}                | {\"id\": 1, \"text\": \"x\"}",
                "{ \"_id\" : ObjectId(\"5c\"), \"n\" : NumberLong(7) } | { \"_id\" : \"5c\", \"n\" : 7 }",
                "{'t': datetime.datetime(2019, 5, 1, 10, 0, tzinfo=datetime.timezone.utc)} | {\"t\": \"2019-05-01T10:00:00Z\"}",
            })
    void whatIsNearlyJsonBecomesJson(String loose, String json) throws IOException {
        assertThat(MAPPER.readTree(strict(loose))).isEqualTo(MAPPER.readTree(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "'a'",
                "{'a': 1",
                "{'a': 'b}",
                "{'a': <Status id=1>}",
                "{'a': ...}",
                "{'a': name}",
                "{'a': [1, 2}",
                "{'a': '\\q'}",
                "{'a': '\\U00110000'}",
                "{'a': f(",
                "{'a': f({'b': 1})}",
                "{'a': 1,, 'b': 2}",
                "{\"a\": 1}",
            })
    void allElseGivesNothing(String other) {
        assertThat(strict(other)).isNull();
    }

    /** Python's notation of any value is read as the value. */
    @Property(tries = 500)
    void dictionariesOfPythonAreTheirValues(@ForAll long seed) throws IOException {
        JsonNode value = object(new Random(seed), 0);
        String python = python(value);
        String strict = strict(python);
        assertThat(strict == null ? MAPPER.readTree(python) : MAPPER.readTree(strict))
                .as(python)
                .isEqualTo(value);
    }

    private static ObjectNode object(Random random, int depth) {
        ObjectNode object = MAPPER.createObjectNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            object.set(text(random), value(random, depth + 1));
        }
        return object;
    }

    private static JsonNode value(Random random, int depth) {
        return switch (random.nextInt(depth > 3 ? 4 : 6)) {
            case 0 -> MAPPER.getNodeFactory().numberNode(random.nextInt());
            case 1 -> MAPPER.getNodeFactory().booleanNode(random.nextBoolean());
            case 2 -> MAPPER.getNodeFactory().nullNode();
            case 3 -> MAPPER.getNodeFactory().textNode(text(random));
            case 4 -> object(random, depth);
            default -> list(random, depth);
        };
    }

    private static ArrayNode list(Random random, int depth) {
        ArrayNode list = MAPPER.createArrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(value(random, depth + 1));
        }
        return list;
    }

    private static String text(Random random) {
        String[] pieces = {"'", "\"", "\\", "\n", "é", "😀", "{", "}", "[", "]", ",", ":", "None", " ", "a"};
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return text.toString();
    }

    private static String python(JsonNode value) {
        if (value.isObject()) {
            StringBuilder object = new StringBuilder("{");
            for (Map.Entry<String, JsonNode> field : value.properties()) {
                object.append(object.length() > 1 ? ", " : "")
                        .append(quoted(field.getKey()))
                        .append(": ")
                        .append(python(field.getValue()));
            }
            return object.append('}').toString();
        }
        if (value.isArray()) {
            StringBuilder list = new StringBuilder("[");
            value.forEach(element -> list.append(list.length() > 1 ? ", " : "").append(python(element)));
            return list.append(']').toString();
        }
        if (value.isTextual()) {
            return quoted(value.asText());
        }
        return value.isNull() ? "None" : value.isBoolean() ? (value.asBoolean() ? "True" : "False") : value.toString();
    }

    private static String quoted(String text) {
        String escaped = text.replace("\\", "\\\\").replace("\n", "\\n");
        return text.contains("'") && !text.contains("\"")
                ? '"' + escaped + '"'
                : '\'' + escaped.replace("'", "\\'") + '\'';
    }

    @Test
    void aHostileRecordCostsNoMoreThanAnotherOne() {
        for (String piece : new String[] {"{'a':", "'a' ", "f(", "[", ",", "\\'", "'\\x41", "datetime(1,"}) {
            byte[] record = ("{'x': " + HostileTexts.repeated(piece, 1 << 20)).getBytes(UTF_8);
            assertThat(RelativeCost.toOrdinaryText(1 << 20).of(() -> LooseJson.strict(record), 15))
                    .as(piece)
                    .isLessThan(15);
        }
    }
}
