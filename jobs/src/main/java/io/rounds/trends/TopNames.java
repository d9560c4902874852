package io.rounds.trends;

import it.unimi.dsi.fastutil.ints.Int2IntMap;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Counts names up and down, and knows at any time which have the highest counts, without looking at all of them.
 *
 * <p>A few more than are asked for are watched ({@link #WATCHED}). Of all others it is only known that none is better
 * than the bound: the best that a name was when it was not, or no longer, watched. As long as enough of the watched names
 * are better than the bound, they are the best of all. When they are not, because too many of them lost counts, all names
 * are looked at once, and the best of them are watched from then on.
 *
 * <p>Names are the numbers of a {@link NameIndex}.
 */
final class TopNames {
    private static final int WATCHED = 12;
    /** A name's value in the map is its count in the upper bits and its place among the watched, from 1, in the lower. */
    private static final int PLACE_BITS = 4;

    private static final int PLACE = (1 << PLACE_BITS) - 1;

    private final int length;
    private final Comparator<String> ties;
    private final NameIndex index;
    private final Int2IntOpenHashMap values = new Int2IntOpenHashMap();
    private final int[] watched = new int[WATCHED];
    private final int[] watchedCounts = new int[WATCHED];
    /** A bit for each place of a name that may not be in order. */
    private int moved;

    private int size;
    private int boundCount;
    /** As text, since the number may have been given to another name by now. */
    private String boundName = "";

    private List<String> best = List.of();
    private boolean isKnown = true;

    /**
     * @param length how many names are asked for, at most {@link #WATCHED}
     * @param ties the order of names with equal counts
     */
    TopNames(int length, Comparator<String> ties, NameIndex index) {
        this.length = length;
        this.ties = ties;
        this.index = index;
    }

    /** Adds to a name's count, or takes away from it. Counts are never negative. */
    void add(int name, int change) {
        int step = change << PLACE_BITS;
        int value = values.addTo(name, step) + step;
        int place = value & PLACE;
        int count = value >> PLACE_BITS;
        if (place > 0) {
            isKnown = false;
            if (count > 0) {
                watchedCounts[place - 1] = count;
                moved |= 1 << (place - 1);
            } else {
                values.remove(name);
                unwatch(place - 1);
            }
        } else if (count == 0) {
            values.remove(name);
        } else if (count > boundCount || (count == boundCount && isBefore(name, boundName))) {
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
                names.add(index.name(watched[i]));
            }
            best = names;
            isKnown = true;
        }
        return best;
    }

    private boolean isBeyondBound(int at) {
        return watchedCounts[at] > boundCount || (watchedCounts[at] == boundCount && isBefore(watched[at], boundName));
    }

    private boolean isBefore(int name, String other) {
        return ties.compare(index.name(name), other) < 0;
    }

    private boolean isBetter(int count, int name, int otherCount, int otherName) {
        return count != otherCount ? count > otherCount : isBefore(name, index.name(otherName));
    }

    private void watch(int name, int count) {
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

    private void raiseBound(int count, int name) {
        if (count > boundCount || (count == boundCount && isBefore(name, boundName))) {
            boundCount = count;
            boundName = index.name(name);
        }
    }

    private void unwatch(int at) {
        size--;
        if (at < size) {
            put(at, watched[size], watchedCounts[size]);
        }
    }

    private void put(int at, int name, int count) {
        watched[at] = name;
        watchedCounts[at] = count;
        moved |= 1 << at;
        values.put(name, (count << PLACE_BITS) | (at + 1));
    }

    /** Puts the watched names in order: those that moved are inserted anew among the others, which are in order still. */
    private void sort() {
        if (moved == 0) {
            return;
        }
        int[] movedNames = new int[Integer.bitCount(moved)];
        int[] movedCounts = new int[movedNames.length];
        int movedCount = 0;
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if ((moved & (1 << i)) != 0) {
                movedNames[movedCount] = watched[i];
                movedCounts[movedCount++] = watchedCounts[i];
            } else {
                watched[kept] = watched[i];
                watchedCounts[kept++] = watchedCounts[i];
            }
        }
        int first = Integer.numberOfTrailingZeros(moved);
        for (int i = 0; i < movedCount; i++) {
            first = Math.min(first, insert(kept++, movedNames[i], movedCounts[i]));
        }
        for (int i = first; i < size; i++) {
            put(i, watched[i], watchedCounts[i]);
        }
        moved = 0;
    }

    /** Puts a name in its place among the first of the watched, which are in order. */
    private int insert(int among, int name, int count) {
        int at = among;
        while (at > 0 && isBetter(count, name, watchedCounts[at - 1], watched[at - 1])) {
            watched[at] = watched[at - 1];
            watchedCounts[at] = watchedCounts[at - 1];
            at--;
        }
        watched[at] = name;
        watchedCounts[at] = count;
        return at;
    }

    private void lookAtAll() {
        for (int i = 0; i < size; i++) {
            values.put(watched[i], watchedCounts[i] << PLACE_BITS);
        }
        size = 0;
        boundCount = 0;
        boundName = "";
        for (var entries = values.int2IntEntrySet().fastIterator(); entries.hasNext(); ) {
            Int2IntMap.Entry entry = entries.next();
            consider(entry.getIntKey(), entry.getIntValue() >> PLACE_BITS);
        }
        for (int i = 0; i < size; i++) {
            put(i, watched[i], watchedCounts[i]);
        }
        moved = 0;
    }

    /** Inserts a name among the watched, which are in order, where it belongs there. */
    private void consider(int name, int count) {
        if (size == WATCHED) {
            if (!isBetter(count, name, watchedCounts[size - 1], watched[size - 1])) {
                raiseBound(count, name);
                return;
            }
            size--;
            raiseBound(watchedCounts[size], watched[size]);
        }
        insert(size++, name, count);
    }
}
