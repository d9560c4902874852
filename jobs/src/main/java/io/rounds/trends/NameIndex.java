package io.rounds.trends;

import it.unimi.dsi.fastutil.objects.Object2IntMap;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.Arrays;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Numbers for the names in a table's panes: arrays by number are faster than maps by text, and each text is in memory
 * once, not once a pane. Uses are counted; the number of a name that is no longer used is given to another one.
 */
final class NameIndex {
    /** The number of a name that is not in use. */
    static final int ABSENT = -1;

    private final Object2IntOpenHashMap<String> numbers;
    private @Nullable String[] names;
    private int[] uses;
    private int[] freed;
    private int freedCount;
    private int used;

    /** @param capacity how many names there is room for at first, at least 1 */
    NameIndex(int capacity) {
        numbers = new Object2IntOpenHashMap<>(capacity);
        numbers.defaultReturnValue(ABSENT);
        names = new String[capacity];
        uses = new int[capacity];
        freed = new int[capacity];
    }

    /** The number of a name in use, {@link #ABSENT} where it is not in use. */
    int find(String name) {
        return numbers.getInt(name);
    }

    /** Counts a use of a name, and returns the name's number. */
    int take(String name) {
        int number = numbers.getInt(name);
        if (number == ABSENT) {
            number = create(name);
        }
        uses[number]++;
        return number;
    }

    /** Counts a use of each name, returns their numbers, and replaces each text in the array by the one in memory. */
    int[] take(String[] texts) {
        int[] taken = new int[texts.length];
        for (int i = 0; i < texts.length; i++) {
            taken[i] = take(texts[i]);
            texts[i] = name(taken[i]);
        }
        return taken;
    }

    /** Ends a use of a name; returns whether it was the last one, so that the number is free. */
    boolean release(int number) {
        if (--uses[number] > 0) {
            return false;
        }
        numbers.removeInt(name(number));
        names[number] = null;
        if (freedCount == freed.length) {
            freed = Arrays.copyOf(freed, freed.length * 2);
        }
        freed[freedCount++] = number;
        return true;
    }

    /** Ends a use of each name. */
    void release(int[] taken) {
        for (int number : taken) {
            release(number);
        }
    }

    /** How many uses of a name there are. */
    int uses(int number) {
        return uses[number];
    }

    /** The text of a number in use. */
    String name(int number) {
        String name = names[number];
        if (name == null) {
            throw new IllegalStateException("name " + number + " is in no pane, but still counted");
        }
        return name;
    }

    /** How many names are in use. */
    int size() {
        return numbers.size();
    }

    /** All numbers are below it: the length of an array by number. It grows. */
    int capacity() {
        return names.length;
    }

    /** Passes each name in use and its number, in no order. */
    void forEach(ObjIntConsumer<String> action) {
        for (Object2IntMap.Entry<String> entry : numbers.object2IntEntrySet()) {
            action.accept(entry.getKey(), entry.getIntValue());
        }
    }

    private int create(String name) {
        if (freedCount == 0 && used == names.length) {
            names = Arrays.copyOf(names, used * 2);
            uses = Arrays.copyOf(uses, used * 2);
        }
        int number = freedCount > 0 ? freed[--freedCount] : used++;
        numbers.put(name, number);
        names[number] = name;
        return number;
    }
}
