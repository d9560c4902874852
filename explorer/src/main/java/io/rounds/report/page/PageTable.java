package io.rounds.report.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table with a caption. The first column names its rows.
 *
 * @param headers of the columns
 * @param rows each with as many cells as there are headers
 */
public record PageTable(String caption, List<String> headers, List<List<TableCell>> rows) implements ReportPage.Block {
    private static final int MAX_NARROW_COLUMNS = 2;
    private static final int MIN_WIDE_COLUMNS = 4;

    public PageTable {
        headers = List.copyOf(headers);
        rows = List.copyOf(rows);
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Whether the table has room beside others. */
    public boolean isNarrow() {
        return headers.size() <= MAX_NARROW_COLUMNS;
    }

    /** Whether the table takes the whole width of the page. */
    public boolean isWide() {
        return headers.size() >= MIN_WIDE_COLUMNS;
    }

    /** Whether a column has numbers, so that its header is aligned like them. */
    public boolean isNumeric(int column) {
        return column > 0 && rows.stream().anyMatch(row -> row.get(column).kind() == TableCell.Kind.NUMBER);
    }

    public static Builder of(String caption, String... headers) {
        return new Builder(caption, Arrays.asList(headers));
    }

    /** Collects rows. */
    public static final class Builder {
        private final String caption;
        private final List<String> headers;
        private final List<List<TableCell>> rows = new ArrayList<>();

        private Builder(String caption, List<String> headers) {
            this.caption = caption;
            this.headers = headers;
        }

        public Builder row(TableCell... cells) {
            if (cells.length != headers.size()) {
                throw new IllegalArgumentException(
                        caption + " has " + headers.size() + " columns, not " + cells.length);
            }
            rows.add(List.of(cells));
            return this;
        }

        public PageTable build() {
            return new PageTable(caption, headers, rows);
        }
    }
}
