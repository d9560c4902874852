package io.rounds.ingest.csv;

import io.rounds.ingest.draft.Rejection;
import io.rounds.model.Reason;
import java.util.ArrayList;
import java.util.List;

/**
 * The cells of one row of CSV, by RFC 4180: a cell in quotation marks may hold anything, and two quotation marks escape one.
 *
 * <p>The CSV library reads files, not rows: it would set up a file for each row, and read what follows a carriage return
 * inside a row as another one.
 */
final class CsvCells {
    private final String row;
    private final char delimiter;
    private final List<String> cells = new ArrayList<>();
    private int at;

    private CsvCells(String row, char delimiter) {
        this.row = row;
        this.delimiter = delimiter;
    }

    /**
     * Splits a row.
     *
     * @param row without the line's end
     * @throws Rejection where something stands between a quotation mark that ends a cell and the delimiter, or it is missing
     */
    static List<String> of(String row, char delimiter) throws Rejection {
        CsvCells reader = new CsvCells(row, delimiter);
        reader.cell();
        while (reader.at < row.length()) {
            reader.at++;
            reader.cell();
        }
        return reader.cells;
    }

    /** Reads a cell, up to the delimiter or the end. */
    private void cell() throws Rejection {
        if (at < row.length() && row.charAt(at) == '"') {
            quoted();
            return;
        }
        int end = row.indexOf(delimiter, at);
        end = end < 0 ? row.length() : end;
        cells.add(row.substring(at, end));
        at = end;
    }

    private void quoted() throws Rejection {
        StringBuilder cell = new StringBuilder();
        int from = at + 1;
        int quote = row.indexOf('"', from);
        while (quote >= 0 && row.startsWith("\"\"", quote)) {
            cell.append(row, from, quote + 1);
            from = quote + 2;
            quote = row.indexOf('"', from);
        }
        if (quote < 0) {
            throw new Rejection(Reason.BAD_ROW, "A row with a quotation mark that is never closed.");
        }
        cells.add(cell.append(row, from, quote).toString());
        at = quote + 1;
        while (at < row.length() && row.charAt(at) != delimiter) {
            if (!Character.isWhitespace(row.charAt(at++))) {
                throw new Rejection(
                        Reason.BAD_ROW,
                        "A row with something behind the quotation mark that ends its cell " + cells.size() + ".");
            }
        }
    }
}
