package io.rounds.trends;

/**
 * A pane in a table.
 *
 * @param topics the index in the table of each topic of the pane
 * @param names the number in the table's {@link NameIndex} of each of {@link Pane#names()}
 */
@SuppressWarnings("ArrayRecordComponent") // columns, never compared as a whole
record IndexedPane(Pane pane, int[] topics, int[] names) {

    /** Position of a topic in the pane, negative where it is absent. A scan, since a pane has few topics. */
    int positionOf(int topic) {
        for (int i = 0; i < topics.length; i++) {
            if (topics[i] == topic) {
                return i;
            }
        }
        return -1;
    }
}
