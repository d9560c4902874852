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
record PageTable(String caption, List<String> headers, List<List<TableCell>> rows) implements ReportPage.Block {
    PageTable {
        headers = List.copyOf(headers);
        rows = List.copyOf(rows);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    static Builder of(String caption, String... headers) {
        return new Builder(caption, Arrays.asList(headers));
    }

    /** Takes rows. */
    static final class Builder {
        private final String caption;
        private final List<String> headers;
        private final List<List<TableCell>> rows = new ArrayList<>();

        private Builder(String caption, List<String> headers) {
            this.caption = caption;
            this.headers = headers;
        }

        Builder row(TableCell... cells) {
            if (cells.length != headers.size()) {
                throw new IllegalArgumentException(
                        caption + " has " + headers.size() + " columns, not " + cells.length);
            }
            rows.add(List.of(cells));
            return this;
        }

        PageTable build() {
            return new PageTable(caption, headers, rows);
        }
    }
}
