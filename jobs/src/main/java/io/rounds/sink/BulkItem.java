package io.rounds.sink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.elasticsearch.ServerError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What Elasticsearch answered to one operation of a bulk request.
 *
 * @param status like that of HTTP
 * @param error type and reason; empty without an error
 */
public record BulkItem(int status, String error) {
    /** The parts of an answer that are read; the rest need not be sent. */
    static final String FILTER = "errors,items.*.status,items.*.error.type,items.*.error.reason,"
            + "items.*.error.caused_by.type,items.*.error.caused_by.reason";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final BulkItem FINE = new BulkItem(200, "");

    /** What an answer means for the operation. */
    enum Outcome {
        /** It is done. */
        WRITTEN,
        /** The same or a later version is there already, or there was nothing to remove: nothing is to be done. */
        OUTDATED,
        /** The server cannot do it now: overloaded, starting, not allowed. The document is not the reason. */
        AGAIN,
        /** This document will never be taken. */
        REFUSED
    }

    Outcome outcome(boolean removes) {
        if (status < 300) {
            return Outcome.WRITTEN;
        }
        // External versions: whoever conflicts is not newer than what is there.
        if (status == 409 || (status == 404 && removes)) {
            return Outcome.OUTDATED;
        }
        return isServersTrouble(status) ? Outcome.AGAIN : Outcome.REFUSED;
    }

    /**
     * Whether a status tells about the server and not about the document: overload and failures, and also a missing
     * permission, a read-only index (403) and an index that is not there and not made (404), which somebody must mend.
     */
    static boolean isServersTrouble(int status) {
        return status >= 500 || status == 429 || status == 408 || status == 401 || status == 403 || status == 404;
    }

    /**
     * The items of a bulk answer.
     *
     * @param operations how many were sent
     * @throws IOException when this is no bulk answer, or not to so many operations
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
            result.add(status < 300 ? FINE : new BulkItem(status, ServerError.describe(details.path("error"))));
        }
        return result;
    }

    /** One line for people. */
    @Override
    public String toString() {
        return "status " + status + (error.isEmpty() ? "" : ", " + error);
    }
}
