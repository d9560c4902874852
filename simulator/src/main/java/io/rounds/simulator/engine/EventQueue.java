package io.rounds.simulator.engine;

import java.util.Comparator;
import java.util.PriorityQueue;

/** The queue of simulated events, ordered by time; events due at the same time run in the order they were added. */
public final class EventQueue {
    /** An event. It may add later events. */
    public interface Step {
        void run(long now);
    }

    private record Entry(long at, long order, Step step) {}

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparingLong(Entry::at).thenComparingLong(Entry::order));
    private final long end;
    private long order;

    /** Events at or after {@code end} are dropped. */
    EventQueue(long end) {
        this.end = end;
    }

    /** Adds an event that is due at a time in milliseconds since 1970. */
    public void at(long millis, Step step) {
        if (millis < end) {
            entries.add(new Entry(millis, order++, step));
        }
    }

    /** When the next event is due; {@link Long#MAX_VALUE} when the queue is empty. */
    public long next() {
        Entry first = entries.peek();
        return first == null ? Long.MAX_VALUE : first.at();
    }

    /** Removes the next event and runs it. */
    public void run() {
        Entry first = entries.remove();
        first.step().run(first.at());
    }
}
