package io.rounds.credibility;

import io.rounds.model.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The current votes of an account in one round of the flow of trust. Trust flows from the sources that are known
 * to the accounts that share them and on to what else these share, as in TrustRank (Gyöngyi et al., VLDB 2004) and
 * EigenTrust (Kamvar et al., WWW 2003), but for a fixed number of rounds: each round uses the estimates of the
 * round before.
 *
 * <p>The sharing profile of an account is the mean credibility of the sources it shares. It gives the direction of the vote
 * for each source, with the source itself left out, so that no source vouches for itself. A repost of an account can only
 * be a vote in its favour, since nobody chooses by whom they are reposted.
 *
 * @param votes in order of sources, at most {@link #MAX_VOTES}; beyond that the oldest votes are withdrawn
 */
public record Voter(List<PreviousVote> votes) {
    /** Limit of the current votes of an account. */
    public static final int MAX_VOTES = 256;

    /** Before the first vote. */
    public static final Voter NEW = new Voter(List.of());

    /** After this many days a vote is dropped: next to nothing of it is left. */
    private static final int MAX_AGE_DAYS = 400;

    private static final Comparator<PreviousVote> OLDEST_FIRST =
            Comparator.comparingLong((PreviousVote previous) -> previous.vote().day()).thenComparing(PreviousVote::source);

    /**
     * The outcome of a ballot.
     *
     * @param voter with the current votes
     * @param changes of the votes for sources
     * @param sharing the profile that gave the votes their direction, with all sources
     */
    public record Outcome(Voter voter, List<VoteChange> changes, SharingProfile sharing) {}

    /**
     * Casts the votes of a day.
     *
     * @param estimates of sources by the round before, by source id
     */
    public Outcome cast(Ballot ballot, Function<String, Estimate> estimates, Formula formula) {
        Map<String, PreviousVote> all = new TreeMap<>();
        for (PreviousVote known : votes) {
            if (ballot.day() - known.vote().day() <= MAX_AGE_DAYS) {
                all.put(known.source(), known);
            }
        }
        Map<String, Estimate> today = ballot.choices().stream()
                .collect(Collectors.toMap(Choice::source, choice -> estimates.apply(choice.source())));
        SharingProfile sharing = profile(all, today, ballot.day(), formula);
        List<VoteChange> changes = new ArrayList<>();
        for (Choice choice : ballot.choices()) {
            Estimate estimate = today.getOrDefault(choice.source(), Estimate.UNKNOWN);
            double informativeness = estimate.informativeness(formula);
            SharingProfile rest = isAccount(choice.source()) ? sharing : sharing.without(informativeness, estimate.mean());
            Vote vote = vote(ballot, choice, rest, formula);
            PreviousVote before = all.put(choice.source(), new PreviousVote(choice.source(), estimate.mean(), informativeness, vote));
            changes.add(new VoteChange(choice.source(), vote, before == null ? null : before.vote()));
        }
        return new Outcome(new Voter(newest(all, changes)), changes, sharing);
    }

    /** Old votes count as far as they have not decayed, those of today, whose estimates are new, in full. */
    private static SharingProfile profile(Map<String, PreviousVote> old, Map<String, Estimate> today, long day, Formula formula) {
        double observations = 0;
        double good = 0;
        for (PreviousVote known : old.values()) {
            if (!today.containsKey(known.source()) && !isAccount(known.source())) {
                long left = FixedPoint.decay(FixedPoint.ONE, day - known.vote().day(), formula);
                double share = FixedPoint.votes(left) * known.informativeness();
                observations += share;
                good += share * known.mean();
            }
        }
        for (Map.Entry<String, Estimate> entry : new TreeMap<>(today).entrySet()) {
            if (!isAccount(entry.getKey())) {
                double share = entry.getValue().informativeness(formula);
                observations += share;
                good += share * entry.getValue().mean();
            }
        }
        return new SharingProfile(observations, good);
    }

    private static boolean isAccount(String source) {
        return Source.ofId(source).kind() == Source.Kind.ACCOUNT;
    }

    private static Vote vote(Ballot ballot, Choice choice, SharingProfile sharing, Formula formula) {
        double favour = sharing.favour(formula);
        double trust = formula.direction().doubtWeight() + (1 - formula.direction().doubtWeight()) * favour;
        double weight = choice.weight() * sharing.known(formula) * trust;
        long counted = FixedPoint.of(isAccount(choice.source()) ? weight * Math.max(0, 2 * favour - 1) : weight);
        return new Vote(
                ballot.day(),
                new VoteSum(counted, isAccount(choice.source()) ? counted : Math.round(counted * favour)),
                choice.origin(),
                ballot.young(),
                ballot.coordinated(),
                choice.paper());
    }

    private static List<PreviousVote> newest(Map<String, PreviousVote> all, List<VoteChange> changes) {
        if (all.size() <= MAX_VOTES) {
            return List.copyOf(all.values());
        }
        List<PreviousVote> byAge = new ArrayList<>(all.values());
        byAge.sort(OLDEST_FIRST);
        for (PreviousVote oldest : byAge.subList(0, all.size() - MAX_VOTES)) {
            all.remove(oldest.source());
            changes.add(new VoteChange(oldest.source(), null, oldest.vote()));
        }
        return List.copyOf(all.values());
    }
}
