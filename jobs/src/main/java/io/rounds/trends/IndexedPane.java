package io.rounds.trends;

/**
 * A pane in a table: its topics by their index in the table, its names by their numbers in the {@link NameIndex}.
 *
 * @param topics for each topic of the pane
 * @param names for each of {@link Pane#names()}
 */
@SuppressWarnings("ArrayRecordComponent") // columns, never compared as a whole
record IndexedPane(Pane pane, int[] topics, int[] names) {

    /** Position of a topic in the pane, negative where it is absent: a pane has few. */
    int positionOf(int topic) {
        for (int i = 0; i < topics.length; i++) {
            if (topics[i] == topic) {
                return i;
            }
        }
        return -1;
    }
}
