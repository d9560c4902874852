package io.rounds.credibility.flink;

import io.rounds.credibility.CredibilityOptions;
import io.rounds.credibility.Days;
import io.rounds.credibility.Estimate;
import io.rounds.credibility.Scorer;
import io.rounds.credibility.Tally;
import io.rounds.credibility.VoteChange;
import io.rounds.model.Source;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Keyed by domain or channel: at the end of the day emits its estimate in this round to all accounts that shared it. */
final class SourceEstimateFunction extends KeyedProcessFunction<String, VoteEvent, SourceEstimate> {
    private static final long serialVersionUID = 1;

    private final CredibilityOptions options;
    private transient Scorer scorer;
    private transient DayBuffer<VoteEvent> votes;
    private transient ValueState<Tally> tally;

    public SourceEstimateFunction(CredibilityOptions options) {
        this.options = options;
    }

    @Override
    public void open(OpenContext context) {
        scorer = new Scorer(options.formula());
        votes = new DayBuffer<>(getRuntimeContext(), "votes", VoteEvent.class, VoteEvent::day);
        tally = getRuntimeContext().getState(new ValueStateDescriptor<>("tally", TypeInformation.of(Tally.class)));
    }

    @Override
    public void processElement(VoteEvent vote, Context context, Collector<SourceEstimate> out) throws Exception {
        votes.add(vote);
        context.timerService().registerEventTimeTimer(Days.end(vote.day()));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<SourceEstimate> out) throws Exception {
        long day = Days.of(timestamp);
        List<VoteEvent> today = votes.take(day);
        Tally before = tally.value();
        if (!today.isEmpty()) {
            List<VoteChange> changes = today.stream().map(VoteEvent::change).toList();
            Tally after = (before == null ? Tally.NONE : before).with(day, changes, options.formula());
            tally.update(after);
            DayTimers.forgetAfter(day, context.timerService());
            emit(context.getCurrentKey(), after, today, out);
        } else if (before != null && DayTimers.forget(before.day(), day, context.timerService())) {
            tally.clear();
        }
    }

    private void emit(String source, Tally after, List<VoteEvent> today, Collector<SourceEstimate> out) {
        Estimate estimate = scorer.estimate(after, options.priors().find(Source.ofId(source)));
        for (VoteEvent vote : today) {
            if (vote.change().cast() != null) {
                out.collect(new SourceEstimate(vote.account(), vote.day(), source, estimate));
            }
        }
    }
}
