package io.rounds.ingest.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rounds.ingest.encoding.ByteSearch;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one row of CSV, by RFC 4180: a cell in quotation marks may hold anything, and two quotation marks escape one.
 * A quotation mark that nothing closes before the next delimiter belongs to the text: tables without quoting have those.
 *
 * <p>Splitting a row only finds where its cells begin and end; a cell becomes a string when it is asked for, because most
 * cells of a wide table never are. The buffers are used again for the next row, so the cells of the one before are gone then.
 *
 * <p>The CSV library reads files, not rows: it would set up a file for each row, and read what follows a carriage return
 * inside a row as another one.
 */
final class CsvCells extends AbstractList<String> implements RandomAccess {
    private static final byte QUOTE = '"';
    private static final int USUAL_CELLS = 128;
    /** Buffers for more cells than this are given up after the row. */
    private static final int MOST_KEPT = 1 << 12;

    private byte[] row = {};
    private byte delimiter;
    private int rowEnd;
    private int count;
    /**
     * Where cells begin and end, two by two; the complement of the end where a cell has escaped quotation marks, that of the
     * beginning where backslashes escape them.
     */
    private int[] bounds = new int[2 * USUAL_CELLS];

    private @Nullable String[] strings = new @Nullable String[USUAL_CELLS];
    private byte[] unescaped = {};
    /** Up to here there is no quotation mark that ends a cell, so that none is searched twice. */
    private int openUntil;

    /** The cells of a line of text. */
    static List<String> of(String row, char delimiter) {
        byte[] bytes = row.getBytes(UTF_8);
        return of(bytes, 0, bytes.length, delimiter);
    }

    /** The cells of a part of these bytes, UTF-8. */
    static List<String> of(byte[] row, int from, int to, char delimiter) {
        CsvCells cells = new CsvCells();
        cells.split(row, from, to, delimiter);
        return cells;
    }

    /**
     * Splits a row; from now on the cells are its own.
     *
     * @param bytes UTF-8; not changed while the cells are in use
     * @param to where the row ends, without the line's end
     * @param separator a character of ASCII
     */
    void split(byte[] bytes, int from, int to, char separator) {
        if (strings.length > MOST_KEPT) {
            bounds = new int[2 * USUAL_CELLS];
            strings = new @Nullable String[USUAL_CELLS];
        } else {
            Arrays.fill(strings, 0, count, null);
        }
        row = bytes;
        rowEnd = to;
        delimiter = (byte) separator;
        count = 0;
        openUntil = from;
        int at = cell(from);
        while (at < to) {
            at = cell(at + 1);
        }
        modCount++;
    }

    /** Finds where the cell ends that begins here: at the delimiter or the end. */
    private int cell(int from) {
        if (from < rowEnd && row[from] == '"' && from >= openUntil) {
            int after = quoted(from + 1);
            if (after >= 0) {
                return after;
            }
        }
        // Most cells of a wide table are empty.
        int to = from < rowEnd && row[from] == delimiter ? from : ByteSearch.find(row, from, rowEnd, delimiter);
        add(from, to);
        return to;
    }

    /** The same for a cell in quotation marks; -1 where its first one does not quote. */
    private int quoted(int from) {
        boolean escapes = false;
        int at = from;
        while (true) {
            at = ByteSearch.find(row, at, rowEnd, QUOTE);
            if (at + 1 >= rowEnd || row[at + 1] != '"') {
                break;
            }
            escapes = true;
            at += 2;
        }
        if (at >= rowEnd) {
            openUntil = rowEnd;
            return -1;
        }
        int after = afterSpace(at + 1);
        if (after < 0 && row[at - 1] == '\\') {
            after = backslashed(from, at);
            if (after >= 0) {
                return after;
            }
        }
        if (after < 0) {
            openUntil = at;
            return -1;
        }
        add(from, escapes ? ~at : at);
        return after;
    }

