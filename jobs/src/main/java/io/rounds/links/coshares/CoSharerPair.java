package io.rounds.links.coshares;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Both sides of two accounts that share the same links shortly after one another.
 *
 * @param source the account with the smaller id
 * @param target the other one
 * @param version of the document that was written last; 0 before the first
 */
public record CoSharerPair(
        @Nullable CoSharer source, @Nullable CoSharer target, long version) {
    /** Before anything is known. */
    public static final CoSharerPair NONE = new CoSharerPair(null, null, 0);

    /** These with what one side tells. */
    public CoSharerPair plus(CoSharer side) {
        return side.account().compareTo(side.companion()) < 0
                ? new CoSharerPair(side, target, version)
                : new CoSharerPair(source, side, version);
    }

    /** These with a document of this version. */
    public CoSharerPair written(long newVersion) {
        return new CoSharerPair(source, target, newVersion);
    }

    /**
     * The links that both shared within an interval, if they are many enough and enough of what the two share; else
     * null.
     */
    public @Nullable Edge edge(int intervalSeconds, CoShareOptions options) {
        CoSharer one = source;
        CoSharer other = target;
        if (one == null || other == null) {
            return null;
        }
        List<CoShare> together = one.together().stream()
                .filter(coShare -> coShare.gapMillis() <= intervalSeconds * 1_000L)
                .toList();
        double similarity = similarity(together.size(), one.ownLinks(), other.ownLinks());
        return together.size() < options.leastLinks() || similarity < options.leastSimilarity()
                ? null
                : new Edge(one, other, together, similarity, intervalSeconds);
    }

    /**
     * The cosine of two sets of links: how many they have in common, by the geometric mean of their sizes. 1 if the two
     * share the same links, always together; near 0 for two busy accounts that meet now and then. As in Pacheco et al.,
     * "Uncovering coordinated networks on social media", ICWSM 2021, without weights.
     */
    static double similarity(int together, int links, int otherLinks) {
        return together == 0 ? 0 : Math.min(1, together / Math.sqrt((double) links * otherLinks));
    }

    /** Two accounts and what they shared together, in order of time. */
    public record Edge(
            CoSharer source, CoSharer target, List<CoShare> together, double similarity, int intervalSeconds) {}
}
