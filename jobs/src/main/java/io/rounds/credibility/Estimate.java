package io.rounds.credibility;

/**
 * How credible a source is held to be, while trust flows.
 *
 * @param mean 0 to 1, 0.5 where nothing is known
 * @param observations beyond those that every source starts with; 0 where nothing is known
 */
public record Estimate(double mean, double observations) {
    /** Of a source that nobody knows. */
    public static final Estimate NOTHING = new Estimate(0.5, 0);

    /**
     * How much the source tells about the taste of those who share it: as far as it is itself known, and more the lower it
     * is, up to {@link Formula#lowWeight} times. Everybody shares the good sources that most links lead to, so that says
     * little; few share the bad ones. (Distrust flows as in Anti-TrustRank, Krishnan and Raj, AIRWeb 2006.)
     */
    double telling(Formula formula) {
        double sureness = observations / (observations + formula.sureness());
        return sureness * (1 + (formula.lowWeight() - 1) * Math.max(0, 1 - 2 * mean));
    }
}