    /** The same for a cell in which a backslash escapes quotation marks, as MySQL and Spark write it; -1 if it is none. */
    private int backslashed(int from, int firstQuote) {
        int at = firstQuote;
        while (at < rowEnd) {
            int backslashes = 0;
            while (at - backslashes > from && row[at - backslashes - 1] == '\\') {
                backslashes++;
            }
            if (backslashes % 2 == 0) {
                int after = afterSpace(at + 1);
                if (after >= 0) {
                    add(~from, at);
                }
                return after;
            }
            at = ByteSearch.find(row, at + 1, rowEnd, QUOTE);
        }
        return -1;
    }

    /** Where the next delimiter or the end is, if there is but white space before it; else -1. */
    private int afterSpace(int from) {
        int at = from;
        while (at < rowEnd && row[at] != delimiter) {
            if (row[at] < 0) {
                return afterWideSpace(at);
            }
            if (!Character.isWhitespace(row[at])) {
                return -1;
            }
            at++;
        }
        return at;
    }

    private int afterWideSpace(int from) {
        int to = ByteSearch.find(row, from, rowEnd, delimiter);
        return new String(row, from, to - from, UTF_8).chars().allMatch(Character::isWhitespace) ? to : -1;
    }

    private void add(int from, int to) {
        if (count == strings.length) {
            bounds = Arrays.copyOf(bounds, 2 * bounds.length);
            strings = Arrays.copyOf(strings, 2 * strings.length);
        }
        bounds[2 * count] = from;
        bounds[2 * count + 1] = to;
        count++;
    }

    @Override
    public int size() {
        return count;
    }

    @Override
    public String get(int index) {
        String cell = strings[Objects.checkIndex(index, count)];
        if (cell == null) {
            cell = string(bounds[2 * index], bounds[2 * index + 1]);
            strings[index] = cell;
        }
        return cell;
    }

    /** The field of the objects in a cell, where that is a {@linkplain JsonCell list in plain JSON}; else null. */
    @Nullable List<String> values(int index, JsonCell.Field field) {
        int from = bounds[2 * Objects.checkIndex(index, count)];
        int to = bounds[2 * index + 1];
        int begin = from < 0 ? ~from : from;
        if (begin >= rowEnd || row[begin] != '[') {
            return null;
        }
        if (from < 0) {
            int length = unescapeBackslashes(begin, to);
            return JsonCell.values(unescaped, 0, length, field);
        }
        if (to >= 0) {
            return JsonCell.values(row, from, to, field);
        }
        int length = unescape(from, ~to);
        return JsonCell.values(unescaped, 0, length, field);
    }

    private String string(int from, int to) {
        if (from == to) {
            return "";
        }
        if (from < 0) {
            int length = unescapeBackslashes(~from, to);
            return new String(unescaped, 0, length, UTF_8);
        }
        if (to >= 0) {
            return new String(row, from, to - from, UTF_8);
        }
        int length = unescape(from, ~to);
        return new String(unescaped, 0, length, UTF_8);
    }

    /** Writes a cell without its escapes to the buffer: how many bytes. */
    private int unescape(int from, int end) {
        if (unescaped.length < end - from + Long.BYTES) {
            unescaped = new byte[Math.max(2 * (end - from), 1 << 10)];
        }
        int length = 0;
        int at = from;
        while (at < end) {
            int quote = ByteSearch.copyUntil(row, at, end, QUOTE, unescaped, length);
            length += quote - at;
            if (quote < end) {
                unescaped[length++] = QUOTE;
            }
            at = quote + 2;
        }
        return length;
    }

    /** The same for a cell in which backslashes escape quotation marks and themselves. */
    private int unescapeBackslashes(int from, int end) {
        if (unescaped.length < end - from) {
            unescaped = new byte[Math.max(2 * (end - from), 1 << 10)];
        }
        int length = 0;
        for (int at = from; at < end; at++) {
            boolean escape = row[at] == '\\' && at + 1 < end && (row[at + 1] == QUOTE || row[at + 1] == '\\');
            at += escape ? 1 : 0;
            unescaped[length++] = row[at];
        }
        return length;
    }
}
