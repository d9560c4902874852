package io.rounds.simulator;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What will happen, in order of time; what is due at the same time happens in the order it was noted. */
final class EventQueue {
    /** Something that happens at a time, and may note what happens later. */
    interface Step {
        void run(long now);
    }

    private record Entry(long at, long order, Step step) {}

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparingLong(Entry::at).thenComparingLong(Entry::order));
    private final long end;
    private long order;

    /** Nothing happens from {@code end} on. */
    EventQueue(long end) {
        this.end = end;
    }

    void at(long millis, Step step) {
        if (millis < end) {
            entries.add(new Entry(millis, order++, step));
        }
    }

    /** When the next step is due; {@link Long#MAX_VALUE} when nothing is left. */
    long next() {
        Entry first = entries.peek();
        return first == null ? Long.MAX_VALUE : first.at();
    }

    void run() {
        Entry first = entries.remove();
        first.step().run(first.at());
    }
}
