package io.rounds.ingest.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads values from a stream of JSON tokens.
 *
 * <p>Each method that reads expects the scanner to stand at a field's name, or before an element of an array; afterwards
 * it stands at the end of the value, whatever its type was. So a value of an unexpected type is skipped.
 */
public final class JsonTokens {
    private JsonTokens() {}

    /** Steps into the object that comes next. False, and the value is skipped, where something else comes. */
    public static boolean object(JsonScanner json) throws IOException {
        return enter(json, JsonToken.START_OBJECT);
    }

    /** Steps into the array that comes next. False, and the value is skipped, where something else comes. */
    public static boolean array(JsonScanner json) throws IOException {
        return enter(json, JsonToken.START_ARRAY);
    }

    private static boolean enter(JsonScanner json, JsonToken start) throws IOException {
        if (json.nextToken() == start) {
            return true;
        }
        json.skipChildren();
        return false;
    }

    /** In an array: steps into the next object, over anything else. False at the array's end. */
    public static boolean nextObject(JsonScanner json) throws IOException {
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                return true;
            }
            json.skipChildren();
        }
        return false;
    }

    /** Steps over the value that comes next. */
    public static void skip(JsonScanner json) throws IOException {
        json.nextToken();
        json.skipChildren();
    }

    /** The string that comes next; null for anything else. */
    public static @Nullable String string(JsonScanner json) throws IOException {
        String text = json.nextTextValue();
        if (text == null) {
            json.skipChildren();
        }
        return text;
    }

    /** The string or number that comes next, as text; null for anything else. */
    public static @Nullable String scalar(JsonScanner json) throws IOException {
        JsonToken token = json.nextToken();
        if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
            return json.getText();
        }
        json.skipChildren();
        return null;
    }

    /** The whole number from 0 to 2^31 - 1 that comes next; null for anything else. */
    public static @Nullable Integer count(JsonScanner json) throws IOException {
        Long count = number(json);
        return count == null || count < 0 || count > Integer.MAX_VALUE ? null : Integer.valueOf(count.intValue());
    }

    /** The whole number of up to 64 bits that comes next; null for anything else. */
    public static @Nullable Long number(JsonScanner json) throws IOException {
        if (json.nextToken() != JsonToken.VALUE_NUMBER_INT) {
            json.skipChildren();
            return null;
        }
        return json.wholeNumber();
    }

    /** The truth value that comes next; null for anything else. */
    public static @Nullable Boolean flag(JsonScanner json) throws IOException {
        return switch (json.nextToken()) {
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            default -> {
                json.skipChildren();
                yield null;
            }
        };
    }

    /** Makes sure that nothing follows. */
    public static void nothingMore(JsonScanner json) throws IOException {
        if (json.nextToken() != JsonToken.NOT_AVAILABLE) {
            throw new JsonParseException(json.jackson(), "there is more after the end of the JSON value");
        }
    }
}
