package io.rounds.export.table;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** File formats of tables. */
public enum TableFormat {
    /** RFC 4180 with a header, in UTF-8; cells are safe to open in a spreadsheet. */
    CSV,
    /** One JSON object per line. */
    NDJSON;

    /** The format of a file name's extension; {@link #CSV} for any other. */
    public static TableFormat ofFile(@Nullable Path file) {
        String name = file == null ? "" : file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".ndjson") ? NDJSON : CSV;
    }
}
