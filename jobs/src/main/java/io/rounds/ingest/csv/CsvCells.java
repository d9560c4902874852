package io.rounds.ingest.csv;

import java.util.ArrayList;
import java.util.List;

/**
 * The cells of one row of CSV, by RFC 4180: a cell in quotation marks may hold anything, and two quotation marks escape one.
 * A quotation mark that nothing closes before the next delimiter belongs to the text: tables without quoting have those.
 *
 * <p>The CSV library reads files, not rows: it would set up a file for each row, and read what follows a carriage return
 * inside a row as another one.
 */
final class CsvCells {
    private final String row;
    private final char delimiter;
    private final List<String> cells;
    private int at;
    /** Up to here there is no quotation mark that ends a cell, so that none is searched twice. */
    private int openUntil;

    private CsvCells(String row, char delimiter, int expected) {
        this.row = row;
        this.delimiter = delimiter;
        this.cells = new ArrayList<>(expected);
    }

    /**
     * Splits a row.
     *
     * @param row without the line's end
     */
    static List<String> of(String row, char delimiter) {
        return of(row, delimiter, 8);
    }

    /** As above, where about so many cells are expected. */
    static List<String> of(String row, char delimiter, int expected) {
        CsvCells reader = new CsvCells(row, delimiter, expected);
        reader.cell();
        while (reader.at < row.length()) {
            reader.at++;
            reader.cell();
        }
        return reader.cells;
    }

    /** Reads a cell, up to the delimiter or the end. */
    private void cell() {
        if (at < row.length() && row.charAt(at) == '"' && at >= openUntil && quoted()) {
            return;
        }
        int end = row.indexOf(delimiter, at);
        end = end < 0 ? row.length() : end;
        cells.add(row.substring(at, end));
        at = end;
    }

    /** Reads a cell in quotation marks. False, and nothing is read, where its first one does not quote. */
    private boolean quoted() {
        int from = at + 1;
        int quote = row.indexOf('"', from);
        StringBuilder escaped = null;
        while (quote >= 0 && row.startsWith("\"\"", quote)) {
            escaped = escaped == null ? new StringBuilder() : escaped;
            escaped.append(row, from, quote + 1);
            from = quote + 2;
            quote = row.indexOf('"', from);
        }
        if (quote < 0) {
            openUntil = row.length();
            return false;
        }
        int end = quote + 1;
        while (end < row.length() && row.charAt(end) != delimiter) {
            if (!Character.isWhitespace(row.charAt(end++))) {
                openUntil = quote;
                return false;
            }
        }
        cells.add(
                escaped == null
                        ? row.substring(from, quote)
                        : escaped.append(row, from, quote).toString());
        at = end;
        return true;
    }
}
