package io.rounds.export.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The fields of documents. */
public final class DocumentFields {
    private static final String REPOST = "repost";

    private DocumentFields() {}

    /** A text that is always there. */
    static String text(JsonNode document, String field) {
        return document.path(field).asText();
    }

    /** A text or number; null where there is none. */
    static @Nullable String textOrNull(JsonNode document, String field) {
        JsonNode value = document.path(field);
        return value.isMissingNode() || value.isNull() ? null : value.asText();
    }

    /** @throws IOException when it is no time: the index is not of this version */
    static Instant time(JsonNode document, String field) throws IOException {
        String text = text(document, field);
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IOException("The field " + field + " of a document is no time: '" + text + "'", e);
        }
    }

    static boolean isRepost(JsonNode document) {
        return text(document, "kind").equals(REPOST);
    }
}
