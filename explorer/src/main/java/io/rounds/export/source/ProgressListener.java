package io.rounds.export.source;

/** Is notified of the progress of an export or a report. */
public interface ProgressListener {
    /** Ignores progress. */
    ProgressListener NONE = (read, total) -> {};

    /**
     * More documents have been read.
     *
     * @param read so far
     * @param total in all
     */
    void read(long read, long total);
}
