package io.rounds.ingest.archive;

/** How the records of an archive are separated. */
public enum ArchiveFormat {
    /** Detected from the first lines of each file. */
    AUTO,
    /** One JSON value per line. */
    NDJSON,
    /** JSON values over any number of lines; the elements of an array are taken one by one. */
    JSON,
    /** A header and rows. */
    CSV
}
