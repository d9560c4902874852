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
 * The votes that an account has in force, in one round of the flow of trust. Trust flows from the sources that are known
 * to the accounts that share them and on to what else these share, as in TrustRank (Gyöngyi et al., VLDB 2004) and
 * EigenTrust (Kamvar et al., WWW 2003), but a fixed number of times: each round takes what the round before found out
 * about the sources.
 *
 * <p>An account's taste is the mean credibility of the sources it shares. It directs the vote for each source, the
 * source itself left out, so that no source speaks for itself. Who reposts an account can only speak for it, since nobody
 * chooses by whom to be reposted.
 *
 * @param held in order of sources, at most {@link #MOST}; when it is more, the oldest votes are withdrawn
 */
public record Voter(List<PreviousVote> held) {
    /** How many votes an account has in force. */
    public static final int MOST = 256;

    /** Nothing yet. */
    public static final Voter NEW = new Voter(List.of());

    /** After so many days a vote is as good as faded. */
    private static final int FORGOTTEN_DAYS = 400;

    private static final Comparator<PreviousVote> OLDEST_FIRST =
            Comparator.comparingLong((PreviousVote held) -> held.opinion().day()).thenComparing(PreviousVote::source);

    /**
     * What follows from a ballot.
     *
     * @param voter the votes now in force
     * @param votes what changes for the sources
     * @param taste by which they were directed, nothing left out
     */
    public record Cast(Voter voter, List<VoteChange> votes, SharingProfile taste) {}

    /**
     * Casts the votes of a day.
     *
     * @param estimates what the round before says of a source, by id
     */
    public Cast cast(Ballot ballot, Function<String, Estimate> estimates, Formula formula) {
        Map<String, PreviousVote> all = new TreeMap<>();
        for (PreviousVote known : held) {
            if (ballot.day() - known.opinion().day() <= FORGOTTEN_DAYS) {
                all.put(known.source(), known);
            }
        }
        Map<String, Estimate> today = ballot.choices().stream()
                .collect(Collectors.toMap(Choice::source, choice -> estimates.apply(choice.source())));
        SharingProfile taste = taste(all, today, ballot.day(), formula);
        List<VoteChange> votes = new ArrayList<>();
        for (Choice choice : ballot.choices()) {
            Estimate estimate = today.getOrDefault(choice.source(), Estimate.NOTHING);
            double telling = estimate.telling(formula);
            SharingProfile rest = isAccount(choice.source()) ? taste : taste.without(telling, estimate.mean());
            Vote opinion = opinion(ballot, choice, rest, formula);
            PreviousVote before = all.put(choice.source(), new PreviousVote(choice.source(), estimate.mean(), telling, opinion));
            votes.add(new VoteChange(choice.source(), opinion, before == null ? null : before.opinion()));
        }
        return new Cast(new Voter(newest(all, votes)), votes, taste);
    }

    /** Old votes count by how much they have faded, those of today, whose estimates are new, in full. */
    private static SharingProfile taste(Map<String, PreviousVote> old, Map<String, Estimate> today, long day, Formula formula) {
        double observations = 0;
        double good = 0;
        for (PreviousVote known : old.values()) {
            if (!today.containsKey(known.source()) && !isAccount(known.source())) {
                long left = FixedPoint.fade(FixedPoint.ONE, day - known.opinion().day(), formula);
                double share = FixedPoint.votes(left) * known.telling();
                observations += share;
                good += share * known.mean();
            }
        }
        for (Map.Entry<String, Estimate> entry : new TreeMap<>(today).entrySet()) {
            if (!isAccount(entry.getKey())) {
                double share = entry.getValue().telling(formula);
                observations += share;
                good += share * entry.getValue().mean();
            }
        }
        return new SharingProfile(observations, good);
    }

    private static boolean isAccount(String source) {
        return Source.ofId(source).kind() == Source.Kind.ACCOUNT;
    }

    private static Vote opinion(Ballot ballot, Choice choice, SharingProfile taste, Formula formula) {
        double favour = taste.favour(formula);
        double trust = formula.doubtWeight() + (1 - formula.doubtWeight()) * favour;
        double weight = choice.weight() * taste.known(formula) * trust;
        long counted = FixedPoint.of(isAccount(choice.source()) ? weight * Math.max(0, 2 * favour - 1) : weight);
        return new Vote(
                ballot.day(),
                new VoteSum(counted, isAccount(choice.source()) ? counted : Math.round(counted * favour)),
                choice.origin(),
                ballot.young(),
                ballot.concert(),
                choice.paper());
    }

    private static List<PreviousVote> newest(Map<String, PreviousVote> all, List<VoteChange> votes) {
        if (all.size() <= MOST) {
            return List.copyOf(all.values());
        }
        List<PreviousVote> byAge = new ArrayList<>(all.values());
        byAge.sort(OLDEST_FIRST);
        for (PreviousVote oldest : byAge.subList(0, all.size() - MOST)) {
            all.remove(oldest.source());
            votes.add(new VoteChange(oldest.source(), null, oldest.opinion()));
        }
        return List.copyOf(all.values());
    }
}
