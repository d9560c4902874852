package io.rounds.trends;

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

    private final Object2IntOpenHashMap<String> numbers = new Object2IntOpenHashMap<>(INITIAL);
    private String[] names = new String[INITIAL];

    /** A pane has some of the names only, under numbers of its own, which are good while {@code stamps} says so. */
    private int[] locals = new int[INITIAL];

    private int[] stamps = new int[INITIAL];
    private int stamp;
    private int[] chosen = new int[INITIAL];
    private int chosenCount;

    public PaneNames() {
        numbers.defaultReturnValue(ABSENT);
    }

    /** The number of a text. */
    public int of(String text) {
        int number = numbers.getInt(text);
        if (number == ABSENT) {
            number = numbers.size();
            if (number == names.length) {
                names = Arrays.copyOf(names, number * 2);
                locals = Arrays.copyOf(locals, number * 2);
                stamps = Arrays.copyOf(stamps, number * 2);
                chosen = Arrays.copyOf(chosen, number * 2);
            }
            numbers.put(text, number);
            names[number] = text;
        }
        return number;
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
