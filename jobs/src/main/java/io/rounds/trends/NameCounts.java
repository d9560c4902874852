package io.rounds.trends;

import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Names with counts, while they are summed up. Most topics of a minute have few, which are faster looked through than
 * hashed; an index comes with more.
 */
final class NameCounts {
    private static final int FEW = 8;
    private static final String[] NONE = {};

    private String[] names = NONE;
    private int[] counts = {};
    private int size;
    private @Nullable Object2IntOpenHashMap<String> index;

    int size() {
        return size;
    }

    void add(String name, int count) {
        int at = indexOf(name);
        if (at >= 0) {
            counts[at] += count;
            return;
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, Math.max(2, size * 2));
            counts = Arrays.copyOf(counts, names.length);
        }
        names[size] = name;
        counts[size] = count;
        if (index != null) {
            index.put(name, size);
        }
        size++;
        if (size > FEW && index == null) {
            index = new Object2IntOpenHashMap<>(size * 2);
            index.defaultReturnValue(-1);
            for (int i = 0; i < size; i++) {
                index.put(names[i], i);
            }
        }
    }

    void addAll(Counts part, int topic) {
        for (int i = part.from(topic); i < part.to(topic); i++) {
            add(part.names()[i], part.counts()[i]);
        }
    }

    /** Copies everything into columns, from an index on. */
    void copyTo(String[] allNames, int[] allCounts, int from) {
        System.arraycopy(names, 0, allNames, from, size);
        System.arraycopy(counts, 0, allCounts, from, size);
    }

    private int indexOf(String name) {
        if (index != null) {
            return index.getInt(name);
        }
        for (int i = 0; i < size; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
