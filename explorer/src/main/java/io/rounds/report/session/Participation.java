package io.rounds.report.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who tweeted when in a session, as far as the tweets are there: what sums over minutes or sessions cannot tell. */
final class Participation {
    private final List<Appearance> appearances = new ArrayList<>();

    /**
     * A tweet without what it says.
     *
     * @param author across networks, {@code x:123}
     * @param followers null where it is not known
     */
    record Appearance(Instant at, String author, @Nullable Integer followers) {}

    /** Adds a tweet; in order of time. */
    void add(Appearance appearance) {
        appearances.add(appearance);
    }

    List<Appearance> appearances() {
        return List.copyOf(appearances);
    }

    /** How many tweets it knows. */
    int tweets() {
        return appearances.size();
    }

    Set<String> authors() {
        Set<String> authors = new HashSet<>();
        appearances.forEach(appearance -> authors.add(appearance.author()));
        return authors;
    }

    /** Distinct authors in each bin. */
    long[] active(TimeBins bins) {
        List<Set<String>> authors = new ArrayList<>();
        for (int i = 0; i < bins.count(); i++) {
            authors.add(new HashSet<>());
        }
        appearances.forEach(appearance -> authors.get(bins.of(appearance.at())).add(appearance.author()));
        return authors.stream().mapToLong(Set::size).toArray();
    }

    /** Distinct authors from the beginning to the end of each bin. */
    long[] joined(TimeBins bins) {
        long[] joined = new long[bins.count()];
        Set<String> seen = new HashSet<>();
        for (Appearance appearance : appearances) {
            if (seen.add(appearance.author())) {
                joined[bins.of(appearance.at())]++;
            }
        }
        for (int i = 1; i < joined.length; i++) {
            joined[i] += joined[i - 1];
        }
        return joined;
    }
}
