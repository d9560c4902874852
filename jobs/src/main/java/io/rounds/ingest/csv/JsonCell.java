package io.rounds.ingest.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rounds.ingest.encoding.ByteSearch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of the objects in a cell that holds a list of objects in plain JSON, found in the bytes of the cell: such cells have
 * most of the bytes of a wide table. All else is left to {@link CsvValue}, which reads it in the same way.
 */
final class JsonCell {
    private static final byte QUOTE = '"';
    private static final byte BACKSLASH = '\\';

    /**
     * Names of one field, the best one first.
     *
     * @param bytes the same in UTF-8
     */
    @SuppressWarnings("ArrayRecordComponent") // compared with nothing
    record Field(String[] names, byte[][] bytes) {
        static Field of(String... names) {
            return new Field(
                    names,
                    Arrays.stream(names).map(name -> name.getBytes(UTF_8)).toArray(byte[][]::new));
        }
    }

    private final byte[] bytes;
    private final int end;
    private final Field field;
    /** Where the values of an object begin and end, two by two; 0 where there is none. */
    private final int[] bounds;

    private final List<String> values = new ArrayList<>(4);
    private int at;

    private JsonCell(byte[] bytes, int from, int end, Field field) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
        this.field = field;
        this.bounds = new int[2 * field.bytes.length];
    }

    /**
     * The field's value in each object that has one; null if the cell is no list of objects, or one that takes more than this to
     * read.
     *
     * @param bytes UTF-8
     */
    static @Nullable List<String> values(byte[] bytes, int from, int to, Field field) {
        JsonCell cell = new JsonCell(bytes, from, to, field);
        return cell.list() ? cell.values : null;
    }

    private boolean list() {
        if (next() != '[') {
            return false;
        }
        at++;
        boolean more = next() != ']';
        at += more ? 0 : 1;
        while (more) {
            if (next() != '{' || !object()) {
                return false;
            }
            int after = next();
            at++;
            if (after != ',' && after != ']') {
                return false;
            }
            more = after == ',';
        }
        return next() < 0;
    }

    private boolean object() {
        Arrays.fill(bounds, 0);
        at++;
        if (next() == '}') {
            at++;
            return true;
        }
        while (true) {
            int named = next() == QUOTE ? name() : -2;
            if (named < -1 || next() != ':') {
                return false;
            }
            at++;
            if (!value(named)) {
                return false;
            }
            int after = next();
            at++;
            if (after == '}') {
                add();
                return true;
            }
            if (after != ',') {
                return false;
            }
        }
    }

    /** Reads a name: which of the wanted ones it is, -1 if none, -2 if it is escaped or cut. */
    private int name() {
        int from = at + 1;
        int to = ByteSearch.find(bytes, from, end, QUOTE, BACKSLASH);
        if (to >= end || bytes[to] == BACKSLASH) {
            return -2;
        }
        at = to + 1;
        for (int i = 0; i < field.bytes.length; i++) {
            byte[] wanted = field.bytes[i];
            if (to - from == wanted.length
                    && bytes[from] == wanted[0]
                    && Arrays.equals(bytes, from, to, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }

    private boolean value(int named) {
        int first = next();
        if (first == '{' || first == '[') {
            return named < 0 && structure();
        }
        int from = at;
        if (first == QUOTE) {
            boolean escaped = text();
            if (at > end || (named >= 0 && escaped)) {
                return false;
            }
            note(named, from + 1, at - 1);
            return true;
        }
        while (at < end && bytes[at] != ',' && bytes[at] != '}') {
            if (bytes[at] <= ' ' || bytes[at] == QUOTE || bytes[at] == '\'') {
                return false;
            }
            at++;
        }
        note(named, from, at);
        return at > from;
    }

    /** Of a field that is there twice the first counts. */
    private void note(int named, int from, int to) {
        if (named >= 0 && bounds[2 * named] == 0) {
            bounds[2 * named] = from;
            bounds[2 * named + 1] = to;
        }
    }

    /** Skips a text: whether it has escapes. Where it does not end, so that it is beyond the end of the cell. */
    private boolean text() {
        boolean escaped = false;
        at = ByteSearch.find(bytes, at + 1, end, QUOTE, BACKSLASH);
        while (at < end && bytes[at] == BACKSLASH) {
            escaped = true;
            at = ByteSearch.find(bytes, Math.min(at + 2, end), end, QUOTE, BACKSLASH);
        }
        at++;
        return escaped;
    }

    /** Skips a list or an object. */
    private boolean structure() {
        int depth = 0;
        while (at < end) {
            byte c = bytes[at];
            if (c == QUOTE) {
                text();
            } else {
                depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
                at++;
                if (depth == 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private void add() {
        for (int i = 0; i < field.bytes.length; i++) {
            int from = bounds[2 * i];
            if (from > 0) {
                String value = new String(bytes, from, bounds[2 * i + 1] - from, UTF_8);
                if (CsvColumns.usable(value) != null) {
                    values.add(value);
                    return;
                }
            }
        }
    }

    /** The next byte that is no white space, which is not passed; -1 at the end. */
    private int next() {
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
            at++;
        }
        return at < end ? bytes[at] : -1;
    }
}
