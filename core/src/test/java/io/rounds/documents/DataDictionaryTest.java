package io.rounds.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The data dictionary at the end of {@code docs/researcher.md} lists every field of every schema.
 *
 * <p>With {@code -Drounds.dictionary.write=true} it is regenerated.
 */
class DataDictionaryTest {
    private static final Path PAGE = Path.of("..", "docs", "researcher.md");
    private static final String MARK = "<!-- dictionary -->\n";

    @Test
    void thePageForTheResearcherHasEveryFieldOfEverySchema() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(page).containsOnlyOnce(MARK);
        String before = page.substring(0, page.indexOf(MARK) + MARK.length());
        String expected = before + dictionary();
        if (Boolean.getBoolean("rounds.dictionary.write")) {
            Files.writeString(PAGE, expected);
            return;
        }
        assertThat(page)
                .as("a schema has changed: regenerate the dictionary with ./mvnw -pl core test"
                        + " -Dtest=DataDictionaryTest -Drounds.dictionary.write=true")
                .isEqualTo(expected);
    }

    private static String dictionary() {
        StringBuilder markdown = new StringBuilder();
        for (String index : Indices.ALL) {
            JsonNode schema = DocumentSchemas.resource("json/" + index + ".schema.json");
            markdown.append("\n### ").append(index).append('\n');
            markdown.append(schema.path("description").asText()).append("\n\n");
            markdown.append("| field | type | what |\n|---|---|---|\n");
            rows(schema, "").forEach(row -> markdown.append(row).append('\n'));
        }
        return markdown.toString();
    }

    private static List<String> rows(JsonNode object, String prefix) {
        Set<String> required = new HashSet<>();
        object.path("required").forEach(name -> required.add(name.asText()));
        List<String> rows = new ArrayList<>();
        object.path("properties").properties().forEach(property -> {
            JsonNode field = property.getValue();
            boolean list = field.has("items");
            JsonNode value = list ? field.path("items") : field;
            String name = "`" + prefix + property.getKey() + (list ? "[]" : "") + "`";
            String what = field.path("description").asText().replace("|", "\\|");
            rows.add("| " + (required.contains(property.getKey()) ? "**" + name + "**" : name) + " | " + type(value)
                    + " | " + what + " |");
            rows.addAll(rows(value, prefix + property.getKey() + (list ? "[]." : ".")));
        });
        return rows;
    }

    private static String type(JsonNode value) {
        if (value.has("enum")) {
            List<String> names = new ArrayList<>();
            value.path("enum").forEach(name -> names.add(name.asText()));
            return String.join(", ", names);
        }
        if (value.path("format").asText().equals("date-time")) {
            return "time";
        }
        JsonNode type = value.path("type");
        return switch (type.isArray() ? type.path(0).asText() : type.asText()) {
            case "string" -> "text";
            case "boolean" -> "true or false";
            case "integer" -> type.isArray() ? "whole number or null" : "whole number";
            case "number" -> type.isArray() ? "number or null" : "number";
            case "object" -> "object";
            default -> throw new IllegalArgumentException("no word for the type of " + value);
        };
    }
}
