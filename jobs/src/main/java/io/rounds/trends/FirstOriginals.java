package io.rounds.trends;

/** For each topic of a pane its earliest originals, earliest first; columns as in {@link NameCounts}, ids by their numbers. */
@SuppressWarnings("ArrayRecordComponent") // columns, never compared as a whole
public record FirstOriginals(int[] ends, int[] ids, long[] millis) {

    /** Index of the first original of topic i. */
    public int from(int topic) {
        return topic == 0 ? 0 : ends[topic - 1];
    }

    /** Index behind the last original of topic i. */
    public int to(int topic) {
        return ends[topic];
    }
}
