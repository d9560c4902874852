package io.rounds.sink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.elasticsearch.ServerError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The result of one operation of a bulk request.
 *
 * @param status an HTTP status
 * @param error type and reason; empty without an error
 */
public record BulkItem(int status, String error) {
    /** The fields of the response that are read; the server omits the others. */
    static final String FILTER = "errors,items.*.status,items.*.error.type,items.*.error.reason,"
            + "items.*.error.caused_by.type,items.*.error.caused_by.reason";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final BulkItem SUCCESS = new BulkItem(200, "");

    /** The outcome of an operation. */
    enum Outcome {
        /** The operation changed the index. */
        WRITTEN,
        /** The same or a later version exists, or there was nothing to remove. */
        OUTDATED,
        /** The server cannot process the operation now: it is overloaded, starting, or denies access. Worth a retry. */
        RETRY,
        /** The document is invalid; a retry would not help. */
        REJECTED
    }

    Outcome outcome(boolean removes) {
        if (status < 300) {
            return Outcome.WRITTEN;
        }
        // External versions: a conflict means that the existing version is not older.
        if (status == 409 || (status == 404 && removes)) {
            return Outcome.OUTDATED;
        }
        return isServerFailure(status) ? Outcome.RETRY : Outcome.REJECTED;
    }

    /**
     * Whether a status is caused by the server and not by the document: overload and failures, and also a missing
     * permission, a read-only index (403) and a missing index that is not created (404), which an administrator must fix.
     */
    static boolean isServerFailure(int status) {
        return status >= 500 || status == 429 || status == 408 || status == 401 || status == 403 || status == 404;
    }

    /**
     * Parses the items of a bulk response.
     *
     * @param operations number of operations in the request
     * @throws IOException if it is not a bulk response, or has another number of items
     */
    static List<BulkItem> parse(String answer, int operations) throws IOException {
        JsonNode root = JSON.readTree(answer);
        JsonNode items = root.path("items");
        if (items.size() != operations) {
            throw new IOException("Elasticsearch answered to " + items.size() + " of " + operations + " operations");
        }
        List<BulkItem> result = new ArrayList<>(operations);
        for (JsonNode item : items) {
            JsonNode details = item.elements().next();
            int status = details.path("status").asInt();
            result.add(status < 300 ? SUCCESS : new BulkItem(status, ServerError.describe(details.path("error"))));
        }
        return result;
    }

    /** One line for messages. */
    @Override
    public String toString() {
        return "status " + status + (error.isEmpty() ? "" : ", " + error);
    }
}
