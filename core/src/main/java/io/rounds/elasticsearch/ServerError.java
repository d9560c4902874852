package io.rounds.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;

/** Errors as Elasticsearch writes them into its answers. */
public final class ServerError {
    private ServerError() {}

    /** Type and reason of an error, with its cause where there is one; empty where there is no error. */
    public static String describe(JsonNode error) {
        if (error.isMissingNode()) {
            return "";
        }
        String text = error.path("type").asText() + ": " + error.path("reason").asText();
        JsonNode cause = error.path("caused_by");
        return cause.isMissingNode() ? text : text + " (" + describe(cause) + ')';
    }
}
