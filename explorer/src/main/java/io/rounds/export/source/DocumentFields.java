package io.rounds.export.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and removes fields of documents. */
public final class DocumentFields {
    private static final String REPOST = "repost";

    private DocumentFields() {}

    /** A text that every document has. */
    public static String text(JsonNode document, String field) {
        return document.path(field).asText();
    }

    /** A text or number as text; null where it is missing. */
    public static @Nullable String textOrNull(JsonNode document, String field) {
        JsonNode value = document.path(field);
        return value.isMissingNode() || value.isNull() ? null : value.asText();
    }

    /**
     * A time that every document has.
     *
     * @throws IOException when it is not a time: another version of Rounds has written the index
     */
    public static Instant time(JsonNode document, String field) throws IOException {
        String text = text(document, field);
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IOException("The field " + field + " of a document is not a time: '" + text + "'", e);
        }
    }

    /**
     * Removes fields, also from every object of a list.
     *
     * @param document is changed
     * @param paths of the fields: {@code author.name}
     */
    static void remove(JsonNode document, List<String> paths) {
        paths.forEach(path -> remove(document, path));
    }

    private static void remove(JsonNode node, String path) {
        int dot = path.indexOf('.');
        if (node.isArray()) {
            node.forEach(element -> remove(element, path));
        } else if (dot >= 0) {
            remove(node.path(path.substring(0, dot)), path.substring(dot + 1));
        } else if (node instanceof ObjectNode object) {
            object.remove(path);
        }
    }

    public static boolean isRepost(JsonNode document) {
        return text(document, "kind").equals(REPOST);
    }
}
