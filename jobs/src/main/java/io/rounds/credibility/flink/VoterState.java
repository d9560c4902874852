package io.rounds.credibility.flink;

import io.rounds.credibility.AccountFacts;
import io.rounds.credibility.Ballot;
import io.rounds.credibility.Days;
import io.rounds.credibility.Estimate;
import io.rounds.credibility.Formula;
import io.rounds.credibility.Voter;
import io.rounds.model.Source;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.util.Collector;

/** The ballots and votes of the current account in one round of the flow of trust. */
final class VoterState {
    private final Formula formula;
    private final DayBuffer<Ballot> ballots;
    private final ValueState<Voter> voter;
    private final ValueState<Long> lastDay;

    VoterState(RuntimeContext context, Formula formula) {
        this.formula = formula;
        ballots = new DayBuffer<>(context, "ballots", Ballot.class, Ballot::day);
        voter = context.getState(new ValueStateDescriptor<>("voter", TypeInformation.of(Voter.class)));
        lastDay = context.getState(new ValueStateDescriptor<>("last-day", TypeInformation.of(Long.class)));
    }

    /** Buffers a ballot until its day is over. */
    void add(Ballot ballot, TimerService timers) throws Exception {
        ballots.add(ballot);
        timers.registerEventTimeTimer(Days.end(ballot.day()));
    }

    /**
     * Turns the ballots of a day that is over into votes.
     *
     * @param estimates of sources, by id
     * @param facts receives the facts of the account
     */
    void closeDay(
            long day,
            Function<String, Estimate> estimates,
            TimerService timers,
            Collector<VoteEvent> out,
            Consumer<AccountFactsUpdate> facts)
            throws Exception {
        for (Ballot ballot : ballots.take(day)) {
            DayTimers.forgetAfter(day, timers);
            lastDay.update(day);
            Voter before = voter.value();
            Voter.Outcome outcome = (before == null ? Voter.NEW : before).cast(ballot, estimates, formula);
            voter.update(outcome.voter());
            outcome.changes().forEach(change -> out.collect(new VoteEvent(ballot.account(), ballot.day(), change)));
            facts.accept(new AccountFactsUpdate(
                    Source.account(ballot.account()).id(),
                    new AccountFacts(ballot.day(), outcome.sharing(), ballot.standing(), ballot.young())));
        }
        Long last = lastDay.value();
        if (last != null && DayTimers.forget(last, day, timers)) {
            voter.clear();
            lastDay.clear();
        }
    }
}
