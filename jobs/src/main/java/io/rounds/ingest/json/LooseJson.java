package io.rounds.ingest.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes as JSON what is nearly JSON: Python's dictionaries as {@code print} shows them ({@code {'id': 1, 'user': None}}), the
 * documents of MongoDB's shell ({@code ObjectId("5c")}, {@code NumberLong(1)}), objects of JavaScript ({@code {id: 1}}), and
 * JSON with {@code NaN} or with a comma behind the last element.
 *
 * <p>Strict where it matters: text that is none of these gives nothing. Linear in the length of the record.
 */
public final class LooseJson {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_WORD = 60;
    private static final String ESCAPES_OF_JSON = "\\\"/bfnrtu";
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    private final byte[] record;
    private final ByteArrayOutputStream out;
    /** The brackets that close what is open. */
    private final Deque<Character> open = new ArrayDeque<>();

    private int at;
    /** Whether a comma is to be written, unless nothing follows it. */
    private boolean comma;

    private LooseJson(byte[] record) {
        this.record = record;
        this.out = new ByteArrayOutputStream(record.length + (record.length >> 3));
    }

    /** The same value as JSON; null if it is no object or list, or is written in another way. */
    public static byte @Nullable [] strict(byte[] record) {
        LooseJson loose = new LooseJson(record);
        loose.skipSpace();
        boolean structure = loose.at < record.length && (record[loose.at] == '{' || record[loose.at] == '[');
        return structure && loose.copy() ? loose.result() : null;
    }

    private byte @Nullable [] result() {
        byte[] json = out.toByteArray();
        return open.isEmpty() && !Arrays.equals(json, record) ? json : null;
    }

    private boolean copy() {
        while (at < record.length) {
            if (!token()) {
                return false;
            }
        }
        return true;
    }

    private boolean token() {
        char c = (char) (record[at] & 0xFF);
        switch (c) {
            case ' ', '\t', '\r', '\n' -> {
                out.write(record[at++]);
                return true;
            }
            case ',' -> {
                boolean twice = comma;
                comma = true;
                at++;
                return !twice;
            }
            case '}', ']', ')' -> {
                return close(c);
            }
            default -> {
                if (comma) {
                    out.write(',');
                    comma = false;
                }
            }
        }
        switch (c) {
            case ':' -> out.write(record[at++]);
            case '{', '[', '(' -> {
                return open(c);
            }
            case '"', '\'' -> {
                return string();
            }
            default -> {
                if (isDigit(c) || c == '-') {
                    return number();
                }
                return isLetter(c) && word();
            }
        }
        return true;
    }

    private boolean open(char bracket) {
        if (open.size() == MAX_DEPTH) {
            return false;
        }
        open.push(bracket == '{' ? '}' : bracket == '[' ? ']' : ')');
        out.write(bracket == '(' ? '[' : bracket);
        at++;
        return true;
    }

    private boolean close(char bracket) {
        if (open.isEmpty() || open.pop() != bracket) {
            return false;
        }
        comma = false;
        out.write(bracket == ')' ? ']' : bracket);
        at++;
        return true;
    }

    /** Copies a text in quotation marks or apostrophes, with the escapes of JSON; of Python also one in several pieces. */
    private boolean string() {
        out.write('"');
        boolean well = piece();
        while (well && at < record.length) {
            skipSpace();
            if (at == record.length || (record[at] != '\'' && record[at] != '"')) {
                break;
            }
            well = piece();
        }
        out.write('"');
        return well;
    }

    private boolean piece() {
        byte quote = record[at++];
        while (at < record.length && record[at] != quote) {
            byte c = record[at++];
            if (c == '\\') {
                if (!escape()) {
                    return false;
                }
            } else if (c == '"') {
                write("\\\"");
            } else if (c >= 0 && c < ' ') {
                write(unit(c));
            } else {
                out.write(c);
            }
        }
        return at++ < record.length;
    }

