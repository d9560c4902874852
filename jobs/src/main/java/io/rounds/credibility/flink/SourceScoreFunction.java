package io.rounds.credibility.flink;

import io.rounds.credibility.AccountFacts;
import io.rounds.credibility.CredibilityOptions;
import io.rounds.credibility.Days;
import io.rounds.credibility.Score;
import io.rounds.credibility.Scorer;
import io.rounds.credibility.SourceDocuments;
import io.rounds.credibility.Tally;
import io.rounds.credibility.VoteChange;
import io.rounds.model.Document;
import io.rounds.model.Source;
import io.rounds.model.SourceRating;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Keyed by source: at the end of each day on which somebody shared the source, or on which the account posted, emits its
 * score, an entry of its history, and, of domains and channels, its new rating.
 */
final class SourceScoreFunction extends KeyedCoProcessFunction<String, VoteEvent, AccountFactsUpdate, Document> {
    private static final long serialVersionUID = 1;

    /** Ratings of domains and channels, which hold from the next day on. */
    public static final OutputTag<SourceRating> RATINGS =
            new OutputTag<>("ratings", TypeInformation.of(SourceRating.class));

    private final CredibilityOptions options;
    private transient Scorer scorer;
    private transient DayBuffer<VoteEvent> votes;
    private transient DayBuffer<AccountFactsUpdate> updates;
    private transient ValueState<Tally> tally;
    private transient ValueState<AccountFacts> facts;

    public SourceScoreFunction(CredibilityOptions options) {
        this.options = options;
    }

    @Override
    public void open(OpenContext context) {
        scorer = new Scorer(options.formula());
        votes = new DayBuffer<>(getRuntimeContext(), "votes", VoteEvent.class, VoteEvent::day);
        updates = new DayBuffer<>(getRuntimeContext(), "updates", AccountFactsUpdate.class, update -> update.facts()
                .day());
        tally = getRuntimeContext().getState(new ValueStateDescriptor<>("tally", TypeInformation.of(Tally.class)));
        facts = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("facts", TypeInformation.of(AccountFacts.class)));
    }

    @Override
    public void processElement1(VoteEvent vote, Context context, Collector<Document> out) throws Exception {
        votes.add(vote);
        context.timerService().registerEventTimeTimer(Days.end(vote.day()));
    }

    @Override
    public void processElement2(AccountFactsUpdate update, Context context, Collector<Document> out) throws Exception {
        updates.add(update);
        context.timerService().registerEventTimeTimer(Days.end(update.facts().day()));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Document> out) throws Exception {
        long day = Days.of(timestamp);
        List<VoteChange> changes =
                votes.take(day).stream().map(VoteEvent::change).toList();
        List<AccountFactsUpdate> updated = updates.take(day);
        Tally before = tally.value();
        if (!changes.isEmpty() || !updated.isEmpty()) {
            Tally after = (before == null ? Tally.NONE : before).with(day, changes, options.formula());
            tally.update(after);
            for (AccountFactsUpdate update : updated) {
                facts.update(update.facts());
            }
            DayTimers.forgetAfter(day, context.timerService());
            write(Source.ofId(context.getCurrentKey()), day, after, context, out);
        } else if (before != null && DayTimers.forget(before.day(), day, context.timerService())) {
            tally.clear();
            facts.clear();
        }
    }

    private void write(Source source, long day, Tally after, OnTimerContext context, Collector<Document> out)
            throws Exception {
        Score score = source.kind() == Source.Kind.ACCOUNT
                ? scorer.score(after, facts.value())
                : scorer.score(after, options.priors().find(source));
        out.collect(SourceDocuments.now(source, day, after, score, options.formula()));
        out.collect(SourceDocuments.day(source, day, after, score, options.formula()));
        if (source.kind() != Source.Kind.ACCOUNT) {
            context.output(RATINGS, new SourceRating(source.id(), day + 1, score.rating(), score.score()));
        }
    }
}
