package io.rounds.credibility;

/**
 * The estimated credibility of a source in one round of the flow of trust.
 *
 * @param mean 0 to 1, 0.5 where nothing is known
 * @param observations beyond those of {@link Formula#base}; 0 where nothing is known
 */
public record Estimate(double mean, double observations) {
    /** Nothing is known of the source. */
    public static final Estimate UNKNOWN = new Estimate(0.5, 0);

    /**
     * How much a share of the source says about the sharing profile of an account: as much as the source itself is known,
     * and up to {@link Formula.VoteDirection#lowWeight} times as much for a source of low credibility. Most links lead to
     * good sources that everybody shares, so these say little; few accounts share the bad ones. (Distrust flows as in
     * Anti-TrustRank, Krishnan and Raj, AIRWeb 2006.)
     */
    double informativeness(Formula formula) {
        double sureness = observations / (observations + formula.direction().sureness());
        return sureness * (1 + (formula.direction().lowWeight() - 1) * Math.max(0, 1 - 2 * mean));
    }
}
