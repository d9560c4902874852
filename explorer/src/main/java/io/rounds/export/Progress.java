package io.rounds.export;

/** Is told how far an export is. */
public interface Progress {
    /** Tells nobody. */
    Progress NONE = (read, total) -> {};

    /**
     * Some more documents were read.
     *
     * @param read so far
     * @param total in all
     */
    void read(long read, long total);
}
