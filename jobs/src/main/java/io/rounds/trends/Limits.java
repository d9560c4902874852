package io.rounds.trends;

import java.io.Serializable;

/**
 * How much is kept of the past before it becomes coarser: far more than a community has, and less than a machine.
 *
 * @param exactAuthors authors of a topic in the longest window that are counted; beyond, they are estimated ({@link
 *     AuthorSketch}); 1 or more
 * @param paneBytes memory that the panes of one table may take, about, as panes of a minute; beyond, old panes are merged
 *     ({@link PaneGrid}); 0 or more
 */
public record Limits(int exactAuthors, long paneBytes) implements Serializable {
    /** 10,000 authors; 4 MiB, which is 512 MiB for all 128 tables. */
    public static final Limits STANDARD = new Limits(10_000, 4 << 20);

    /** @throws IllegalArgumentException where a value is out of range */
    public Limits {
        if (exactAuthors < 1 || paneBytes < 0) {
            throw new IllegalArgumentException("at least one author is counted; memory is 0 or more");
        }
    }
}
