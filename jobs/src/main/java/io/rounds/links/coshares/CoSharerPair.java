package io.rounds.links.coshares;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Both sides of a pair of accounts that share the same links shortly after one another.
 *
 * @param source the account with the smaller id
 * @param target the other one
 * @param version of the document that was written last; 0 before the first
 */
public record CoSharerPair(
        @Nullable CoSharer source, @Nullable CoSharer target, long version) {
    /** Before the first update. */
    public static final CoSharerPair NONE = new CoSharerPair(null, null, 0);

    /** This pair with an update of one side. */
    public CoSharerPair plus(CoSharer side) {
        return side.account().compareTo(side.other()) < 0
                ? new CoSharerPair(side, target, version)
                : new CoSharerPair(source, side, version);
    }

    /** This pair after its document was written with this version. */
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
        List<CoShare> coShares = one.coShares().stream()
                .filter(coShare -> coShare.gapMillis() <= intervalSeconds * 1_000L)
                .toList();
        double similarity = similarity(coShares.size(), one.ownLinks(), other.ownLinks());
        return coShares.size() < options.minLinks() || similarity < options.minSimilarity()
                ? null
                : new Edge(one, other, coShares, similarity, intervalSeconds);
    }

    /**
     * The cosine of two sets of links: how many they have in common, by the geometric mean of their sizes. 1 if the two
     * always share the same links together; near 0 for two busy accounts that do so occasionally. As in Pacheco et al.,
     * "Uncovering coordinated networks on social media", ICWSM 2021, without weights.
     */
    static double similarity(int common, int links, int otherLinks) {
        return common == 0 ? 0 : Math.min(1, common / Math.sqrt((double) links * otherLinks));
    }

    /** A pair of accounts and its co-shares in order of time. */
    public record Edge(
            CoSharer source, CoSharer target, List<CoShare> coShares, double similarity, int intervalSeconds) {}
}
