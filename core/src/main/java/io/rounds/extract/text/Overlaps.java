package io.rounds.extract.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the entities of a text apart: going through them by their start, one that overlaps the last one kept is
 * dropped. So a hashtag or mention inside a URL is none.
 */
final class Overlaps {
    private Overlaps() {}

    /**
     * The same lists without what overlaps.
     *
     * @param kinds lists of entities, each in order and without overlap in itself
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

    /** The list whose next entity starts first, or -1 when all are through. */
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
