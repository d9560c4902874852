package io.rounds.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads the errors in Elasticsearch's responses. */
public final class ServerError {
    private ServerError() {}

    /** Type, reason and cause of an error; empty if there is none. */
    public static String describe(JsonNode error) {
        if (error.isMissingNode()) {
            return "";
        }
        String text = error.path("type").asText() + ": " + error.path("reason").asText();
        JsonNode cause = error.path("caused_by");
        return cause.isMissingNode() ? text : text + " (" + describe(cause) + ')';
    }
}
