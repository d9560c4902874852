package io.rounds.ingest.draft;

import com.fasterxml.jackson.core.JsonToken;
import io.rounds.ingest.json.JsonScanner;
import io.rounds.ingest.json.JsonTokens;
import io.rounds.model.Reason;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Messages that a network or a reader writes into a stream between tweets: problems ({@code {"errors": [...]}}, {@code {"title":
 * ..., "detail": ...}}), limits, disconnections and warnings.
 */
public final class Notices implements FormatParser {
    private static final int MAX_DETAIL = 300;

    /** What such messages have at the top. Anything with other fields is something else, perhaps a private note. */
    private static final Set<String> FIELDS = Set.of(
            "title",
            "detail",
            "type",
            "status",
            "error",
            "errors",
            "error_description",
            "message",
            "code",
            "connection_issue",
            "disconnect",
            "limit",
            "warning",
            "meta",
            "account_id",
            "client_id",
            "period",
            "reason",
            "registration_url",
            "required_enrollment",
            "scope",
            "parameters",
            "resource_id",
            "resource_type",
            "parameter",
            "section",
            "value");

    private String detail = "";
    private boolean notice;

    @Override
    public void read(JsonScanner json) throws IOException {
        StringBuilder text = new StringBuilder();
        notice = true;
        boolean problem = false;
        for (String field = json.currentName(); field != null; field = json.nextFieldName()) {
            notice &= FIELDS.contains(field);
            problem |= !field.equals("title");
            if (isDescription(field) || text.isEmpty()) {
                append(text, field + ": " + describe(json));
            } else {
                JsonTokens.skip(json);
            }
        }
        // A title alone may be that of anything.
        notice &= problem;
        detail = text.toString();
    }

    @Override
    public void emit(Outcome outcome) throws Rejection {
        if (!notice) {
            throw new Rejection(Reason.UNKNOWN_FORMAT, "A JSON object of none of the known formats.");
        }
        throw new Rejection(Reason.READER_ERROR, detail);
    }

    /** The description of a problem in the next value: its titles, details and messages. */
    public static String describe(JsonScanner json) throws IOException {
        JsonToken token = json.nextToken();
        if (!token.isStructStart()) {
            return json.getText();
        }
        StringBuilder text = new StringBuilder();
        @Nullable String field = null;
        int depth = 1;
        while (depth > 0) {
            token = json.nextToken();
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            } else if (token == JsonToken.FIELD_NAME) {
                field = json.currentName();
            } else if (field == null || isDescription(field)) {
                append(text, json.getText());
            }
        }
        return text.isEmpty() ? "no further explanation" : text.toString();
    }

    private static boolean isDescription(String field) {
        return switch (field) {
            case "title", "detail", "message", "reason", "code", "track" -> true;
            default -> false;
        };
    }

    private static void append(StringBuilder text, String more) {
        int room = MAX_DETAIL - text.length();
        if (room > 2) {
            text.append(text.isEmpty() ? "" : "; ").append(more, 0, Math.min(more.length(), room - 2));
        }
    }
}
