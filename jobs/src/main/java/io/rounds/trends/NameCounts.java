package io.rounds.trends;

/**
 * For each topic of a pane, names and their counts, in columns. The names of topic i are those from {@code ends[i-1]} to
 * {@code ends[i]}, each once, in no order.
 *
 * @param names by their numbers in {@link Pane#names()}
 */
@SuppressWarnings("ArrayRecordComponent") // columns, never compared as a whole
public record NameCounts(int[] ends, int[] names, int[] counts) {

    /** Index of the first name of topic i. */
    public int from(int topic) {
        return topic == 0 ? 0 : ends[topic - 1];
    }

    /** Index after the last name of topic i. */
    public int to(int topic) {
        return ends[topic];
    }
}
