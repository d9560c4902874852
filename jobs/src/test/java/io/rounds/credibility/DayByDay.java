package io.rounds.credibility;

import io.rounds.model.Source;
import io.rounds.model.Tweet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The whole analysis without Flink: a day's tweets in, tallies and scores out. */
public final class DayByDay {
    private final Formula formula;
    private final Scorer scorer;
    private final Function<String, @Nullable Prior> priors;
    private final Map<String, AccountHistory> histories = new HashMap<>();
    private final List<Map<String, Voter>> voters = new ArrayList<>();
    private final List<Map<String, Tally>> tallies = new ArrayList<>();
    private final Map<String, AccountFacts> facts = new HashMap<>();
    private long today = Long.MIN_VALUE;

    public DayByDay(Formula formula, Function<String, @Nullable Prior> priors) {
        this.formula = formula;
        this.priors = priors;
        scorer = new Scorer(formula);
        IntStream.range(0, formula.rounds()).forEach(round -> {
            voters.add(new HashMap<>());
            tallies.add(new HashMap<>());
        });
    }

    /** Processes a day; days must come in order. */
    public void close(long day, Collection<Tweet> tweets) {
        today = day;
        Map<String, AccountDay> accounts = new HashMap<>();
        Map<String, List<CoordinationDetector.Share>> links = new HashMap<>();
        for (Tweet tweet : tweets) {
            AccountActivity activity = AccountActivity.of(tweet);
            accounts.merge(activity.account(), AccountDay.NONE.plus(activity), (known, first) -> known.plus(activity));
            if (!tweet.isRepost()) {
                CoordinationDetector.Share share = new CoordinationDetector.Share(activity.account(), activity.millis());
                tweet.links().forEach(link -> links.computeIfAbsent(link.canonical(), canonical -> new ArrayList<>())
                        .add(share));
            }
        }
        for (List<CoordinationDetector.Share> shares : links.values()) {
            for (Coordination coordination : CoordinationDetector.detect(day, shares, formula)) {
                accounts.computeIfPresent(coordination.account(), (account, done) -> done.plus(coordination));
            }
        }
        List<Ballot> ballots = new ArrayList<>();
        accounts.forEach((account, done) -> ballots.add(close(account, day, done)));
        for (int round = 0; round < formula.rounds(); round++) {
            vote(round, ballots);
        }
    }

    private Ballot close(String account, long day, AccountDay done) {
        AccountHistory before = histories.getOrDefault(account, AccountHistory.startingOn(day));
        AccountHistory after = before.with(day, done, formula);
        histories.put(account, after);
        return after.ballot(account, done, formula);
    }

    private void vote(int round, List<Ballot> ballots) {
        Map<String, List<VoteChange>> votes = new HashMap<>();
        for (Ballot ballot : ballots) {
            Voter before = voters.get(round).getOrDefault(ballot.account(), Voter.NEW);
            Voter.Outcome outcome = before.cast(ballot, source -> estimate(round - 1, source), formula);
            voters.get(round).put(ballot.account(), outcome.voter());
            outcome.changes().forEach(change -> votes.computeIfAbsent(change.source(), source -> new ArrayList<>())
                    .add(change));
            if (round == formula.rounds() - 1) {
                facts.put(
                        ballot.account(),
                        new AccountFacts(ballot.day(), outcome.sharing(), ballot.standing(), ballot.young()));
            }
        }
        Map<String, Tally> sums = tallies.get(round);
        votes.forEach((source, cast) ->
                sums.put(source, sums.getOrDefault(source, Tally.NONE).with(today, cast, formula)));
    }

    /** What a round of the flow says about a source; round -1 is the priors. */
    private Estimate estimate(int round, String id) {
        Source source = Source.ofId(id);
        Tally tally = round < 0 ? Tally.NONE : tally(round, id);
        return source.kind() == Source.Kind.ACCOUNT
                ? Estimate.UNKNOWN
                : scorer.estimate(tally, priors.apply(source.name()));
    }

    private Tally tally(int round, String id) {
        return tallies.get(round).getOrDefault(id, Tally.NONE).at(today, formula);
    }

    Tally tally(String id) {
        return tally(formula.rounds() - 1, id);
    }

    Score domain(String name) {
        return score(Source.domain(name).id());
    }

    Score account(Person person) {
        return score(Source.account(person.id()).id());
    }

    public Score score(String id) {
        Source source = Source.ofId(id);
        return source.kind() == Source.Kind.ACCOUNT
                ? scorer.score(tally(id), facts.get(source.name()))
                : scorer.score(tally(id), priors.apply(source.name()));
    }

    public List<String> sources() {
        return tallies.get(formula.rounds() - 1).keySet().stream().sorted().toList();
    }
}
