package io.rounds.ingest.archive;

import io.rounds.ingest.encoding.ByteSearch;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows of a table, by RFC 4180: a quoted cell may span lines.
 *
 * <p>The CSV library would take the rest of the file for one cell where a quote is never closed. So rows are found here: if a
 * row with an open quote does not end within the limit, ends where no cell can, or holds a line that is a row of its own, then
 * the quotation mark belongs to the text of a table without quoting, and the row ends with its first line.
 *
 * <p>A file whose lines all open a quote must not be scanned to its end for each of them. So the result of a scan is
 * kept: a row whose quote is open at a line's end where the quote of an earlier row was open, too, continues like
 * that one, so it is not scanned again up to where that one ended.
 */
final class CsvRows {
    private static final byte QUOTE = '"';
    private static final int FIRST_WINDOW = 1 << 17;

    private final ByteSource source;
    private final int limit;
    private final RowTest test;

    /** What separates cells; known once the header has been read. */
    private byte delimiter;

    private int delimitersOfRow;

    private byte lineEnd = '\n';

    /** What has been read and not been returned, from {@link #start} to {@link #end}. */
    private byte[] window = new byte[FIRST_WINDOW];

    private int start;
    private int end;
    private boolean atEnd;
    private long line = 1;

    /** Up to here, an index of the window, the quote of an earlier row stayed open at all ends of lines. */
    private int openUntil;

    /** Whether that row could not go on there; else it only had reached the limit. */
    private boolean openForGood;

    /** Whether the row that was scanned last ends with the input, inside a quoted cell. */
    private boolean endsOpen;

    /** Whether that row has several lines. */
    private boolean manyLines;

    private int mark = -1;
    private long markedLine;

    /** Distinguishes rows from lines of a cell. */
    @FunctionalInterface
    interface RowTest {
        /**
         * Whether a line is a row of its own: it has all cells, and its id or its time lies in the part that would be text if
         * a quotation mark quoted.
         *
         * @param from where that part begins in the line
         * @param to where it ends
         */
        boolean isRow(byte[] line, int from, int to);
    }

    /** A row, or what stands where one should. */
    static final class Row {
        private final byte[] bytes;
        private final long line;
        private final long length;
        private final boolean open;

        Row(byte[] bytes, long line, long length, boolean open) {
            this.bytes = bytes;
            this.line = line;
            this.length = length;
            this.open = open;
        }

        /** The row without its line end; of a row that is too long the first bytes. */
        byte[] bytes() {
            return bytes;
        }

        /** Where it begins, from 1. */
        long line() {
            return line;
        }

        /** All its bytes. */
        long length() {
            return length;
        }

        /** Whether the input ends inside a quoted cell of it. */
        boolean open() {
            return open;
        }

        boolean isOversized() {
            return length > bytes.length;
        }
    }

    /**
     * @param limit the longest row in bytes
     * @param test distinguishes rows from lines inside a cell
     */
    CsvRows(ByteSource source, int limit, RowTest test) {
        this.source = source;
        this.limit = limit;
        this.test = test;
    }

    /**
     * Sets what separates cells.
     *
     * @param width how many cells a row has
     */
    void delimitedBy(char separator, int width) {
        delimiter = (byte) separator;
        delimitersOfRow = width - 1;
    }

    /** Whether nothing is left. */
    boolean isAtEnd() {
        return atEnd && start == end;
    }

    /** Skips the mark that UTF-8 may begin with. */
    void skipByteOrderMark() throws IOException {
        boolean marked =
                has(2) && (window[0] & 0xFF) == 0xEF && (window[1] & 0xFF) == 0xBB && (window[2] & 0xFF) == 0xBF;
        start = marked ? 3 : start;
    }

    /** The line of the next row. */
    long line() {
        return line;
    }

    /** The next line as it is, without its end; null at the end of the input. Detects what the lines of the table end with. */
    @Nullable Row header() throws IOException {
        manyLines = false;
        int at = start;
        while (at - start <= limit && has(at) && window[at] != '\n' && window[at] != '\r') {
            at++;
        }
        if (!has(at)) {
            return at == start ? null : taken(at, at);
        }
        if (at - start <= limit && window[at] == '\r' && !(has(at + 1) && window[at + 1] == '\n')) {
            lineEnd = '\r';
        }
        return taken(at, Math.min(end, at + (window[at] == '\r' && lineEnd == '\n' ? 2 : 1)));
    }

    private Row taken(int to, int next) {
        Row row = new Row(Arrays.copyOfRange(window, start, to), line, to - (long) start, endsOpen);
        advance(next);
        return row;
    }

    /** From now on rows are kept, until they are read again after {@link #reset()}. */
    void mark() {
        mark = start;
        markedLine = line;
    }

    /** How many bytes were read since the mark. */
    int sinceMark() {
        return start - mark;
    }

    /** Forgets the mark. */
    void keep() {
        mark = -1;
    }

    /** Goes back to the mark. */
    void reset() {
        start = mark;
        line = markedLine;
        mark = -1;
        openUntil = 0;
    }

    /** The next row that is not blank; null at the end of the input, or where the rest of it is {@linkplain #rest() damaged}. */
    @Nullable Row next() throws IOException {
        while (true) {
            int rowEnd = endOfRow();
            boolean terminated = has(rowEnd);
            if (!terminated && (rowEnd == start || source.damage() != null)) {
                return null;
            }
            if (rowEnd - start > limit) {
                return oversized();
            }
            int to = rowEnd > start && window[rowEnd - 1] == '\r' ? rowEnd - 1 : rowEnd;
            if (to > start) {
                return taken(to, terminated ? rowEnd + 1 : rowEnd);
            }
            advance(terminated ? rowEnd + 1 : rowEnd);
        }
    }

