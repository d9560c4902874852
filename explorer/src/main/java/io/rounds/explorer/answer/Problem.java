package io.rounds.explorer.answer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An answer that something cannot be answered, as RFC 9457 has it.
 *
 * @param detail what was wrong this time
 * @param advice what to do
 * @param parameter that is meant; null where it is none
 */
record Problem(
        Code code, String detail, String advice, @Nullable String parameter) {
    static final String CONTENT_TYPE = "application/problem+json";

    /** What kinds of problems there are. */
    enum Code {
        BAD_PARAMETER(400, "A parameter is not right"),
        UNAUTHORIZED(401, "A token is needed"),
        NOT_FOUND(404, "There is nothing at this address"),
        NOTHING_FOUND(404, "There is no such thing"),
        METHOD_NOT_ALLOWED(405, "This can only be read"),
        TOO_MUCH(413, "That is too much at once"),
        TOO_MANY_REQUESTS(429, "Too many requests"),
        ELASTICSEARCH_DOWN(503, "Elasticsearch does not answer"),
        TIMEOUT(503, "The answer took too long"),
        BUSY(503, "Too much is going on"),
        DEFECT(500, "The explorer has a defect");

        private final int status;
        private final String title;

        Code(int status, String title) {
            this.status = status;
            this.title = title;
        }

        int status() {
            return status;
        }

        /** The name in answers. */
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static Problem of(Code code, String detail, String advice) {
        return new Problem(code, detail, advice, null);
    }

    static Problem parameter(String name, String detail, String advice) {
        return new Problem(Code.BAD_PARAMETER, detail, advice, name);
    }

    /** @param path that was asked for */
    ObjectNode json(String path) {
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
