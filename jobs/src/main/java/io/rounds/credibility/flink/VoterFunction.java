package io.rounds.credibility.flink;

import io.rounds.credibility.Ballot;
import io.rounds.credibility.Days;
import io.rounds.credibility.Estimate;
import io.rounds.credibility.Formula;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Keyed by account, in all rounds after the first: at the end of the day turns its ballot into votes by the estimates of the
 * round before.
 */
final class VoterFunction extends KeyedCoProcessFunction<String, Ballot, SourceEstimate, VoteEvent> {
    private static final long serialVersionUID = 1;

    /** Facts of accounts. */
    public static final OutputTag<AccountFactsUpdate> FACTS =
            new OutputTag<>("facts", TypeInformation.of(AccountFactsUpdate.class));

    private final Formula formula;
    private transient VoterState state;
    private transient DayBuffer<SourceEstimate> estimates;

    public VoterFunction(Formula formula) {
        this.formula = formula;
    }

    @Override
    public void open(OpenContext context) {
        state = new VoterState(getRuntimeContext(), formula);
        estimates = new DayBuffer<>(getRuntimeContext(), "estimates", SourceEstimate.class, SourceEstimate::day);
    }

    @Override
    public void processElement1(Ballot ballot, Context context, Collector<VoteEvent> out) throws Exception {
        state.add(ballot, context.timerService());
    }

    @Override
    public void processElement2(SourceEstimate estimate, Context context, Collector<VoteEvent> out) throws Exception {
        estimates.add(estimate);
        context.timerService().registerEventTimeTimer(Days.end(estimate.day()));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<VoteEvent> out) throws Exception {
        long day = Days.of(timestamp);
        Map<String, Estimate> bySource = new HashMap<>();
        for (SourceEstimate received : estimates.take(day)) {
            bySource.put(received.source(), received.estimate());
        }
        state.closeDay(
                day,
                source -> bySource.getOrDefault(source, Estimate.UNKNOWN),
                context.timerService(),
                out,
                facts -> context.output(FACTS, facts));
    }
}
