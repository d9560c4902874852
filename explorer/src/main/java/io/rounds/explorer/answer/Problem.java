package io.rounds.explorer.answer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a request failed, as problem details by RFC 9457.
 *
 * @param detail what went wrong this time
 * @param advice what the client can do about it
 * @param parameter the parameter that is wrong; null if the cause is not a parameter
 */
public record Problem(
        Code code, String detail, String advice, @Nullable String parameter) {
    public static final String CONTENT_TYPE = "application/problem+json";

    /** The kinds of problems. */
    public enum Code {
        BAD_PARAMETER(400, "Invalid parameter"),
        UNAUTHORIZED(401, "Token required"),
        FORBIDDEN(403, "Not allowed"),
        NOT_FOUND(404, "Not found"),
        NOTHING_FOUND(404, "No such item"),
        METHOD_NOT_ALLOWED(405, "Read-only"),
        TOO_MUCH(413, "Too many documents"),
        TOO_MANY_REQUESTS(429, "Too many requests"),
        ELASTICSEARCH_DOWN(503, "Elasticsearch is unavailable"),
        TIMEOUT(503, "Timeout"),
        BUSY(503, "Server busy"),
        DEFECT(500, "Internal error");

        private final int status;
        private final String title;

        Code(int status, String title) {
            this.status = status;
            this.title = title;
        }

        public int status() {
            return status;
        }

        /** The name in answers. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public static Problem of(Code code, String detail, String advice) {
        return new Problem(code, detail, advice, null);
    }

    public static Problem parameter(String name, String detail, String advice) {
        return new Problem(Code.BAD_PARAMETER, detail, advice, name);
    }

    /**
     * As the API answers with it.
     *
     * @param path of the request
     */
    public ObjectNode json(String path) {
        ObjectNode json = Json.object()
                .put("type", "urn:rounds:problem:" + code.word())
                .put("title", code.title)
                .put("status", code.status)
                .put("detail", detail)
                .put("instance", path)
                .put("code", code.word())
                .put("advice", advice);
        if (parameter != null) {
            json.put("parameter", parameter);
        }
        return json;
    }
}
