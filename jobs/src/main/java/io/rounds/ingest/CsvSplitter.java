package io.rounds.ingest;

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
 * if a row with an open quote does not end within the limit, or ends where no cell can, its first line is refused, and
 * reading goes on with the second.
 */
final class CsvSplitter extends Splitter {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final int limit;
    private @Nullable CsvColumns columns;
    private boolean useless;

    CsvSplitter(ByteSource source, int limit, String file, Instant at) {
        super(source, limit, file, at);
        this.limit = limit;
    }

    @Override
    @Nullable ArchiveRecord next() throws IOException {
        if (columns == null && !useless) {
            ArchiveRecord refused = header();
            if (refused != null) {
                useless = true;
                return refused;
            }
        }
        return columns == null ? null : row(columns);
    }

    /** Reads the header. Returns what is to be said if it is of no use. */
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
        } catch (Refusal refusal) {
            return ArchiveRecord.refused(bytes, origin, refusal);
        }
    }

    private static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= BYTE_ORDER_MARK.length
                && Arrays.equals(bytes, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
    }

    private @Nullable ArchiveRecord row(CsvColumns meaning) throws IOException {
        while (true) {
            Origin origin = origin(line);
            Quote quote = Quote.NONE;
            int lines = 0;
            boolean more = true;
            boolean ended = false;
            boolean cellStart = true;
            while (more) {
                int c = source.next();
                if (c < 0) {
                    ended = true;
                    more = false;
                } else if (c == '\n' && quote != Quote.OPEN) {
                    lines++;
                    more = false;
                } else if (lines > 0 && quote == Quote.CLOSED && !mayFollowCell(c, meaning)) {
                    source.pushBack(new byte[] {(byte) c});
                    return neverClosed(origin);
                } else {
                    record.add(c);
                    lines += c == '\n' ? 1 : 0;
                    quote = quote.after(c, cellStart);
                    cellStart = quote != Quote.OPEN && c == meaning.delimiter();
                    more = quote != Quote.OPEN || record.total() < limit;
                }
            }
            if (ended && (record.isEmpty() || source.damage() != null)) {
                return null;
            }
            if (quote == Quote.OPEN) {
                return neverClosed(origin);
            }
            line += lines;
            if (record.isOverfull()) {
                Refusal oversized = Assembler.oversized(record.total(), limit);
                return ArchiveRecord.refused(record.take(), origin, oversized);
            }
            byte[] bytes = withoutReturn(record.take());
            if (bytes.length > 0) {
                return ArchiveRecord.row(bytes, origin, meaning);
            }
        }
    }

    /** What may stand after the quotation mark that ends a cell; anything else shows that it began another cell. */
    private static boolean mayFollowCell(int c, CsvColumns meaning) {
        return c == meaning.delimiter() || c == '"' || c == '\r';
    }

    private ArchiveRecord neverClosed(Origin origin) {
        byte[] bytes = record.takeAll();
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        if (end < bytes.length) {
            source.pushBack(Arrays.copyOfRange(bytes, end + 1, bytes.length));
            line++;
        }
        return ArchiveRecord.refused(
                Arrays.copyOf(bytes, end),
                origin,
                new Refusal(Reason.BAD_ROW, "A row with a quotation mark that is never closed."));
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
