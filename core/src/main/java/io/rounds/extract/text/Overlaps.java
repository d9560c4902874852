package io.rounds.extract.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Removes overlapping entities: in order of their start, an entity that overlaps the last one kept is dropped. So a
 * hashtag or mention inside a URL does not count.
 */
final class Overlaps {
    private Overlaps() {}

    /**
     * The lists without overlapping entities.
     *
     * @param kinds lists of entities, each in order and without overlaps
     */
    static List<List<Entity>> removed(List<List<Entity>> kinds) {
        int[] next = new int[kinds.size()];
        List<List<Entity>> kept = new ArrayList<>(kinds.size());
        for (List<Entity> kind : kinds) {
            kept.add(new ArrayList<>(kind.size()));
        }
        int end = 0;
        for (int first = first(kinds, next); first >= 0; first = first(kinds, next)) {
            Entity entity = kinds.get(first).get(next[first]++);
            if (entity.start() >= end) {
                kept.get(first).add(entity);
                end = entity.end();
            }
        }
        return kept;
    }

    /** The list whose next entity starts first, or -1 at the end of all lists. */
    private static int first(List<List<Entity>> kinds, int[] next) {
        int first = -1;
        int start = Integer.MAX_VALUE;
        for (int i = 0; i < next.length; i++) {
            List<Entity> kind = kinds.get(i);
            if (next[i] < kind.size() && kind.get(next[i]).start() < start) {
                first = i;
                start = kind.get(next[i]).start();
            }
        }
        return first;
    }
}
