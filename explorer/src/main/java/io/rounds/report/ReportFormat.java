package io.rounds.report;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** File formats of reports. */
public enum ReportFormat {
    /** A page without dependencies. */
    HTML,
    /** GitHub-flavoured Markdown. */
    MD,
    /** A table with a row for each session, for spreadsheets. */
    CSV;

    /** The format of a file name's extension; {@link #HTML} for any other. */
    public static ReportFormat ofFile(@Nullable Path file) {
        String name = file == null ? "" : file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".md") || name.endsWith(".markdown")) {
            return MD;
        }
        return name.endsWith(".csv") ? CSV : HTML;
    }

    /** Its writer. */
    public ReportWriter writer() {
        return switch (this) {
            case HTML -> HtmlReport::write;
            case MD -> MarkdownReport::write;
            case CSV -> CsvReport::write;
        };
    }
}
