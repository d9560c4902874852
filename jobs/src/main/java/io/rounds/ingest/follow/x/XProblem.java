package io.rounds.ingest.follow.x;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.ingest.follow.ConnectionLostException;
import io.rounds.ingest.follow.ConnectionLostException.Cause;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What X's errors mean for the connection.
 *
 * @see <a href="https://docs.x.com/x-api/fundamentals/response-codes-and-errors">Response codes and errors</a>
 */
final class XProblem {
    private XProblem() {}

    /** Whether a message of the stream is an error instead of a post. */
    static boolean isOne(JsonNode message) {
        return !message.has("data") && (message.has("errors") || (message.has("title") && message.has("type")));
    }

    /**
     * Reads an error.
     *
     * @param code the status of HTTP; 0 if the error came in a stream
     * @param answer as X sent it
     * @param resetIn when there may be requests again, where X says it
     */
    static ConnectionLostException of(int code, JsonNode answer, @Nullable Duration resetIn) {
        JsonNode first = answer.path("errors").path(0);
        String title = text(first, answer, "title");
        String detail = first.path("detail")
                .asText(first.path("details")
                        .path(0)
                        .asText(first.path("message")
                                .asText(answer.path("detail").asText())));
        String kind = (title
                        + ' '
                        + text(first, answer, "type")
                        + ' '
                        + text(first, answer, "disconnect_type")
                        + ' '
                        + text(first, answer, "connection_issue"))
                .toLowerCase(Locale.ROOT);
        String said = said(code, title, detail);
        if (kind.contains("usagecapexceeded") || kind.contains("usage-cap")) {
            return refused("X: the cap of posts of the account's plan is used up" + said);
        }
        if (code == 402 || kind.contains("creditsdepleted") || kind.contains("credits-depleted")) {
            return refused(
                    "X: the account is out of credit; buy some in its console, or wait for the next month" + said);
        }
        if (kind.contains("toomanyconnections")) {
            // The time of reset is that of the rate limit, which is another matter.
            return new ConnectionLostException(
                    Cause.THROTTLED, "X allows one connection, and another one is open, or was just now" + said);
        }
        if (kind.contains("ruleconfigurationissue")) {
            return new ConnectionLostException(Cause.SERVER, "X does not know the rules yet" + said);
        }
        if (kind.contains("operational-disconnect") || kind.contains("operationaldisconnect")) {
            return new ConnectionLostException(Cause.NETWORK, "X ended the stream for reasons of its own" + said);
        }
        return switch (code) {
            case 400, 422 -> refused("X does not accept the request" + said);
            case 401 -> refused("X does not accept the bearer token; copy it again from the console" + said);
            case 403 -> refused("X does not allow this to the account (its plan, its credit or its app)" + said);
            case 429 -> new ConnectionLostException(Cause.THROTTLED, "X: too many requests" + said, resetIn);
            case 0 -> new ConnectionLostException(Cause.NETWORK, "X ended the stream" + said);
            default -> new ConnectionLostException(Cause.SERVER, "X does not answer as it should" + said);
        };
    }

    private static ConnectionLostException refused(String message) {
        return new ConnectionLostException(Cause.REFUSED, message);
    }

    private static String text(JsonNode first, JsonNode answer, String field) {
        return first.path(field).asText(answer.path(field).asText());
    }

    private static String said(int code, String title, String detail) {
        String both = title.isEmpty() || detail.isEmpty() ? title + detail : title + ": " + detail;
        String status = code == 0 ? "" : Integer.toString(code);
        String all = status.isEmpty() || both.isEmpty() ? status + both : status + ' ' + both;
        return all.isEmpty() ? "" : " (" + all + ')';
    }
}
