package io.rounds.explorer.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.explorer.answer.Json;
import io.rounds.explorer.answer.Problem;
import io.rounds.explorer.answer.ProblemException;
import java.io.IOException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A position in a sorted list, as an opaque token: the sort values of the last row of a page. */
public final class Cursor {
    public static final String PARAMETER = "cursor";

    private Cursor() {}

    /** Encodes sort values. */
    public static String of(JsonNode sortValues) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(sortValues.toString().getBytes(UTF_8));
    }

    /**
     * Decodes the cursor of a request.
     *
     * @param count the expected number of sort values
     * @return null if the request has no cursor
     * @throws ProblemException if the cursor is invalid
     */
    public static @Nullable JsonNode sortValues(Parameters parameters, int count) {
        String token = parameters.optional(PARAMETER);
        if (token == null) {
            return null;
        }
        try {
            JsonNode sortValues = Json.MAPPER.readTree(Base64.getUrlDecoder().decode(token));
            if (sortValues.isArray() && sortValues.size() == count && allScalar(sortValues)) {
                return sortValues;
            }
        } catch (IOException | IllegalArgumentException e) {
            // Reported below.
        }
        throw invalid();
    }

    /** The problem of a cursor that does not belong to the request. */
    public static ProblemException invalid() {
        return new ProblemException(Problem.parameter(
                PARAMETER,
                "The cursor is invalid for this request",
                "Use the value of 'next' with otherwise the same parameters, or start again without a cursor."));
    }

    private static boolean allScalar(JsonNode sortValues) {
        for (JsonNode value : sortValues) {
            if (value.isContainerNode()) {
                return false;
            }
        }
        return true;
    }
}
