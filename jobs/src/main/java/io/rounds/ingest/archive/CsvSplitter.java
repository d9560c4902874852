package io.rounds.ingest.archive;

import io.rounds.ingest.ArchiveRecord;
import io.rounds.ingest.csv.CsvColumns;
import io.rounds.ingest.csv.CsvParser;
import io.rounds.ingest.draft.RecordLimits;
import io.rounds.ingest.draft.Rejection;
import io.rounds.model.Origin;
import io.rounds.model.Reason;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a CSV file, by RFC 4180: a quoted cell may span lines.
 *
 * <p>The CSV library would take the rest of the file for one cell where a quote is never closed. So rows are found here:
 * if a row with an open quote does not end within the limit, or ends where no cell can, its first line is rejected, and
 * reading goes on with the second.
 *
 * <p>A file whose lines all open a quote must not be scanned to its end for each of them. So the result of a scan is
 * kept: a row whose quote is open at a line's end where the quote of an earlier row was open, too, continues like
 * that one, so it is not scanned again up to where that one ended.
 */
final class CsvSplitter extends Splitter {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int FIRST_WINDOW = 1 << 16;

    private final int limit;
    private @Nullable CsvColumns columns;
    private boolean unusable;

    /** What has been read and not been returned, from {@link #start} to {@link #end}. */
    private byte[] window = new byte[FIRST_WINDOW];

    private int start;
    private int end;

    /** Up to here, an index of the window, the quote of a rejected row stayed open at all ends of lines. */
    private int openUntil;

    /** Whether that row could not go on there; else it only had reached the limit. */
    private boolean openForGood;

    CsvSplitter(ByteSource source, int limit, String file, Instant at) {
        super(source, limit, file, at);
        this.limit = limit;
    }

    @Override
    @Nullable ArchiveRecord next() throws IOException {
        if (columns == null && !unusable) {
            ArchiveRecord rejected = header();
            if (rejected != null) {
                unusable = true;
                return rejected;
            }
        }
        return columns == null ? null : row(columns);
    }

    /** Reads the header. Returns its rejection where it cannot be used, else null. */
    private @Nullable ArchiveRecord header() throws IOException {
        boolean terminated = source.line(record);
        if (!terminated && (record.isEmpty() || source.damage() != null)) {
            return null;
        }
        Origin origin = origin(line++);
        byte[] bytes = record.take();
        try {
            byte[] bare =
                    startsWithMark(bytes) ? Arrays.copyOfRange(bytes, BYTE_ORDER_MARK.length, bytes.length) : bytes;
            columns = CsvColumns.of(CsvParser.decoded(bare).stripTrailing());
            return null;
        } catch (Rejection rejection) {
            return ArchiveRecord.rejected(bytes, origin, rejection);
        }
    }

    private static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= BYTE_ORDER_MARK.length
                && Arrays.equals(bytes, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
    }

    private @Nullable ArchiveRecord row(CsvColumns meaning) throws IOException {
        while (true) {
            Origin origin = origin(line);
            int rowEnd = endOfRow(meaning);
            if (rowEnd < 0) {
                return neverClosed(origin);
            }
            boolean terminated = byteAt(rowEnd) >= 0;
            if (!terminated && (rowEnd == start || source.damage() != null)) {
                record.add(window, start, end);
                start = end;
                return null;
            }
            if (rowEnd - start > limit) {
                return oversized(origin);
            }
            byte[] row = Arrays.copyOfRange(window, start, rowEnd);
            advance(rowEnd + (terminated ? 1 : 0));
            byte[] bytes = withoutReturn(row);
            if (bytes.length > 0) {
                return ArchiveRecord.row(bytes, origin, meaning);
            }
        }
    }

