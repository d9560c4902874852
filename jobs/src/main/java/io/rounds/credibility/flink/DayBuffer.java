package io.rounds.credibility.flink;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * The records of the current key that are buffered until the end of their day.
 *
 * @param <T> type of the records
 */
final class DayBuffer<T> {
    private final ListState<T> buffered;
    private final ToLongFunction<T> dayOf;

    /** @param name of the state */
    DayBuffer(RuntimeContext context, String name, Class<T> type, ToLongFunction<T> dayOf) {
        buffered = context.getListState(new ListStateDescriptor<>(name, TypeInformation.of(type)));
        this.dayOf = dayOf;
    }

    void add(T value) throws Exception {
        buffered.add(value);
    }

    /** Removes and returns the records of this day and earlier ones; later days may have begun before it was over. */
    List<T> take(long day) throws Exception {
        List<T> taken = new ArrayList<>();
        List<T> remaining = new ArrayList<>();
        for (T value : buffered.get()) {
            (dayOf.applyAsLong(value) <= day ? taken : remaining).add(value);
        }
        if (remaining.isEmpty()) {
            buffered.clear();
        } else if (!taken.isEmpty()) {
            buffered.update(remaining);
        }
        return taken;
    }
}
