package io.rounds.ingest.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.Closeable;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * A stream of the tokens of one JSON value, with the semantics of Jackson's {@link JsonParser}.
 *
 * <p>Of a tweet of some kilobytes a parser reads some dozen values. So what is not asked for is neither decoded nor turned into
 * tokens: strings are searched for their end, eight bytes at a time, and {@link #skipChildren} walks through a whole object
 * in one loop. What is skipped is checked nevertheless: grammar, numbers, escapes and UTF-8.
 *
 * <p>Only an object or array in plain, well-formed JSON is read that way: UTF-8 without a byte order mark, nested up to
 * {@value #MAX_DEPTH} deep, without extremely long names, numbers or strings. At anything else the scanner starts Jackson at the
 * beginning, lets it catch up to the current token, and leaves the rest to it. So Jackson alone decides what is rejected,
 * and what the message says, and the scanner has nothing to be lenient or strict about. That costs a second pass over the
 * part before, at most once.
 */
public final class JsonScanner implements Closeable {
    /** How deep objects and arrays may be nested for the scanner; Jackson goes on to 1,000. */
    static final int MAX_DEPTH = 64;

    /** Jackson's limits are 50,000 bytes, 1,000 digits and 20 million characters. */
    private static final int MAX_NAME = 1_000;

    private static final int MAX_NUMBER = 500;
    private static final int MAX_STRING = 10_000_000;

    /** So many digits always fit into 64 bits. */
    private static final int SAFE_DIGITS = 18;

    private static final int NOT_PLAIN = -1;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    /** Names of fields are not interned: a record may have a hundred thousand of them that nobody has seen before. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final byte[] bytes;
    private final int from;
    private final int to;

    /** Reads instead of the scanner, once it is there. */
    private @Nullable JsonParser jackson;

    private boolean begun;
    private JsonToken token = JsonToken.NOT_AVAILABLE;
    /** Where the token begins. */
    private int start;
    /** Where the token ends, of a field's name: its value. */
    private int end;
    /** The name, where the token is one. */
    private String name = "";
    /** The name that was read last, of those that are not unusual. */
    private FieldName last = FieldName.NONE;
    /** Of a name: what its value is, which is known by then, and where it begins. Otherwise what {@link #afterValue} has found. */
    private JsonToken value = JsonToken.VALUE_NULL;

    private int valueStart;
    /** Whether the string that was read last has escapes. */
    private boolean escaped;
    /** Whether it is all ASCII. */
    private boolean ascii;

    /** One bit for each object (1) or array (0) around the token, the innermost one last. */
    private long objects;

    private int depth;

    private JsonScanner(byte[] bytes, int from, int to, @Nullable JsonParser jackson) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.end = from;
        this.jackson = jackson;
    }

    /**
     * A scanner that stands before the first token of a part of a record.
     *
     * @param record not changed
     * @param from where the part begins in the record
     * @param to where it ends, exclusive
     */
    public static JsonScanner of(byte[] record, int from, int to) {
        return new JsonScanner(record, from, to, null);
    }

    /** The tokens of any parser of Jackson's. */
    public static JsonScanner of(JsonParser parser) {
        return new JsonScanner(new byte[0], 0, 0, parser);
    }

    /** The parser of Jackson's that stands where the scanner stands, and from now on reads on behalf of it. */
    public JsonParser jackson() throws IOException {
        if (jackson == null) {
            jackson = FACTORY.createParser(bytes, from, to - from);
            if (begun) {
                catchUp(jackson);
            }
        }
        return jackson;
    }

    private void catchUp(JsonParser parser) throws IOException {
        boolean behind = true;
        while (behind) {
            behind = parser.nextToken() != null && parser.currentTokenLocation().getByteOffset() < start - from;
        }
    }

    /** Goes to the next token; {@code NOT_AVAILABLE} at the end of the part. */
    public JsonToken nextToken() throws IOException {
        if (jackson == null && advance()) {
            return token;
        }
        JsonToken next = jackson().nextToken();
        return next == null ? JsonToken.NOT_AVAILABLE : next;
    }

    /** Goes to the next token; the name if it is that of a field, otherwise null. */
    public @Nullable String nextFieldName() throws IOException {
        if (jackson == null && advance()) {
            return token == JsonToken.FIELD_NAME ? name : null;
        }
        return jackson().nextFieldName();
    }

    /** Goes to the next token; the text if it is a string, otherwise null. */
    public @Nullable String nextTextValue() throws IOException {
        if (jackson == null && advance()) {
            return token == JsonToken.VALUE_STRING ? string(start + 1, end - 1) : null;
        }
        return jackson().nextTextValue();
    }

    /** Goes to the end of the object or array at whose beginning the scanner stands; does nothing elsewhere. */
    public void skipChildren() throws IOException {
        if (jackson == null) {
            if (token != JsonToken.START_OBJECT && token != JsonToken.START_ARRAY) {
                return;
            }
            int after = skipContainer();
            if (after != NOT_PLAIN) {
                close(after - 1);
                return;
            }
        }
        jackson().skipChildren();
    }

    /** The current token; {@code NOT_AVAILABLE} before the first and after the last one. */
    public JsonToken currentToken() {
        if (jackson == null) {
            return token;
        }
        JsonToken current = jackson.currentToken();
        return current == null ? JsonToken.NOT_AVAILABLE : current;
    }

    /** The name of the field, if the scanner stands at one; null at values, beginnings and ends. */
    public @Nullable String currentName() throws IOException {
        if (currentToken() != JsonToken.FIELD_NAME) {
            return null;
        }
        return jackson == null ? name : jackson.currentName();
    }

    /** The text of a string, number or literal, or the name of a field; the sign for beginnings and ends. */
    public String getText() throws IOException {
        if (jackson != null) {
            return jackson.getText();
        }
        return switch (token) {
            case VALUE_STRING -> string(start + 1, end - 1);
            case FIELD_NAME -> name;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new String(bytes, start, end - start, ISO_8859_1);
            default -> token.asString();
        };
    }

    /** The whole number the scanner stands at; null if it has more than 64 bits. */
    @Nullable Long wholeNumber() throws IOException {
        if (jackson != null) {
            return jackson.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? null : jackson.getLongValue();
        }
        if (end - start > SAFE_DIGITS) {
            return longNumber();
        }
        boolean negative = bytes[start] == '-';
        long number = 0;
        for (int at = negative ? start + 1 : start; at < end; at++) {
            number = number * 10 + (bytes[at] - '0');
        }
        return negative ? -number : number;
    }

    private @Nullable Long longNumber() throws IOException {
        try {
            return Long.valueOf(getText());
        } catch (NumberFormatException tooLarge) {
            return null;
        }
    }

    /** Where the current token begins, in bytes from the beginning of the part; negative if unknown. */
    public int start() {
        return jackson == null
                ? start - from
                : (int) jackson.currentTokenLocation().getByteOffset();
    }

    /** Where the current token, which is not a name, ends, in bytes from the beginning of the part; negative if unknown. */
    public int end() throws IOException {
        if (jackson == null) {
            return end - from;
        }
        // Strings are read no sooner than they are asked for.
        jackson.finishToken();
        return (int) jackson.currentLocation().getByteOffset();
    }

    /** Whether Jackson reads. */
    boolean isLeftToJackson() {
        return jackson != null;
    }

    @Override
    public void close() throws IOException {
        if (jackson != null) {
            jackson.close();
        }
    }

    /** Goes to the next token. False if Jackson has to. */
    private boolean advance() {
        if (token == JsonToken.FIELD_NAME) {
            return stepTo(value, valueStart, end);
        }
        int at = afterSpace(end);
        if (depth == 0) {
            return begun ? finish(at) : begin(at);
        }
        int c = byteAt(at);
        boolean inObject = (objects & 1) != 0;
        if (c == (inObject ? '}' : ']')) {
            close(at);
            return true;
        }
        if (token != JsonToken.START_OBJECT && token != JsonToken.START_ARRAY) {
            if (c != ',') {
                return false;
            }
            at = afterSpace(at + 1);
        }
        if (inObject) {
            return field(at);
        }
        int after = afterValue(at);
        return after != NOT_PLAIN && stepTo(value, at, after);
    }

    private boolean begin(int at) {
        for (int i = from; i < from + 4; i++) {
            // Jackson takes it for UTF-16 or UTF-32, if there is a zero.
            if (byteAt(i) == 0 && i < to) {
                return false;
            }
        }
        int c = byteAt(at);
        if (c != '{' && c != '[') {
            return false;
        }
        begun = true;
        return stepTo(c == '{' ? JsonToken.START_OBJECT : JsonToken.START_ARRAY, at, at + 1);
    }

    private boolean finish(int at) {
        if (at < to) {
            return false;
        }
        token = JsonToken.NOT_AVAILABLE;
        start = to;
        end = to;
        return true;
    }

    private boolean stepTo(JsonToken next, int nextStart, int nextEnd) {
        if (next == JsonToken.START_OBJECT || next == JsonToken.START_ARRAY) {
            if (depth == MAX_DEPTH) {
                return false;
            }
            depth++;
            objects = (objects << 1) | (next == JsonToken.START_OBJECT ? 1 : 0);
        }
        token = next;
        start = nextStart;
        end = nextEnd;
        return true;
    }

    /** Goes to the end of the innermost object or array. */
    private void close(int at) {
        token = (objects & 1) != 0 ? JsonToken.END_OBJECT : JsonToken.END_ARRAY;
        objects >>>= 1;
        depth--;
        start = at;
        end = at + 1;
    }

    /** Goes to the name of a field, and finds out what its value is. */
    private boolean field(int at) {
        if (byteAt(at) != '"') {
            return false;
        }
        int close = name(at + 1);
        if (close == NOT_PLAIN) {
            return false;
        }
        int colon = afterSpace(close + 1);
        if (byteAt(colon) != ':') {
            return false;
        }
        int begin = afterSpace(colon + 1);
        int after = afterValue(begin);
        if (after == NOT_PLAIN) {
            return false;
        }
        token = JsonToken.FIELD_NAME;
        start = at;
        end = after;
        valueStart = begin;
        return true;
    }

    /** Reads a name after its quotation mark; returns where the closing one is. */
    private int name(int begin) {
        if (begin + FieldName.MAX_LENGTH >= to) {
            return unusualName(begin);
        }
        FieldName expected = last.next();
        if (expected != null && expected.isAt(bytes, begin)) {
            last = expected;
            name = expected.text();
            return begin + expected.length();
        }
        long first = word(begin);
        long special = special(first);
        if (special != 0) {
            return name(begin, begin, special, before(special, first), 0, 0, 0);
        }
        long second = word(begin + 8);
        special = special(second);
        if (special != 0) {
            return name(begin, begin + 8, special, first, before(special, second), 0, 0);
        }
        long third = word(begin + 16);
        special = special(third);
        if (special != 0) {
            return name(begin, begin + 16, special, first, second, before(special, third), 0);
        }
        long fourth = word(begin + 24);
        special = special(fourth);
        return special == 0
                ? unusualName(begin)
                : name(begin, begin + 24, special, first, second, third, before(special, fourth));
    }

    /** Reads a name whose last word, at this place, has a special byte. */
    private int name(int begin, int word, long special, long first, long second, long third, long fourth) {
        int close = word + (Long.numberOfTrailingZeros(special) >>> 3);
        if (bytes[close] != '"') {
            return unusualName(begin);
        }
        FieldName found = FieldName.of(first, second, third, fourth, bytes, begin, close);
        last.surprise(found, close);
        last = found;
        name = found.text();
        return close;
    }

    private long word(int at) {
        return (long) LONG.get(bytes, at);
    }

    /** The bytes of a word before the first special one. */
    private static long before(long special, long word) {
        // The bits below the high bit of the first special byte, and of them those of the other bytes.
        return word & (((special - 1) & ~special) >>> 7);
    }

    private int unusualName(int begin) {
        int after = afterString(begin);
        if (after == NOT_PLAIN || after - begin > MAX_NAME) {
            return NOT_PLAIN;
        }
        name = string(begin, after - 1);
        return after - 1;
    }

    /** Finds out what the value is that begins here; returns where it ends, of an object or array: its first byte. */
    private int afterValue(int at) {
        int c = byteAt(at);
        switch (c) {
            case '"' -> {
                value = JsonToken.VALUE_STRING;
                return afterString(at + 1);
            }
            case '{' -> {
                value = JsonToken.START_OBJECT;
                return at + 1;
            }
            case '[' -> {
                value = JsonToken.START_ARRAY;
                return at + 1;
            }
            case 't' -> {
                value = JsonToken.VALUE_TRUE;
                return afterLiteral(at, "true");
            }
            case 'f' -> {
                value = JsonToken.VALUE_FALSE;
                return afterLiteral(at, "false");
            }
            case 'n' -> {
                value = JsonToken.VALUE_NULL;
                return afterLiteral(at, "null");
            }
            default -> {
                return afterNumber(at);
            }
        }
    }

    /** The byte at a place, from 0 to 255; 0, which is nowhere allowed, behind the end. */
    private int byteAt(int at) {
        return at < to ? bytes[at] & 0xFF : 0;
    }

    private int afterSpace(int begin) {
        int at = begin;
        while (at < to && bytes[at] <= ' ' && isSpace(bytes[at])) {
            at++;
        }
        return at;
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    private int afterLiteral(int begin, String literal) {
        for (int i = 0; i < literal.length(); i++) {
            if (byteAt(begin + i) != literal.charAt(i)) {
                return NOT_PLAIN;
            }
        }
        return ended(begin + literal.length());
    }

    private int afterNumber(int begin) {
        value = JsonToken.VALUE_NUMBER_INT;
        int at = byteAt(begin) == '-' ? begin + 1 : begin;
        int digits = afterDigits(at);
        if (digits == at || (bytes[at] == '0' && digits > at + 1)) {
            return NOT_PLAIN;
        }
        at = digits;
        if (byteAt(at) == '.') {
            value = JsonToken.VALUE_NUMBER_FLOAT;
            digits = afterDigits(at + 1);
            if (digits == at + 1) {
                return NOT_PLAIN;
            }
            at = digits;
        }
        if ((byteAt(at) | 0x20) == 'e') {
            value = JsonToken.VALUE_NUMBER_FLOAT;
            at++;
            if (byteAt(at) == '+' || byteAt(at) == '-') {
                at++;
            }
            digits = afterDigits(at);
            if (digits == at) {
                return NOT_PLAIN;
            }
            at = digits;
        }
        return at - begin > MAX_NUMBER ? NOT_PLAIN : ended(at);
    }

    private int afterDigits(int begin) {
        int at = begin;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at;
    }

    /** The same place, if a number or literal may end there. */
    private int ended(int at) {
        int c = byteAt(at);
        return c == ',' || c == '}' || c == ']' || isSpace(c) ? at : NOT_PLAIN;
    }

    /**
     * The high bit of bytes at which a search in a string has to stop: quotation marks, backslashes, control characters, and all
     * that is not ASCII. Exact for the first such byte, which is all that counts.
     */
    private static long special(long word) {
        long quote = word ^ '"' * ONES;
        long backslash = word ^ '\\' * ONES;
        return (((quote - ONES) & ~quote) | ((backslash - ONES) & ~backslash) | (word - ' ' * ONES) | word) & HIGH_BITS;
    }

    /** Searches for the end of a string after its quotation mark; returns what follows the closing one. */
    private int afterString(int begin) {
        escaped = false;
        ascii = true;
        int at = begin;
        while (true) {
            while (at + 8 <= to) {
                long special = special(word(at));
                if (special != 0) {
                    at += Long.numberOfTrailingZeros(special) >>> 3;
                    break;
                }
                at += 8;
            }
            int c = byteAt(at);
            if (c == '"') {
                return at - begin > MAX_STRING ? NOT_PLAIN : at + 1;
            } else if (c == '\\') {
                escaped = true;
                at = afterEscape(at + 1);
            } else if (c >= 0x80) {
                ascii = false;
                at = afterCharacters(at);
            } else if (c >= ' ') {
                at++;
            } else {
                return NOT_PLAIN;
            }
            if (at == NOT_PLAIN) {
                return NOT_PLAIN;
            }
        }
    }

    private int afterEscape(int at) {
        switch (byteAt(at)) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
                return at + 1;
            }
            case 'u' -> {
                for (int i = 1; i <= 4; i++) {
                    if (Character.digit(byteAt(at + i), 16) < 0) {
                        return NOT_PLAIN;
                    }
                }
                return at + 5;
            }
            default -> {
                return NOT_PLAIN;
            }
        }
    }

    /** What follows the characters that are not ASCII; nowhere if they are no Unicode, which Jackson partly allows. */
    private int afterCharacters(int begin) {
        int at = begin;
        int first = byteAt(at);
        while (first >= 0x80) {
            int second = byteAt(at + 1);
            if (first >= 0xC2 && first <= 0xDF) {
                if (!continues(second)) {
                    return NOT_PLAIN;
                }
                at += 2;
            } else if (first >= 0xE0 && first <= 0xEF) {
                boolean well = second >= (first == 0xE0 ? 0xA0 : 0x80) && second <= (first == 0xED ? 0x9F : 0xBF);
                if (!well || !continues(byteAt(at + 2))) {
                    return NOT_PLAIN;
                }
                at += 3;
            } else {
                boolean well = first >= 0xF0
                        && first <= 0xF4
                        && second >= (first == 0xF0 ? 0x90 : 0x80)
                        && second <= (first == 0xF4 ? 0x8F : 0xBF);
                if (!well || !continues(byteAt(at + 2)) || !continues(byteAt(at + 3))) {
                    return NOT_PLAIN;
                }
                at += 4;
            }
            first = byteAt(at);
        }
        return at;
    }

    private static boolean continues(int c) {
        return (c & 0xC0) == 0x80;
    }

    /** Decodes the string that was read last. */
    private String string(int begin, int close) {
        if (escaped) {
            return unescaped(begin, close);
        }
        return new String(bytes, begin, close - begin, ascii ? ISO_8859_1 : UTF_8);
    }

    private String unescaped(int begin, int close) {
        StringBuilder text = new StringBuilder(close - begin);
        int plain = begin;
        for (int at = begin; at < close; ) {
            if (bytes[at] != '\\') {
                at++;
                continue;
            }
            append(text, plain, at);
            char c = (char) bytes[at + 1];
            text.append(
                    switch (c) {
                        case 'b' -> '\b';
                        case 'f' -> '\f';
                        case 'n' -> '\n';
                        case 'r' -> '\r';
                        case 't' -> '\t';
                        case 'u' -> codeUnit(at + 2);
                        default -> c;
                    });
            at += c == 'u' ? 6 : 2;
            plain = at;
        }
        return append(text, plain, close).toString();
    }

    private StringBuilder append(StringBuilder text, int begin, int close) {
        return begin == close ? text : text.append(new String(bytes, begin, close - begin, ascii ? ISO_8859_1 : UTF_8));
    }

    private char codeUnit(int at) {
        int unit = 0;
        for (int i = at; i < at + 4; i++) {
            unit = (unit << 4) | Character.digit(bytes[i], 16);
        }
        return (char) unit;
    }

    /** Walks through the object or array the scanner has just entered; returns what follows it. */
    private int skipContainer() {
        long nested = objects;
        int level = depth;
        int at = end;
        boolean first = true;
        while (true) {
            boolean inObject = (nested & 1) != 0;
            at = afterSpace(at);
            // A member or an element; at the beginning the end may come at once.
            if (!first || byteAt(at) != (inObject ? '}' : ']')) {
                at = inObject ? afterName(at) : at;
                int after = at == NOT_PLAIN ? NOT_PLAIN : afterValue(at);
                if (after == NOT_PLAIN) {
                    return NOT_PLAIN;
                }
                at = after;
                if (value == JsonToken.START_OBJECT || value == JsonToken.START_ARRAY) {
                    if (level == MAX_DEPTH) {
                        return NOT_PLAIN;
                    }
                    level++;
                    nested = (nested << 1) | (value == JsonToken.START_OBJECT ? 1 : 0);
                    first = true;
                    continue;
                }
                at = afterSpace(at);
            }
            // Ends, until another member or element comes.
            while (byteAt(at) == ((nested & 1) != 0 ? '}' : ']')) {
                at++;
                if (level == depth) {
                    return at;
                }
                level--;
                nested >>>= 1;
                at = afterSpace(at);
            }
            if (byteAt(at) != ',') {
                return NOT_PLAIN;
            }
            at++;
            first = false;
        }
    }

    /** Where the value begins of the field that begins here. */
    private int afterName(int begin) {
        if (byteAt(begin) != '"') {
            return NOT_PLAIN;
        }
        int after = afterString(begin + 1);
        if (after == NOT_PLAIN || after - begin > MAX_NAME) {
            return NOT_PLAIN;
        }
        int colon = afterSpace(after);
        return byteAt(colon) == ':' ? afterSpace(colon + 1) : NOT_PLAIN;
    }
}
