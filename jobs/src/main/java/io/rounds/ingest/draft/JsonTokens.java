package io.rounds.ingest.draft;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads values from a stream of JSON tokens.
 *
 * <p>Each method that reads expects the parser to stand at a field's name, or before an element of an array; afterwards
 * it stands at the end of the value, whatever its type was. So a value of an unexpected type is skipped.
 */
public final class JsonTokens {
    /** Names of fields are not interned: a record may have a hundred thousand of them that nobody has seen before. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private JsonTokens() {}

    /** A parser that stands before the first token of a part of a record. */
    public static JsonParser parser(byte[] record, int from, int to) throws IOException {
        return FACTORY.createParser(record, from, to - from);
    }

    /** Steps into the object that comes next. False, and the value is skipped, where something else comes. */
    public static boolean object(JsonParser json) throws IOException {
        return enter(json, JsonToken.START_OBJECT);
    }

    /** Steps into the array that comes next. False, and the value is skipped, where something else comes. */
    public static boolean array(JsonParser json) throws IOException {
        return enter(json, JsonToken.START_ARRAY);
    }

    private static boolean enter(JsonParser json, JsonToken start) throws IOException {
        if (json.nextToken() == start) {
            return true;
        }
        json.skipChildren();
        return false;
    }

    /** In an array: steps into the next object, over anything else. False at the array's end. */
    public static boolean nextObject(JsonParser json) throws IOException {
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                return true;
            }
            json.skipChildren();
        }
        return false;
    }

    /** Steps over the value that comes next. */
    public static void skip(JsonParser json) throws IOException {
        json.nextToken();
        json.skipChildren();
    }

    /** Goes to the end of the value the parser stands at the beginning of. */
    public static void finish(JsonParser json) throws IOException {
        json.skipChildren();
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            json.finishToken();
        }
    }

    /** The string that comes next; null for anything else. */
    public static @Nullable String string(JsonParser json) throws IOException {
        String text = json.nextTextValue();
        if (text == null) {
            json.skipChildren();
        }
        return text;
    }

    /** The string or number that comes next, as text; null for anything else. */
    public static @Nullable String scalar(JsonParser json) throws IOException {
        JsonToken token = json.nextToken();
        if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
            return json.getText();
        }
        json.skipChildren();
        return null;
    }

    /** The whole number from 0 to 2^31 - 1 that comes next; null for anything else. */
    public static @Nullable Integer count(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.VALUE_NUMBER_INT) {
            json.skipChildren();
            return null;
        }
        if (json.getNumberType() != JsonParser.NumberType.INT) {
            return null;
        }
        int count = json.getIntValue();
        return count < 0 ? null : Integer.valueOf(count);
    }

    /** The whole number of up to 64 bits that comes next; null for anything else. */
    public static @Nullable Long number(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.VALUE_NUMBER_INT) {
            json.skipChildren();
            return null;
        }
        return json.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? null : Long.valueOf(json.getLongValue());
    }

    /** The truth value that comes next; null for anything else. */
    public static @Nullable Boolean flag(JsonParser json) throws IOException {
        return switch (json.nextToken()) {
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            default -> {
                json.skipChildren();
                yield null;
            }
        };
    }

    /** Where the token the parser stands on begins, in bytes from the beginning of the part; negative if unknown. */
    public static int start(JsonParser json) {
        return (int) json.currentTokenLocation().getByteOffset();
    }

    /** Where the token the parser has just read ends, in bytes from the beginning of the part; negative if unknown. */
    public static int end(JsonParser json) {
        return (int) json.currentLocation().getByteOffset();
    }

    /** Makes sure that nothing follows. */
    public static void nothingMore(JsonParser json) throws IOException {
        if (json.nextToken() != null) {
            throw new JsonParseException(json, "there is more after the end of the JSON value");
        }
    }
}
