package io.rounds.explorer.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.explorer.answer.Json;
import io.rounds.explorer.answer.Problem;
import io.rounds.explorer.answer.ProblemException;
import io.rounds.export.source.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The contract's rules for one parameter. Only the keywords of JSON Schema that the contract uses are implemented; any
 * other one fails the start of the server, so that no rule is silently ignored.
 */
final class ParameterRule {
    private static final List<String> KEYWORDS = List.of(
            "type",
            "enum",
            "pattern",
            "minimum",
            "maximum",
            "minLength",
            "maxLength",
            "maxItems",
            "items",
            "format",
            "default",
            "description");

    private final String name;
    private final JsonNode schema;
    private final @Nullable Pattern pattern;
    private final boolean required;

    /** @param schema with its references resolved */
    ParameterRule(String name, JsonNode schema, boolean required) {
        this.name = name;
        this.schema = schema;
        this.required = required;
        JsonNode item = item();
        this.pattern =
                item.has("pattern") ? Pattern.compile(item.path("pattern").asText()) : null;
        for (JsonNode level : List.of(schema, item)) {
            level.fieldNames().forEachRemaining(word -> {
                if (!KEYWORDS.contains(word)) {
                    throw new IllegalStateException(
                            "The keyword '" + word + "' of the parameter " + name + " is not supported");
                }
            });
        }
    }

    String name() {
        return name;
    }

    private boolean isList() {
        return schema.path("type").asText().equals("array");
    }

    private JsonNode item() {
        return schema.has("items") ? schema.path("items") : schema;
    }

    /**
     * Validates values and applies the default if there are none.
     *
     * @throws ProblemException if they break a rule
     */
    List<String> validate(List<String> given) {
        if (given.isEmpty()) {
            if (required) {
                throw invalid(
                        "is missing",
                        "Provide it: " + schema.path("description").asText());
            }
            return schema.has("default") ? List.of(schema.path("default").asText()) : List.of();
        }
        int max = isList() ? schema.path("maxItems").asInt() : 1;
        if (given.size() > max) {
            throw invalid("is given " + given.size() + " times", "Provide it at most " + max + " times.");
        }
        List<String> values = new ArrayList<>();
        for (String value : given) {
            values.add(checkOne(value));
        }
        return values;
    }

    private String checkOne(String value) {
        JsonNode rule = item();
        if (value.length() > rule.path("maxLength").asInt(Integer.MAX_VALUE)) {
            throw invalid("is too long", "Use at most " + rule.path("maxLength").asInt() + " characters.");
        }
        if (value.strip().length() < rule.path("minLength").asInt(0)) {
            throw invalid("is '" + value + "', which is too short", "Use more characters, or omit the parameter.");
        }
        if (rule.has("enum") && !Json.list(rule.path("enum")).contains(value)) {
            throw invalid("is '" + value + "'", "Use one of " + String.join(", ", Json.list(rule.path("enum"))) + '.');
        }
        if (pattern != null && !pattern.matcher(value).find()) {
            throw invalid(
                    "is '" + value + "'",
                    schema.path("description").asText() + " It must match " + pattern.pattern() + '.');
        }
        switch (rule.path("type").asText()) {
            case "integer" -> checkNumber(value, rule);
            case "boolean" -> checkFlag(value);
            default -> checkTime(value, rule);
        }
        return value;
    }

    private void checkNumber(String value, JsonNode rule) {
        long low = rule.path("minimum").asLong();
        long high = rule.path("maximum").asLong();
        try {
            long number = Long.parseLong(value);
            if (number >= low && number <= high) {
                return;
            }
        } catch (NumberFormatException e) {
            // Reported below.
        }
        throw invalid("is '" + value + "'", String.format(Locale.ROOT, "Use an integer from %d to %d.", low, high));
    }

    private void checkFlag(String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw invalid("is '" + value + "'", "Use true or false.");
        }
    }

    private void checkTime(String value, JsonNode rule) {
        if (rule.path("format").asText().equals("date-time")) {
            try {
                Selection.time(value);
            } catch (IllegalArgumentException e) {
                throw invalid(
                        "is '" + value + "'", "Use a time such as 2026-03-01T10:00:00Z or a day such as 2026-03-01.");
            }
        }
    }

    private ProblemException invalid(String violation, String advice) {
        return new ProblemException(Problem.parameter(name, "The parameter " + name + ' ' + violation, advice));
    }
}
