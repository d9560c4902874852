package io.rounds.trends;

import it.unimi.dsi.fastutil.objects.Object2IntMap;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Counts names up and down, and knows at any time which have the highest counts, without looking at all of them.
 *
 * <p>A few more than are asked for are watched ({@link #WATCHED}). Of all others it is only known that none is better
 * than the {@code bound}: the best that a name had when it was not, or no longer, watched. As long as enough of the
 * watched names are better than the bound, they are the best of all. When they are not, because too many of them lost
 * counts, all names are looked at once, and the best of them are watched from then on.
 */
final class TopNames {
    private static final int WATCHED = 12;
    /** A name's value in the map is its count in the upper bits and its place among the watched, from 1, in the lower. */
    private static final int PLACE_BITS = 4;

    private static final int PLACE = (1 << PLACE_BITS) - 1;
    private static final int ONE = 1 << PLACE_BITS;

    private final int length;
    private final Comparator<String> ties;
    private final Object2IntOpenHashMap<String> values = new Object2IntOpenHashMap<>();
    private final String[] watched = new String[WATCHED];
    private final int[] watchedCounts = new int[WATCHED];
    private int size;
    private int boundCount;
    private String boundName = "";
    private List<String> best = List.of();
    private boolean isKnown = true;

    /**
     * @param length how many names are asked for, at most {@link #WATCHED}
     * @param ties the order of names with equal counts
     */
    TopNames(int length, Comparator<String> ties) {
        this.length = length;
        this.ties = ties;
    }

    /** Adds to a name's count, or takes away from it. Counts are never negative. */
    void add(String name, int change) {
        int value = values.addTo(name, change * ONE) + change * ONE;
        int place = value & PLACE;
        int count = value >> PLACE_BITS;
        if (place > 0) {
            isKnown = false;
            if (count > 0) {
                watchedCounts[place - 1] = count;
            } else {
                values.removeInt(name);
                unwatch(place - 1);
            }
        } else if (count == 0) {
            values.removeInt(name);
        } else if (isBetter(count, name, boundCount, boundName)) {
            isKnown = false;
            watch(name, count);
        }
    }

    /** The names of the highest counts, the highest first. */
    List<String> best() {
        if (!isKnown) {
            sort();
            if (size < length ? boundCount > 0 : !isBeyondBound(length - 1)) {
                lookAtAll();
            }
            List<String> names = new ArrayList<>(length);
            for (int i = 0; i < Math.min(length, size); i++) {
                names.add(watched[i]);
            }
            best = names;
            isKnown = true;
        }
        return best;
    }

    private boolean isBeyondBound(int at) {
        return isBetter(watchedCounts[at], watched[at], boundCount, boundName);
    }

    private boolean isBetter(int count, String name, int otherCount, String otherName) {
        return count != otherCount ? count > otherCount : ties.compare(name, otherName) < 0;
    }

    private void watch(String name, int count) {
        if (size < WATCHED) {
            put(size++, name, count);
            return;
        }
        int worst = 0;
        for (int i = 1; i < WATCHED; i++) {
            if (isBetter(watchedCounts[worst], watched[worst], watchedCounts[i], watched[i])) {
                worst = i;
            }
        }
        if (isBetter(watchedCounts[worst], watched[worst], count, name)) {
            raiseBound(count, name);
            return;
        }
        raiseBound(watchedCounts[worst], watched[worst]);
        values.put(watched[worst], watchedCounts[worst] << PLACE_BITS);
        put(worst, name, count);
    }

    private void raiseBound(int count, String name) {
        if (isBetter(count, name, boundCount, boundName)) {
            boundCount = count;
            boundName = name;
        }
    }

    private void unwatch(int at) {
        size--;
        if (at < size) {
            put(at, watched[size], watchedCounts[size]);
        }
    }

    private void put(int at, String name, int count) {
        watched[at] = name;
        watchedCounts[at] = count;
        values.put(name, (count << PLACE_BITS) | (at + 1));
    }

    /** Puts the watched names in order: by insertion, since they mostly are. */
    private void sort() {
        for (int i = 1; i < size; i++) {
            String name = watched[i];
            int count = watchedCounts[i];
            int at = i;
            while (at > 0 && isBetter(count, name, watchedCounts[at - 1], watched[at - 1])) {
                put(at, watched[at - 1], watchedCounts[at - 1]);
                at--;
            }
            if (at < i) {
                put(at, name, count);
            }
        }
    }

    private void lookAtAll() {
        for (int i = 0; i < size; i++) {
            values.put(watched[i], watchedCounts[i] << PLACE_BITS);
        }
        size = 0;
        boundCount = 0;
        boundName = "";
        for (var entries = values.object2IntEntrySet().fastIterator(); entries.hasNext(); ) {
            Object2IntMap.Entry<String> entry = entries.next();
            consider(entry.getKey(), entry.getIntValue() >> PLACE_BITS);
        }
        for (int i = 0; i < size; i++) {
            put(i, watched[i], watchedCounts[i]);
        }
    }

    /** Inserts a name among the watched, which are in order, where it belongs there. */
    private void consider(String name, int count) {
        if (size == WATCHED && !isBetter(count, name, watchedCounts[size - 1], watched[size - 1])) {
            raiseBound(count, name);
            return;
        }
        if (size == WATCHED) {
            raiseBound(watchedCounts[size - 1], watched[size - 1]);
            size--;
        }
        int at = size++;
        while (at > 0 && isBetter(count, name, watchedCounts[at - 1], watched[at - 1])) {
            watched[at] = watched[at - 1];
            watchedCounts[at] = watchedCounts[at - 1];
            at--;
        }
        watched[at] = name;
        watchedCounts[at] = count;
    }
}