    private boolean escape() {
        if (at == record.length) {
            return false;
        }
        char c = (char) (record[at++] & 0xFF);
        if (ESCAPES_OF_JSON.indexOf(c) >= 0) {
            out.write('\\');
            out.write(c);
            return true;
        }
        switch (c) {
            case '\'' -> out.write('\'');
            case 'a' -> write(unit(7));
            case 'v' -> write(unit(11));
            case '0' -> write(unit(0));
            case '\n' -> {
                // A line that is continued.
            }
            case 'x' -> {
                return code(2);
            }
            case 'U' -> {
                return code(8);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Writes the character of so many hexadecimal digits. */
    private boolean code(int digits) {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = at < record.length ? Character.digit(record[at], 16) : -1;
            if (digit < 0 || value > Character.MAX_CODE_POINT) {
                return false;
            }
            value = value * 16 + digit;
            at++;
        }
        if (!Character.isValidCodePoint(value)) {
            return false;
        }
        for (char part : Character.toChars(value)) {
            write(unit(part));
        }
        return true;
    }

    private static String unit(int code) {
        return String.format(Locale.ROOT, "\\u%04x", code);
    }

    private boolean number() {
        int from = at++;
        if (record[from] == '-' && at < record.length && isLetter((char) record[at])) {
            return word();
        }
        while (at < record.length && (isDigit((char) record[at]) || ".eE+-".indexOf(record[at]) >= 0)) {
            at++;
        }
        out.write(record, from, at - from);
        // Python 2 writes 1L.
        at += at < record.length && record[at] == 'L' ? 1 : 0;
        return true;
    }

    /** A constant, a name, the mark of a string, or a call of a constructor. */
    private boolean word() {
        int from = at;
        while (at < record.length && (isLetter((char) record[at]) || isDigit((char) record[at]) || record[at] == '.')) {
            at++;
        }
        if (at - from > MAX_WORD) {
            return false;
        }
        String word = new String(record, from, at - from, StandardCharsets.US_ASCII);
        if (at < record.length && (record[at] == '\'' || record[at] == '"')) {
            return word.length() == 1 && "urUR".contains(word) && string();
        }
        skipSpace();
        if (at < record.length && record[at] == '(') {
            return call(word);
        }
        if (at < record.length && record[at] == ':') {
            write('"' + word + '"');
            return true;
        }
        switch (word) {
            case "True", "true" -> write("true");
            case "False", "false" -> write("false");
            case "None", "null", "undefined", "NaN", "nan", "NaT", "NA", "Infinity", "inf" -> out.writeBytes(NULL);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Writes what a constructor is given first; the numbers of a date as a date. */
    private boolean call(String name) {
        at++;
        skipSpace();
        if (at == record.length) {
            return false;
        }
        if (record[at] == '"' || record[at] == '\'') {
            return string() && endOfCall();
        }
        int from = at;
        while (at < record.length && (isDigit((char) record[at]) || ", -".indexOf(record[at]) >= 0)) {
            at++;
        }
        String numbers = new String(record, from, at - from, StandardCharsets.US_ASCII);
        if (!endOfCall()) {
            return false;
        }
        if (name.endsWith("datetime") || name.endsWith("date")) {
            String date = date(numbers);
            write(date == null ? "null" : '"' + date + '"');
            return true;
        }
        String first = numbers.split(",", 2)[0].strip();
        write(first.isEmpty() || first.length() > 20 || first.lastIndexOf('-') > 0 ? "null" : first);
        return true;
    }

    /** Goes behind the bracket that ends a call, over arguments that say nothing here. */
    private boolean endOfCall() {
        int depth = 1;
        for (int end = Math.min(record.length, at + 200); at < end; at++) {
            depth += record[at] == '(' ? 1 : record[at] == ')' ? -1 : 0;
            if (depth == 0) {
                at++;
                return true;
            }
            if (record[at] == '\n' || record[at] == '{') {
                return false;
            }
        }
        return false;
    }

    private static @Nullable String date(String numbers) {
        int[] parts = {-1, 1, 1, 0, 0, 0};
        String[] written = numbers.split(",", -1);
        for (int i = 0; i < Math.min(parts.length, written.length); i++) {
            String number = written[i].strip();
            if (!number.matches("\\d{1,4}")) {
                break;
            }
            parts[i] = Integer.parseInt(number);
        }
        return parts[0] < 0
                ? null
                : String.format(
                        Locale.ROOT,
                        "%04d-%02d-%02dT%02d:%02d:%02dZ",
                        parts[0],
                        parts[1],
                        parts[2],
                        parts[3],
                        parts[4],
                        parts[5]);
    }

    private void write(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            out.write(ascii.charAt(i));
        }
    }

    private void skipSpace() {
        while (at < record.length && (record[at] == ' ' || (record[at] >= '\t' && record[at] <= '\r'))) {
            at++;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
    }
}
