package io.rounds.credibility.flink;

import io.rounds.credibility.Ballot;
import io.rounds.credibility.CredibilityOptions;
import io.rounds.credibility.Days;
import io.rounds.credibility.Estimate;
import io.rounds.credibility.Scorer;
import io.rounds.credibility.Tally;
import io.rounds.model.Source;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Keyed by account, in the first round: at the end of the day turns its ballot into votes by the priors of the sources. */
final class FirstVoterFunction extends KeyedProcessFunction<String, Ballot, VoteEvent> {
    private static final long serialVersionUID = 1;

    private final CredibilityOptions options;
    private transient Scorer scorer;
    private transient VoterState state;

    public FirstVoterFunction(CredibilityOptions options) {
        this.options = options;
    }

    @Override
    public void open(OpenContext context) {
        scorer = new Scorer(options.formula());
        state = new VoterState(getRuntimeContext(), options.formula());
    }

    @Override
    public void processElement(Ballot ballot, Context context, Collector<VoteEvent> out) throws Exception {
        state.add(ballot, context.timerService());
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<VoteEvent> out) throws Exception {
        state.closeDay(
                Days.of(timestamp),
                this::estimate,
                context.timerService(),
                out,
                facts -> context.output(VoterFunction.FACTS, facts));
    }

    private Estimate estimate(String id) {
        Source source = Source.ofId(id);
        return source.kind() == Source.Kind.ACCOUNT
                ? Estimate.UNKNOWN
                : scorer.estimate(Tally.NONE, options.priors().find(source));
    }
}
