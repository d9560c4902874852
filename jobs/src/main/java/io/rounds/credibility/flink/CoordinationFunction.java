package io.rounds.credibility.flink;

import io.rounds.credibility.Coordination;
import io.rounds.credibility.CoordinationDetector;
import io.rounds.credibility.Days;
import io.rounds.credibility.Formula;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.List;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Keyed by link: buffers the shares of a day, and emits at its end who shared the link soon after whom. */
final class CoordinationFunction extends KeyedProcessFunction<Long, LinkShare, Coordination> {
    private static final long serialVersionUID = 1;

    private final Formula formula;
    private transient DayBuffer<SharedOnDay> shares;
    /** The links that have a timer, by day: on RocksDB a set on the heap costs far less than setting a timer again. */
    private transient TreeMap<Long, LongOpenHashSet> timed;

    /**
     * A share and the day it counts for.
     *
     * @param day days since 1970-01-01
     */
    public record SharedOnDay(long day, CoordinationDetector.Share share) {}

    public CoordinationFunction(Formula formula) {
        this.formula = formula;
    }

    @Override
    public void open(OpenContext context) {
        shares = new DayBuffer<>(getRuntimeContext(), "shares", SharedOnDay.class, SharedOnDay::day);
        timed = new TreeMap<>();
    }

    @Override
    public void processElement(LinkShare share, Context context, Collector<Coordination> out) throws Exception {
        long day = DayTimers.open(share.millis(), context.timerService());
        if (timed.computeIfAbsent(day, first -> new LongOpenHashSet()).add(share.link())) {
            DayTimers.closeAtEnd(day, context.timerService());
        }
        shares.add(new SharedOnDay(day, new CoordinationDetector.Share(share.account(), share.millis())));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Coordination> out) throws Exception {
        long day = Days.of(timestamp);
        timed.headMap(day, true).clear();
        List<CoordinationDetector.Share> today =
                shares.take(day).stream().map(SharedOnDay::share).toList();
        CoordinationDetector.detect(day, today, formula).forEach(out::collect);
    }
}
