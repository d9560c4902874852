package io.rounds.export.table;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a table is written. */
public enum TableFormat {
    /** RFC 4180 with a header, in UTF-8; cells are safe to open in a spreadsheet. */
    CSV,
    /** One JSON object a line. */
    NDJSON;

    /** The format that the ending of a file's name says; {@link #CSV} where it says none. */
    public static TableFormat ofFile(@Nullable Path file) {
        String name = file == null ? "" : file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".ndjson") ? NDJSON : CSV;
    }
}
