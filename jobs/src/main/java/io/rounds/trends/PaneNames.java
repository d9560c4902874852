package io.rounds.trends;

import io.rounds.model.Fingerprint;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.Arrays;

/**
 * Numbers for the texts of a minute: tweet ids, links and spellings. A tweet's texts are looked up once, and counted by
 * their numbers in each of its topics.
 *
 * <p>Not thread-safe.
 */
public final class PaneNames {
    private static final int ABSENT = -1;
    private static final int INITIAL = 16;

    private final Object2IntOpenHashMap<String> numbers;
    /** By the ids' fingerprints: ids are many and each is a new string, which would have to be fetched to compare it. */
    private final Long2IntOpenHashMap ids;

    private String[] names;
    private int size;

    /** A pane has some of the names only, under numbers of its own, which are good while {@code stamps} says so. */
    private int[] locals;

    private int[] stamps;
    private int stamp;
    private int[] chosen;
    private int chosenCount;

    public PaneNames() {
        this(INITIAL);
    }

    /** @param expected how many there will be, about */
    public PaneNames(int expected) {
        int room = Math.max(INITIAL, expected);
        numbers = new Object2IntOpenHashMap<>(room);
        numbers.defaultReturnValue(ABSENT);
        ids = new Long2IntOpenHashMap(room);
        ids.defaultReturnValue(ABSENT);
        names = new String[room];
        locals = new int[room];
        stamps = new int[room];
        chosen = new int[room];
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** The number of a text. */
    public int of(String text) {
        int number = numbers.getInt(text);
        if (number == ABSENT) {
            number = next(text);
            numbers.put(text, number);
        }
        return number;
    }

    /** The number of a tweet's id, which is another than the number of the same text that is no id. */
    int ofId(String id) {
        long fingerprint = Fingerprint.of(id);
        int number = ids.get(fingerprint);
        if (number == ABSENT) {
            number = next(id);
            ids.put(fingerprint, number);
        }
        return number;
    }

    private int next(String text) {
        if (size == names.length) {
            names = Arrays.copyOf(names, size * 2);
            locals = Arrays.copyOf(locals, size * 2);
            stamps = Arrays.copyOf(stamps, size * 2);
            chosen = Arrays.copyOf(chosen, size * 2);
        }
        names[size] = text;
        return size++;
    }

    /** The text of a number. */
    String name(int number) {
        return names[number];
    }

    /** Begins to choose the names of one pane. */
    void choose() {
        stamp++;
        chosenCount = 0;
    }

    /** The number that a name has among those chosen. */
    int chosen(int number) {
        if (stamps[number] != stamp) {
            stamps[number] = stamp;
            locals[number] = chosenCount;
            chosen[chosenCount++] = number;
        }
        return locals[number];
    }

    /** The texts chosen, by their numbers. */
    String[] chosen() {
        String[] texts = new String[chosenCount];
        for (int i = 0; i < chosenCount; i++) {
            texts[i] = names[chosen[i]];
        }
        return texts;
    }
}
