package io.rounds.trends;

import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Numbers for the tweets, links and spellings in a table's panes: numbers are counted faster than texts, and each text is
 * in memory once, not once a pane. A number is used again when its text is in no pane any more.
 */
final class NameIndex {
    private static final int ABSENT = -1;
    private static final int INITIAL = 64;

    private final Object2IntOpenHashMap<String> numbers = new Object2IntOpenHashMap<>(INITIAL);
    private @Nullable String[] names = new String[INITIAL];
    private int[] uses = new int[INITIAL];
    private int[] freed = new int[INITIAL];
    private int freedCount;
    private int used;

    NameIndex() {
        numbers.defaultReturnValue(ABSENT);
    }

    /** Takes names into use: gives their numbers, and puts the one text of each into the array. */
    int[] take(String[] texts) {
        int[] taken = new int[texts.length];
        for (int i = 0; i < texts.length; i++) {
            int number = numbers.getInt(texts[i]);
            if (number == ABSENT) {
                number = create(texts[i]);
            }
            uses[number]++;
            taken[i] = number;
            texts[i] = name(number);
        }
        return taken;
    }

    /** Takes names out of use. */
    void release(int[] taken) {
        for (int number : taken) {
            if (--uses[number] == 0) {
                numbers.removeInt(name(number));
                names[number] = null;
                if (freedCount == freed.length) {
                    freed = Arrays.copyOf(freed, freed.length * 2);
                }
                freed[freedCount++] = number;
            }
        }
    }

    /** The text of a number in use. */
    String name(int number) {
        String name = names[number];
        if (name == null) {
            throw new IllegalStateException("name " + number + " is in no pane, but still counted");
        }
        return name;
    }

    /** How many texts there are. */
    int size() {
        return numbers.size();
    }

    private int create(String text) {
        if (freedCount == 0 && used == names.length) {
            names = Arrays.copyOf(names, used * 2);
            uses = Arrays.copyOf(uses, used * 2);
        }
        int number = freedCount > 0 ? freed[--freedCount] : used++;
        numbers.put(text, number);
        names[number] = text;
        return number;
    }
}
