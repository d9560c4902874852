package io.rounds.explorer;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.export.source.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the contract says about one parameter. Only the words of JSON Schema that the contract uses are understood; any
 * other one is refused when the server starts, so that no rule is written that nobody holds.
 */
final class ParameterRule {
    private static final List<String> KNOWN = List.of(
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
                if (!KNOWN.contains(word)) {
                    throw new IllegalStateException("'" + word + "' of the parameter " + name + " is not understood");
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
     * The values to use for those given.
     *
     * @throws ProblemException where they break a rule
     */
    List<String> check(List<String> given) {
        if (given.isEmpty()) {
            if (required) {
                throw wrong(
                        "is missing", "Give it: " + schema.path("description").asText());
            }
            return schema.has("default") ? List.of(schema.path("default").asText()) : List.of();
        }
        int most = isList() ? schema.path("maxItems").asInt() : 1;
        if (given.size() > most) {
            throw wrong("is given " + given.size() + " times", "Give it at most " + most + " times.");
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
            throw wrong("is too long", "Give at most " + rule.path("maxLength").asInt() + " characters.");
        }
        if (value.strip().length() < rule.path("minLength").asInt(0)) {
            throw wrong("is '" + value + "', which is too short", "Give more characters, or leave it out.");
        }
        if (rule.has("enum") && !Json.list(rule.path("enum")).contains(value)) {
            throw wrong("is '" + value + "'", "Take one of " + String.join(", ", Json.list(rule.path("enum"))) + '.');
        }
        if (pattern != null && !pattern.matcher(value).find()) {
            throw wrong(
                    "is '" + value + "'",
                    schema.path("description").asText() + " It must look like " + pattern.pattern() + '.');
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
            // Said below.
        }
        throw wrong("is '" + value + "'", String.format(Locale.ROOT, "Take a whole number from %d to %d.", low, high));
    }

    private void checkFlag(String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw wrong("is '" + value + "'", "Take true or false.");
        }
    }

    private void checkTime(String value, JsonNode rule) {
        if (rule.path("format").asText().equals("date-time")) {
            try {
                Selection.time(value);
            } catch (IllegalArgumentException e) {
                throw wrong("is '" + value + "'", "Take a time such as 2026-03-01T10:00:00Z, or a day, 2026-03-01.");
            }
        }
    }

    private ProblemException wrong(String what, String advice) {
        return new ProblemException(Problem.parameter(name, "The parameter " + name + ' ' + what, advice));
    }
}
