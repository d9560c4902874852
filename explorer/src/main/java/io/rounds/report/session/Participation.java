package io.rounds.report.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who tweeted when in a session, as far as the source has its tweets. Unlike sums, it identifies people across minutes
 * and sessions.
 */
public final class Participation {
    private final List<Contribution> contributions = new ArrayList<>();

    /**
     * A tweet without its content.
     *
     * @param author unique across networks, {@code x:123}
     * @param followers null where unknown
     */
    record Contribution(Instant at, String author, @Nullable Integer followers) {}

    /** Adds a tweet, in chronological order. */
    void add(Contribution contribution) {
        contributions.add(contribution);
    }

    List<Contribution> contributions() {
        return List.copyOf(contributions);
    }

    /** The number of tweets. */
    int tweets() {
        return contributions.size();
    }

    public Set<String> authors() {
        Set<String> authors = new HashSet<>();
        contributions.forEach(contribution -> authors.add(contribution.author()));
        return authors;
    }

    /** Distinct authors in each bin. */
    public long[] active(TimeBins bins) {
        List<Set<String>> authors = new ArrayList<>();
        for (int i = 0; i < bins.count(); i++) {
            authors.add(new HashSet<>());
        }
        contributions.forEach(contribution -> authors.get(bins.of(contribution.at())).add(contribution.author()));
        return authors.stream().mapToLong(Set::size).toArray();
    }

    /** Distinct authors from the start of the session to the end of each bin. */
    public long[] joined(TimeBins bins) {
        long[] joined = new long[bins.count()];
        Set<String> seen = new HashSet<>();
        for (Contribution contribution : contributions) {
            if (seen.add(contribution.author())) {
                joined[bins.of(contribution.at())]++;
            }
        }
        for (int i = 1; i < joined.length; i++) {
            joined[i] += joined[i - 1];
        }
        return joined;
    }
}
