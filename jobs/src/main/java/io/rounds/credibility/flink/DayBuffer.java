package io.rounds.credibility.flink;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * What came for the current key and waits for the end of its day.
 *
 * @param <T> with a day of its own
 */
final class DayBuffer<T> {
    private final ListState<T> waiting;
    private final ToLongFunction<T> dayOf;

    /** @param name of the state */
    DayBuffer(RuntimeContext context, String name, Class<T> type, ToLongFunction<T> dayOf) {
        waiting = context.getListState(new ListStateDescriptor<>(name, TypeInformation.of(type)));
        this.dayOf = dayOf;
    }

    void add(T value) throws Exception {
        waiting.add(value);
    }

    /** Takes out what is of this day or an earlier one; later days may have begun before it was over. */
    List<T> take(long day) throws Exception {
        List<T> taken = new ArrayList<>();
        List<T> left = new ArrayList<>();
        for (T value : waiting.get()) {
            (dayOf.applyAsLong(value) <= day ? taken : left).add(value);
        }
        if (left.isEmpty()) {
            waiting.clear();
        } else if (!taken.isEmpty()) {
            waiting.update(left);
        }
        return taken;
    }
}
