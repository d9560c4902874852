package io.rounds.credibility.flink;

import io.rounds.credibility.AccountActivity;
import io.rounds.credibility.AccountDay;
import io.rounds.credibility.AccountHistory;
import io.rounds.credibility.Ballot;
import io.rounds.credibility.Coordination;
import io.rounds.credibility.Days;
import io.rounds.credibility.Formula;
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

/** Keyed by account: aggregates its day, and at the end of the day emits what it votes on and the weight of its votes. */
final class AccountFunction extends KeyedCoProcessFunction<String, AccountActivity, Coordination, Ballot> {
    private static final long serialVersionUID = 1;

    private final Formula formula;
    private transient MapState<Long, AccountDay> days;
    private transient ValueState<AccountHistory> history;

    public AccountFunction(Formula formula) {
        this.formula = formula;
    }

    @Override
    public void open(OpenContext context) {
        days = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("days", Types.LONG, TypeInformation.of(AccountDay.class)));
        history = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("history", TypeInformation.of(AccountHistory.class)));
    }

    @Override
    public void processElement1(AccountActivity activity, Context context, Collector<Ballot> out) throws Exception {
        long day = DayTimers.open(activity.millis(), context.timerService());
        days.put(day, known(day, context.timerService()).plus(activity));
    }

    @Override
    public void processElement2(Coordination coordination, Context context, Collector<Ballot> out) throws Exception {
        long day = DayTimers.open(Days.end(coordination.day()), context.timerService());
        days.put(day, known(day, context.timerService()).plus(coordination));
    }

    /** The state of a day; the first access of a day sets its timer. */
    private AccountDay known(long day, TimerService timers) throws Exception {
        AccountDay known = days.get(day);
        if (known == null) {
            DayTimers.closeAtEnd(day, timers);
            return AccountDay.NONE;
        }
        return known;
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Ballot> out) throws Exception {
        long day = Days.of(timestamp);
        AccountDay closed = days.get(day);
        AccountHistory before = history.value();
        if (closed != null) {
            close(context.getCurrentKey(), day, closed, before, out, context.timerService());
        } else if (before != null && DayTimers.forget(before.day(), day, context.timerService())) {
            history.clear();
        }
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
