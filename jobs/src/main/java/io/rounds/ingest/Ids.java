package io.rounds.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** X's ids: whole numbers of up to 64 bits, written as a string of digits or as a number. */
final class Ids {
    private static final int MAX_DIGITS = 20;

    private Ids() {}

    /** The id that comes next, as digits; null if something else comes. */
    static @Nullable String read(JsonParser json) throws IOException {
        JsonToken token = json.nextToken();
        if (token != JsonToken.VALUE_STRING && token != JsonToken.VALUE_NUMBER_INT) {
            json.skipChildren();
            return null;
        }
        String id = json.getText();
        return isId(id) ? id : null;
    }

    /**
     * The id that comes next, as digits; null if nothing is given, and a problem is noted if it is given in a form that
     * is no id.
     */
    static @Nullable String read(JsonParser json, String field, Draft draft) throws IOException {
        String id = read(json);
        if (id == null && json.currentToken() != JsonToken.VALUE_NULL) {
            draft.wrongType(field, "a string of digits or a whole number");
        }
        return id;
    }

    /** Whether the text is 1 to 20 digits. */
    static boolean isId(String text) {
        int length = text.length();
        if (length == 0 || length > MAX_DIGITS) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }
}