    /**
     * Where the row ends that begins at the start of the window: an index of the line feed, of the end of the input, or
     * of what is beyond the limit; -1 where a quote is never closed.
     */
    private int endOfRow(CsvColumns meaning) throws IOException {
        Quote quote = Quote.NONE;
        boolean cellStart = true;
        boolean severalLines = false;
        int offset = 0;
        while (true) {
            if (offset > limit) {
                return quote == Quote.OPEN ? open(offset, false) : start + offset;
            }
            int c = byteAt(start + offset);
            if (c < 0) {
                return quote == Quote.OPEN && source.damage() == null ? open(offset, true) : start + offset;
            }
            if (c == '\n' && quote != Quote.OPEN) {
                return start + offset;
            }
            if (severalLines && quote == Quote.CLOSED && !mayFollowCell(c, meaning)) {
                return open(offset, true);
            }
            severalLines |= c == '\n';
            boolean known = c == '\n' && start + offset < openUntil;
            if (known && openForGood) {
                return -1;
            }
            quote = quote.after(c, cellStart);
            cellStart = quote != Quote.OPEN && c == meaning.delimiter();
            offset = known ? openUntil - start : offset + 1;
        }
    }

    /** Keeps the result of a scan that ended inside an open quote. */
    private int open(int offset, boolean forGood) {
        openUntil = start + offset;
        openForGood = forGood;
        return -1;
    }

    /** What may stand after the quotation mark that ends a cell; anything else shows that it began another cell. */
    private static boolean mayFollowCell(int c, CsvColumns meaning) {
        return c == meaning.delimiter() || c == '"' || c == '\r';
    }

    private ArchiveRecord neverClosed(Origin origin) throws IOException {
        int lineEnd = start;
        while (lineEnd - start <= limit && byteAt(lineEnd) >= 0 && byteAt(lineEnd) != '\n') {
            lineEnd++;
        }
        if (lineEnd - start > limit) {
            return oversized(origin);
        }
        byte[] bytes = Arrays.copyOfRange(window, start, lineEnd);
        advance(byteAt(lineEnd) < 0 ? lineEnd : lineEnd + 1);
        return ArchiveRecord.rejected(
                bytes, origin, new Rejection(Reason.BAD_ROW, "A row with a quotation mark that is never closed."));
    }

    /** Skips the line that is longer than a row may be. */
    private ArchiveRecord oversized(Origin origin) throws IOException {
        int lineEnd = start;
        while (lineEnd < end && window[lineEnd] != '\n') {
            lineEnd++;
        }
        record.add(window, start, lineEnd);
        boolean whole = lineEnd < end;
        advance(whole ? lineEnd + 1 : lineEnd);
        if (!whole && source.line(record)) {
            line++;
        }
        Rejection oversized = RecordLimits.oversized(record.total(), limit);
        return ArchiveRecord.rejected(record.take(), origin, oversized);
    }

    /** The byte at an index of the window, or -1 where the input ends before. */
    private int byteAt(int index) throws IOException {
        while (index >= end) {
            int c = source.next();
            if (c < 0) {
                return -1;
            }
            if (end == window.length) {
                window = Arrays.copyOf(window, window.length * 2);
            }
            window[end++] = (byte) c;
        }
        return window[index] & 0xFF;
    }

    /** Drops what is before an index, and counts its lines. */
    private void advance(int to) {
        for (int i = start; i < to; i++) {
            line += window[i] == '\n' ? 1 : 0;
        }
        start = to;
        if (start > window.length / 2) {
            System.arraycopy(window, start, window, 0, end - start);
            openUntil -= start;
            end -= start;
            start = 0;
        }
    }

    private static byte[] withoutReturn(byte[] row) {
        return row.length > 0 && row[row.length - 1] == '\r' ? Arrays.copyOf(row, row.length - 1) : row;
    }

    /** What a quotation mark means at this place of a row. */
    private enum Quote {
        /** Outside a quoted cell. */
        NONE,
        /** Inside a quoted cell. */
        OPEN,
        /** After a quotation mark inside a quoted cell: another one makes it part of the text. */
        CLOSED;

        Quote after(int c, boolean cellStart) {
            if (c != '"') {
                return this == CLOSED ? NONE : this;
            }
            return switch (this) {
                case NONE -> cellStart ? OPEN : NONE;
                case OPEN -> CLOSED;
                case CLOSED -> OPEN;
            };
        }
    }
}
