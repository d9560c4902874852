package io.rounds.ingest.archive;

/** How the records of an archive follow each other. */
public enum ArchiveFormat {
    /** Found out from the beginning of each file. */
    AUTO,
    /** One JSON value a line. */
    NDJSON,
    /** JSON values over any number of lines; the elements of an array are taken one by one. */
    JSON,
    /** A header and rows. */
    CSV
}
