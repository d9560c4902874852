package io.rounds.explorer.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.explorer.answer.Json;
import io.rounds.explorer.answer.Problem;
import io.rounds.explorer.answer.ProblemException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A chat or a conference to add.
 *
 * @param tag its hashtag, with or without {@code #}
 * @param title what people call it; null for the hashtag
 * @param start when it begins
 * @param end when it ends, later
 * @param alternatives other hashtags that people use for it
 */
public record NewEvent(String tag, @Nullable String title, Instant start, Instant end, List<String> alternatives) {
    private static final Set<String> FIELDS = Set.of("tag", "title", "start", "end", "alternatives");
    private static final int MAX_TEXT = 200;
    private static final int MAX_ALTERNATIVES = 10;

    public NewEvent {
        alternatives = List.copyOf(alternatives);
    }

    /**
     * Reads {@code NewEvent} of the contract.
     *
     * @throws ProblemException if it is anything else; the problem names the field
     */
    public static NewEvent parse(byte[] body) {
        JsonNode json = json(body);
        for (var field : json.properties()) {
            if (!FIELDS.contains(field.getKey())) {
                throw invalid(
                        field.getKey(),
                        "Unknown field '" + field.getKey() + "'",
                        "Valid fields are tag, title, start, end and alternatives.");
            }
        }
        List<String> alternatives = new ArrayList<>();
        for (JsonNode other : json.path("alternatives")) {
            alternatives.add(text("alternatives", other));
        }
        if (alternatives.size() > MAX_ALTERNATIVES) {
            throw invalid(
                    "alternatives", "There are more than " + MAX_ALTERNATIVES + " other hashtags", "Leave some out.");
        }
        JsonNode title = json.path("title");
        boolean hasTitle =
                !title.isMissingNode() && !title.isNull() && !title.asText().isBlank();
        NewEvent event = new NewEvent(
                text("tag", json.path("tag")),
                hasTitle ? text("title", title) : null,
                time("start", json.path("start")),
                time("end", json.path("end")),
                alternatives);
        if (!event.end().isAfter(event.start())) {
            throw invalid("end", "It ends before it begins", "Choose an end that is later than the start.");
        }
        return event;
    }

    private static JsonNode json(byte[] body) {
        try {
            JsonNode json = Json.MAPPER.readTree(body);
            if (json != null && json.isObject()) {
                return json;
            }
        } catch (JsonProcessingException notJson) {
            // The same answer as for other JSON.
        } catch (IOException e) {
            throw new IllegalStateException("An array cannot fail to be read", e);
        }
        throw new ProblemException(Problem.of(
                Problem.Code.BAD_PARAMETER,
                "The body is no JSON object",
                "Send the object NewEvent of the API's description."));
    }

    private static String text(String field, JsonNode value) {
        String text = value.isTextual() ? value.textValue().strip() : "";
        if (text.isEmpty()) {
            throw invalid(field, "'" + field + "' is missing", "Enter it.");
        }
        if (text.length() > MAX_TEXT || text.chars().anyMatch(Character::isISOControl)) {
            throw invalid(
                    field,
                    "'" + field + "' is longer than " + MAX_TEXT + " characters, or not on one line",
                    "Shorten it.");
        }
        return text;
    }

    private static Instant time(String field, JsonNode value) {
        try {
            return Instant.parse(text(field, value));
        } catch (DateTimeException e) {
            throw invalid(field, "'" + value.asText() + "' is not a time", "Use a time like 2026-06-10T08:00:00Z.");
        }
    }

    private static ProblemException invalid(String field, String detail, String advice) {
        return new ProblemException(Problem.parameter(field, detail, advice));
    }
}
