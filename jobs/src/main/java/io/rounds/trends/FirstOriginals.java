package io.rounds.trends;

/**
 * For each topic of a pane, its earliest originals, earliest first, in columns as in {@link NameCounts}.
 *
 * @param ids by their numbers in {@link Pane#names()}
 * @param millis when they were written, since 1970-01-01T00:00Z
 */
@SuppressWarnings("ArrayRecordComponent") // columns, never compared as a whole
public record FirstOriginals(int[] ends, int[] ids, long[] millis) {

    /** Index of the first original of topic i. */
    public int from(int topic) {
        return topic == 0 ? 0 : ends[topic - 1];
    }

    /** Index after the last original of topic i. */
    public int to(int topic) {
        return ends[topic];
    }
}
