package io.rounds.explorer.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.explorer.answer.Json;
import io.rounds.explorer.answer.Problem;
import io.rounds.explorer.answer.ProblemException;
import io.rounds.explorer.store.SearchResult;
import java.io.IOException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A place in an order, as an opaque word in addresses: the values that the last row of a page is sorted by. */
final class Cursor {
    static final String PARAMETER = "cursor";

    private Cursor() {}

    /** The word for a place. */
    static String of(JsonNode place) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(place.toString().getBytes(UTF_8));
    }

    /**
     * The place that a request's cursor stands for; null without a cursor.
     *
     * @param values how many values it must have
     * @throws ProblemException where it is no such word
     */
    static @Nullable JsonNode place(Parameters parameters, int values) {
        String word = parameters.optional(PARAMETER);
        if (word == null) {
            return null;
        }
        try {
            JsonNode place = Json.MAPPER.readTree(Base64.getUrlDecoder().decode(word));
            if (place.isArray() && place.size() == values && allPlain(place)) {
                return place;
            }
        } catch (IOException | IllegalArgumentException e) {
            // Said below.
        }
        throw wrong();
    }

    /** @throws ProblemException always */
    static ProblemException wrong() {
        return new ProblemException(Problem.parameter(
                PARAMETER,
                "The cursor is not one of these pages",
                "Take the value of 'next' with the same other parameters, or start anew without a cursor."));
    }

    private static boolean allPlain(JsonNode place) {
        for (JsonNode value : place) {
            if (value.isContainerNode()) {
                return false;
            }
        }
        return true;
    }

    /** The word for the place behind the page, where there is more than the page holds. */
    static @Nullable String next(SearchResult found, int size) {
        return found.documents().size() > size ? of(found.place(size - 1)) : null;
    }
}
