package io.rounds.credibility.flink;

import io.rounds.credibility.CredibilityOptions;
import io.rounds.credibility.Days;
import io.rounds.credibility.Estimate;
import io.rounds.credibility.Scorer;
import io.rounds.credibility.Tally;
import io.rounds.credibility.Vote;
import io.rounds.model.Source;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Keyed by domain or channel: at the end of the day tells all accounts that shared it how credible it is in this round. */
public final class TallyKeeper extends KeyedProcessFunction<String, CastVote, Told> {
    private static final long serialVersionUID = 1;

    private final CredibilityOptions options;
    private transient Scorer scorer;
    private transient DayBuffer<CastVote> votes;
    private transient ValueState<Tally> tally;

    public TallyKeeper(CredibilityOptions options) {
        this.options = options;
    }

    @Override
    public void open(OpenContext context) {
        scorer = new Scorer(options.formula());
        votes = new DayBuffer<>(getRuntimeContext(), "votes", CastVote.class, CastVote::day);
        tally = getRuntimeContext().getState(new ValueStateDescriptor<>("tally", TypeInformation.of(Tally.class)));
    }

    @Override
    public void processElement(CastVote vote, Context context, Collector<Told> out) throws Exception {
        votes.add(vote);
        context.timerService().registerEventTimeTimer(Days.end(vote.day()));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Told> out) throws Exception {
        long day = Days.of(timestamp);
        List<CastVote> today = votes.take(day);
        Tally before = tally.value();
        if (!today.isEmpty()) {
            List<Vote> cast = today.stream().map(CastVote::vote).toList();
            Tally after = (before == null ? Tally.NONE : before).with(day, cast, options.formula());
            tally.update(after);
            DayTimers.forgetAfter(day, context.timerService());
            tell(context.getCurrentKey(), after, today, out);
        } else if (before != null && DayTimers.forget(before.day(), day, context.timerService())) {
            tally.clear();
        }
    }

    private void tell(String source, Tally after, List<CastVote> today, Collector<Told> out) {
        Estimate estimate = scorer.estimate(after, options.priors().find(Source.ofId(source)));
        for (CastVote vote : today) {
            if (vote.vote().cast() != null) {
                out.collect(new Told(vote.account(), vote.day(), source, estimate));
            }
        }
    }
}
