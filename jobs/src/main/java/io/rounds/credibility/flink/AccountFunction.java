package io.rounds.credibility.flink;

import io.rounds.credibility.AccountActivity;
import io.rounds.credibility.AccountDay;
import io.rounds.credibility.AccountHistory;
import io.rounds.credibility.Ballot;
import io.rounds.credibility.Coordination;
import io.rounds.credibility.Days;
import io.rounds.credibility.Formula;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Keyed by account: aggregates its day, and at the end of the day emits what it votes on and the weight of its votes.
 *
 * <p>The day of an account is kept in hand between two checkpoints, since on RocksDB reading and writing it for each tweet costs more
 * than the rest of credibility; {@link AccountOperator} writes the days in hand to the state.
 */
final class AccountFunction extends KeyedCoProcessFunction<String, AccountActivity, Coordination, Ballot> {
    private static final long serialVersionUID = 1;

    /** Accounts in hand at most, some 1 kB each. */
    private static final int MAX_IN_HAND = 20_000;

    private final Formula formula;
    private transient Map<String, OpenDay> inHand;
    private transient MapState<Long, AccountDay> days;
    private transient ValueState<AccountHistory> history;

    private record OpenDay(long day, AccountDay sums) {}

    public AccountFunction(Formula formula) {
        this.formula = formula;
    }

    @Override
    public void open(OpenContext context) {
        inHand = new HashMap<>();
        days = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("days", Types.LONG, TypeInformation.of(AccountDay.class)));
        history = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("history", TypeInformation.of(AccountHistory.class)));
    }

    @Override
    public void processElement1(AccountActivity activity, Context context, Collector<Ballot> out) throws Exception {
        long day = DayTimers.open(activity.millis(), context.timerService());
        String account = context.getCurrentKey();
        keep(account, day, known(account, day, context.timerService()).plus(activity));
    }

    @Override
    public void processElement2(Coordination coordination, Context context, Collector<Ballot> out) throws Exception {
        long day = DayTimers.open(Days.end(coordination.day()), context.timerService());
        String account = context.getCurrentKey();
        keep(account, day, known(account, day, context.timerService()).plus(coordination));
    }

    /** The state of a day; the first access of a day sets its timer. */
    private AccountDay known(String account, long day, TimerService timers) throws Exception {
        OpenDay open = inHand.get(account);
        if (open != null && open.day() == day) {
            return open.sums();
        }
        AccountDay known = days.get(day);
        if (known == null) {
            DayTimers.closeAtEnd(day, timers);
            return AccountDay.NONE;
        }
        return known;
    }

    private void keep(String account, long day, AccountDay sums) throws Exception {
        OpenDay before = inHand.put(account, new OpenDay(day, sums));
        if (before != null && before.day() != day) {
            days.put(before.day(), before.sums());
        }
    }

    /** Whether there are so many days in hand that they have to be written. */
    boolean isFull() {
        return inHand.size() >= MAX_IN_HAND;
    }

    /**
     * Writes the days in hand to the state.
     *
     * @param key makes an account the current key
     */
    void writeBack(Consumer<String> key) throws Exception {
        for (Map.Entry<String, OpenDay> entry : inHand.entrySet()) {
            key.accept(entry.getKey());
            days.put(entry.getValue().day(), entry.getValue().sums());
        }
        inHand.clear();
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Ballot> out) throws Exception {
        long day = Days.of(timestamp);
        AccountDay closed = taken(context.getCurrentKey(), day);
        AccountHistory before = history.value();
        if (closed != null) {
            close(context.getCurrentKey(), day, closed, before, out, context.timerService());
        } else if (before != null && DayTimers.forget(before.day(), day, context.timerService())) {
            history.clear();
        }
    }

    private @Nullable AccountDay taken(String account, long day) throws Exception {
        OpenDay open = inHand.get(account);
        if (open == null || open.day() != day) {
            return days.get(day);
        }
        inHand.remove(account);
        return open.sums();
    }

    private void close(
            String account,
            long day,
            AccountDay closed,
            @Nullable AccountHistory before,
            Collector<Ballot> out,
            TimerService timers)
            throws Exception {
        AccountHistory after = (before == null ? AccountHistory.startingOn(day) : before).with(day, closed, formula);
        history.update(after);
        days.remove(day);
        DayTimers.forgetAfter(day, timers);
        out.collect(after.ballot(account, closed, formula));
    }
}
