package io.rounds.trends;

import io.rounds.model.Fingerprint;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.Arrays;

/**
 * Numbers for the texts of a minute: tweet ids, links and spellings. The texts of a tweet are looked up once, and counted
 * by number in each of its topics.
 *
 * <p>Not thread-safe.
 */
public final class PaneNames {
    private static final int ABSENT = -1;
    private static final int INITIAL = 16;

    private final Object2IntOpenHashMap<String> numbers;
    /** By fingerprint: ids are many, and comparing strings would load each from memory. */
    private final Long2IntOpenHashMap ids;

    private String[] names;
    private int size;

    /** The number of a name in the pane that is being built; valid where {@code stamps} has the current stamp. */
    private int[] locals;

    private int[] stamps;
    private int stamp;
    private int[] chosen;
    private int chosenCount;

    public PaneNames() {
        this(INITIAL);
    }

    /** @param expected about how many there will be */
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

    /** The number of a tweet's id. Ids are numbered apart from other texts, even where the text is the same. */
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

    /** Begins to number the names of one pane. */
    void beginPane() {
        stamp++;
        chosenCount = 0;
    }

    /** The number of a name in the pane, which is assigned at the first call. */
    int local(int number) {
        if (stamps[number] != stamp) {
            stamps[number] = stamp;
            locals[number] = chosenCount;
            chosen[chosenCount++] = number;
        }
        return locals[number];
    }

    /** The texts of the pane, by their numbers in it. */
    String[] locals() {
        String[] texts = new String[chosenCount];
        for (int i = 0; i < chosenCount; i++) {
            texts[i] = names[chosen[i]];
        }
        return texts;
    }
}
