package io.rounds.export.source;

/** Is told how far an export is. */
public interface ProgressListener {
    /** Tells nobody. */
    ProgressListener NONE = (read, total) -> {};

    /**
     * Some more documents were read.
     *
     * @param read so far
     * @param total in all
     */
    void read(long read, long total);
}
