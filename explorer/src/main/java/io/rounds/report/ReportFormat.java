package io.rounds.report;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a report is written in. */
public enum ReportFormat {
    /** A page that needs nothing but a browser. */
    HTML,
    /** GitHub-flavoured Markdown. */
    MD,
    /** A table with a line for each session, for spreadsheets. */
    CSV;

    /** The format that the ending of a file's name says; {@link #HTML} where it says none. */
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
