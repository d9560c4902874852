package io.rounds.ingest.csv;

/** How a tool writes its cells, where that differs from all others. */
enum CsvTrait {
    /** Newlines are written as a backslash and an n (twarc-csv). */
    ESCAPED_NEWLINES,
    /** Ids are in the addresses, and each newline of a text is in quotation marks (the data export of LinkedIn). */
    LINKEDIN,
    /** The address is that of the post that the row comments on. */
    COMMENTS,
    /** Ids are in the addresses, and links that were resolved follow the text after {@code :=:} (CrowdTangle). */
    CROWDTANGLE
}
