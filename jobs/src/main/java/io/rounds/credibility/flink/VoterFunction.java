package io.rounds.credibility.flink;

import io.rounds.credibility.AccountFacts;
import io.rounds.credibility.Ballot;
import io.rounds.credibility.CredibilityOptions;
import io.rounds.credibility.Days;
import io.rounds.credibility.Estimate;
import io.rounds.credibility.Scorer;
import io.rounds.credibility.Tally;
import io.rounds.credibility.Voter;
import io.rounds.model.Source;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Keyed by account: at the end of the day turns its ballot into votes, by what is known of the sources: in the first round
 * what is known beforehand, in each later one what the round before told it.
 */
public final class VoterFunction extends KeyedCoProcessFunction<String, Ballot, SourceEstimate, VoteEvent> {
    private static final long serialVersionUID = 1;

    /** What accounts show, in the last round. */
    public static final OutputTag<AccountFactsUpdate> FACTS = new OutputTag<>("facts", TypeInformation.of(AccountFactsUpdate.class));

    private final CredibilityOptions options;
    private final int round;
    private transient Scorer scorer;
    private transient DayBuffer<Ballot> ballots;
    private transient DayBuffer<SourceEstimate> told;
    private transient ValueState<Voter> voter;
    private transient ValueState<Long> lastDay;

    /** @param round from 0 */
    public VoterFunction(CredibilityOptions options, int round) {
        this.options = options;
        this.round = round;
    }

    private boolean isLast() {
        return round == options.formula().rounds() - 1;
    }

    @Override
    public void open(OpenContext context) {
        scorer = new Scorer(options.formula());
        ballots = new DayBuffer<>(getRuntimeContext(), "ballots", Ballot.class, Ballot::day);
        told = new DayBuffer<>(getRuntimeContext(), "told", SourceEstimate.class, SourceEstimate::day);
        voter = getRuntimeContext().getState(new ValueStateDescriptor<>("voter", TypeInformation.of(Voter.class)));
        lastDay = getRuntimeContext().getState(new ValueStateDescriptor<>("last-day", TypeInformation.of(Long.class)));
    }

    @Override
    public void processElement1(Ballot ballot, Context context, Collector<VoteEvent> out) throws Exception {
        ballots.add(ballot);
        context.timerService().registerEventTimeTimer(Days.end(ballot.day()));
    }

    @Override
    public void processElement2(SourceEstimate heard, Context context, Collector<VoteEvent> out) throws Exception {
        told.add(heard);
        context.timerService().registerEventTimeTimer(Days.end(heard.day()));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<VoteEvent> out) throws Exception {
        long day = Days.of(timestamp);
        Map<String, Estimate> estimates = new HashMap<>();
        for (SourceEstimate heard : told.take(day)) {
            estimates.put(heard.source(), heard.estimate());
        }
        for (Ballot ballot : ballots.take(day)) {
            DayTimers.forgetAfter(day, context.timerService());
            lastDay.update(day);
            cast(ballot, estimates, context, out);
        }
        Long last = lastDay.value();
        if (last != null && DayTimers.forget(last, day, context.timerService())) {
            voter.clear();
            lastDay.clear();
        }
    }

    private void cast(Ballot ballot, Map<String, Estimate> told, OnTimerContext context, Collector<VoteEvent> out)
            throws Exception {
        Voter before = voter.value();
        Voter.Cast cast =
                (before == null ? Voter.NEW : before).cast(ballot, source -> estimate(source, told), options.formula());
        voter.update(cast.voter());
        cast.votes().forEach(vote -> out.collect(new VoteEvent(ballot.account(), ballot.day(), vote)));
        if (isLast()) {
            AccountFacts facts = new AccountFacts(ballot.day(), cast.taste(), ballot.standing(), ballot.young());
            context.output(
                    FACTS, new AccountFactsUpdate(Source.account(ballot.account()).id(), facts));
        }
    }

    private Estimate estimate(String id, Map<String, Estimate> told) {
        if (round > 0) {
            return told.getOrDefault(id, Estimate.NOTHING);
        }
        Source source = Source.ofId(id);
        return source.kind() == Source.Kind.ACCOUNT
                ? Estimate.NOTHING
                : scorer.estimate(Tally.NONE, options.priors().find(source));
    }
}