    /** What is left where the input ended by damage. */
    byte[] rest() {
        byte[] rest = Arrays.copyOfRange(window, start, end);
        start = end;
        return rest;
    }

    /** Where the row ends that begins at the start of the window: an index of its line end, or of the end of the input. */
    private int endOfRow() throws IOException {
        endsOpen = false;
        manyLines = false;
        int at = start;
        int firstLineEnd = -1;
        int lineStart = start;
        int openedAt = start;
        int closedAt = -1;
        boolean open = false;
        while (true) {
            at = next(at, open);
            if (at - start > limit) {
                return firstLineEnd < 0 ? at : literal(firstLineEnd, at, false);
            }
            boolean more = has(at);
            if (!more || window[at] == lineEnd) {
                boolean unclosed = !more && open && source.damage() == null && firstLineEnd >= 0;
                if (unclosed || (firstLineEnd >= 0 && isRow(lineStart, at, lineStart, closedAt < 0 ? at : closedAt))) {
                    return literal(firstLineEnd, at, true);
                }
                if (!more || !open) {
                    endsOpen = open;
                    manyLines = firstLineEnd >= 0;
                    return at;
                }
                if (firstLineEnd < 0) {
                    firstLineEnd = at;
                    if (isRow(start, at, openedAt + 1, at)) {
                        return at;
                    }
                }
                lineStart = at + 1;
                closedAt = -1;
                if (at < openUntil) {
                    if (openForGood) {
                        return firstLineEnd;
                    }
                    at = openUntil;
                    lineStart = at;
                } else {
                    at++;
                }
            } else if (!open) {
                open = at == start || window[at - 1] == delimiter;
                openedAt = at;
                at++;
            } else if (has(at + 1) && window[at + 1] == '"') {
                at += 2;
            } else {
                open = false;
                closedAt = closedAt < 0 ? at : closedAt;
                at++;
                if (firstLineEnd >= 0 && has(at) && !mayFollowCell(window[at])) {
                    return literal(firstLineEnd, at, true);
                }
            }
        }
    }

    /**
     * The next quotation mark or line end, an index of the window; what is beyond the limit, or the end of the input.
     *
     * @param open whether a quoted cell is open, so that two quotation marks are none
     */
    private int next(int from, boolean open) throws IOException {
        int at = from;
        do {
            byte[] bytes = window;
            byte stop = lineEnd;
            int until = Math.min(end, start + limit + 1);
            at = ByteSearch.find(bytes, at, until, QUOTE, stop);
            while (open && at + 1 < until && bytes[at] == QUOTE && bytes[at + 1] == QUOTE) {
                at = ByteSearch.find(bytes, at + 2, until, QUOTE, stop);
            }
            if (at < until || at - start > limit) {
                return at;
            }
        } while (has(at));
        return at;
    }

    /** Keeps the result of a scan that ended where a quoted cell cannot: the quotation mark belongs to the text. */
    private int literal(int firstLineEnd, int at, boolean forGood) {
        openUntil = at;
        openForGood = forGood;
        return firstLineEnd;
    }

    private boolean isRow(int from, int to, int textFrom, int textTo) {
        if (to <= from || ByteSearch.count(window, from, to, delimiter) < delimitersOfRow) {
            return false;
        }
        byte[] bytes = Arrays.copyOfRange(window, from, window[to - 1] == '\r' ? to - 1 : to);
        return test.isRow(bytes, textFrom - from, Math.min(bytes.length, textTo - from));
    }

    /** What may stand after the quotation mark that ends a cell; anything else shows that it began another cell. */
    private boolean mayFollowCell(byte c) {
        return c == delimiter || c == lineEnd || c == '\r';
    }

    /** Skips the line that is longer than a row may be. */
    private Row oversized() throws IOException {
        int lineEndAt = ByteSearch.find(window, start, end, lineEnd);
        int kept = Math.min(lineEndAt - start, limit);
        byte[] first = Arrays.copyOfRange(window, start, start + kept);
        long length = lineEndAt - (long) start;
        long ofLine = line;
        boolean whole = lineEndAt < end;
        advance(whole ? lineEndAt + 1 : lineEndAt);
        while (!whole) {
            int c = source.next();
            whole = c < 0 || c == lineEnd;
            length += whole ? 0 : 1;
            line += c == lineEnd ? 1 : 0;
        }
        return new Row(first, ofLine, length, false);
    }

    /** Whether the input has a byte for this index of the window; then it is there. */
    private boolean has(int index) throws IOException {
        while (index >= end) {
            if (atEnd) {
                return false;
            }
            if (end == window.length) {
                window = Arrays.copyOf(window, window.length * 2);
            }
            int count = source.next(window, end);
            atEnd = count < 0;
            end += Math.max(0, count);
        }
        return true;
    }

    /** Drops what is before an index, and counts its lines. */
    private void advance(int to) {
        line += ByteSearch.count(window, manyLines ? start : Math.max(start, to - 1), to, lineEnd);
        start = to;
        if (mark < 0 && start > window.length / 2) {
            System.arraycopy(window, start, window, 0, end - start);
            openUntil = Math.max(0, openUntil - start);
            end -= start;
            start = 0;
        }
    }
}
