package io.rounds.ingest.archive;

import io.rounds.ingest.ArchiveRecord;
import io.rounds.ingest.ReadingDefaults;
import io.rounds.ingest.csv.CsvColumns;
import io.rounds.ingest.csv.CsvParser;
import io.rounds.ingest.draft.RecordLimits;
import io.rounds.ingest.draft.Rejection;
import io.rounds.model.Origin;
import io.rounds.model.Reason;
import io.rounds.model.Rejected;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table. Its first rows are looked at before one is returned, and all of them where those leave open how dates
 * are to be read.
 */
final class CsvSplitter extends Splitter {
    private static final int SAMPLE_ROWS = 400;
    private static final int SAMPLE_BYTES = 1 << 18;

    private final SourceOpener opener;
    private final int limit;
    private final ReadingDefaults defaults;
    private final CsvRows rows;
    private @Nullable CsvColumns columns;
    private boolean unusable;
    /** What the first line of a spreadsheet's export says that cells are separated by; 0 if it does not. */
    private char separator;

    /**
     * @param opener opens the source again
     * @param limit the longest row in bytes
     */
    CsvSplitter(ByteSource source, SourceOpener opener, int limit, String file, Instant at, ReadingDefaults defaults) {
        super(source, limit, file, at);
        this.opener = opener;
        this.limit = limit;
        this.defaults = defaults;
        this.rows = new CsvRows(source, limit, this::isRow);
    }

    @Override
    @Nullable String format() {
        return columns == null ? null : columns.format();
    }

    @Override
    List<String> notes() {
        return columns == null ? List.of() : columns.facts().notes();
    }

    @Override
    @Nullable ArchiveRecord next() throws IOException {
        if (columns == null && !unusable) {
            ArchiveRecord rejected = begin();
            if (rejected != null) {
                unusable = true;
                return rejected;
            }
        }
        if (columns == null || unusable) {
            return null;
        }
        CsvRows.Row row = rows.next();
        while (row != null && isBlank(row.bytes())) {
            row = rows.next();
        }
        line = rows.line();
        if (row == null) {
            byte[] rest = rows.rest();
            record.add(rest, 0, rest.length);
            return null;
        }
        if (row.open() && columns.delimiter() != '\t') {
            return ArchiveRecord.rejected(
                    row.bytes(),
                    origin(row.line()),
                    new Rejection(
                            Reason.BAD_ROW,
                            "A row with a quotation mark that is never closed: the file ends here, so it may be cut."));
        }
        return row.isOversized()
                ? ArchiveRecord.rejected(
                        Arrays.copyOf(row.bytes(), Math.min(row.bytes().length, Rejected.MAX_PAYLOAD_BYTES)),
                        origin(row.line()),
                        RecordLimits.oversized(row.length(), limit))
                : ArchiveRecord.row(row.bytes(), origin(row.line()), columns);
    }

    /** Reads the header, and looks at the rows. Returns a rejection where the table cannot be used, else null. */
    private @Nullable ArchiveRecord begin() throws IOException {
        CsvRows.Row header = firstLine(rows);
        if (header == null) {
            unusable = true;
            return null;
        }
        if (rows.isAtEnd() && source.damage() != null) {
            record.add(header.bytes(), 0, header.bytes().length);
            return null;
        }
        Origin origin = origin(header.line());
        try {
            CsvColumns read = CsvColumns.of(
                    CsvParser.decoded(header.bytes()).stripTrailing(), separator, defaults.csv(), defaults.account());
            rows.delimitedBy(read.delimiter(), read.width());
            columns = read;
            if (read.isHeaderless()) {
                rows.reset();
            } else {
                rows.keep();
            }
            sample(read);
            if (read.facts().isOrderOpen()) {
                lookAtAll(read);
            }
            if (read.facts().isOrderOpen()) {
                throw new Rejection(
                        Reason.BAD_DATE,
                        "No row of this file is read: its dates, such as 03/04/2013, may be day first or month first, and "
                                + (read.facts().isContradictory()
                                        ? "some show the one and some the other."
                                        : "none shows which.")
                                + " Say which: --dates day-first or --dates month-first.");
            }
            return null;
        } catch (Rejection rejection) {
            return ArchiveRecord.rejected(header.bytes(), origin, rejection);
        }
    }

    /** The header, or the first row of a table without one; null if there is nothing. */
    private CsvRows.@Nullable Row firstLine(CsvRows from) throws IOException {
        from.skipByteOrderMark();
        from.mark();
        CsvRows.Row first = from.header();
        while (first != null && !from.isAtEnd() && isBlank(first.bytes())) {
            from.keep();
            from.mark();
            first = from.header();
        }
        if (first == null) {
            return null;
        }
        char said = separator(new String(first.bytes(), StandardCharsets.UTF_8));
        if (said == 0) {
            return first;
        }
        separator = said;
        from.keep();
        from.mark();
        return from.header();
    }

    /** Whether there is nothing but what separates cells: spreadsheets write empty rows so. */
    private static boolean isBlank(byte[] row) {
        for (byte c : row) {
            if (c != ',' && c != ';' && c != '\t' && c != ' ' && c != '"' && c != '|') {
                return false;
            }
        }
        return row.length > 0;
    }

    /** What a line such as {@code sep=;}, with which Excel lets exports begin, says that cells are separated by; else 0. */
    static char separator(String line) {
        String bare = line.replace("\"", "").replace("\uFEFF", "");
        boolean says = bare.toLowerCase(Locale.ROOT).startsWith("sep=");
        String rest = says ? bare.substring("sep=".length()) : "";
        rest = rest.length() > 1 ? rest.stripTrailing() : rest;
        return rest.equals("\\t") ? '\t' : rest.length() == 1 && rest.charAt(0) < 0x80 ? rest.charAt(0) : 0;
    }

    private void sample(CsvColumns read) throws IOException, Rejection {
        List<byte[]> sampled = new ArrayList<>();
        rows.mark();
        while (sampled.size() < SAMPLE_ROWS && rows.sinceMark() < SAMPLE_BYTES) {
            CsvRows.Row row = rows.next();
            if (row == null) {
                break;
            }
            if (!row.isOversized()) {
                sampled.add(row.bytes());
            }
        }
        rows.reset();
        read.facts().sample(sampled, read);
    }

    /** Reads the table once more, up to the first row that shows the order of day and month. */
    private void lookAtAll(CsvColumns read) throws IOException {
        try (ByteSource again = opener.open()) {
            CsvRows all = new CsvRows(again, limit, this::isRow);
            all.delimitedBy(read.delimiter(), read.width());
            firstLine(all);
            if (read.isHeaderless()) {
                all.reset();
            } else {
                all.keep();
            }
            for (CsvRows.Row row = all.next(); row != null && read.facts().isOrderOpen(); row = all.next()) {
                if (!row.isOversized()) {
                    read.facts().noteDates(row.bytes(), read);
                }
            }
        }
    }

    private boolean isRow(byte[] bytes, int from, int to) {
        CsvColumns read = columns;
        return read != null && read.isRow(bytes, from, to);
    }
}
