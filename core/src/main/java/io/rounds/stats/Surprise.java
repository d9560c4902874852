package io.rounds.stats;

import org.apache.commons.numbers.gamma.LogGamma;

/**
 * How unlikely a count is, given what is usual.
 *
 * <p>The usual rate of a topic is not known but estimated from few weeks; a Gamma distribution with shape {@code r} and
 * rate {@code rate} describes what is believed of it, so that the count itself is Gamma-Poisson, which is negative
 * binomial: X ~ NegBin(r, rate/(rate+1)) (Gelman et al., Bayesian Data Analysis, 3rd ed., section 2.6). The surprise is
 * -log10 P(X >= count): 3 means once in a thousand such windows.
 */
public final class Surprise {
    private static final double LOG_10 = Math.log(10);
    private static final double NEGLIGIBLE = 1e-12;

    private Surprise() {}

    /**
     * The surprise at a count.
     *
     * @param count what was seen, 0 or more
     * @param r shape of the belief about the rate, positive
     * @param rate rate of the belief, positive; r / rate is the expected count
     * @return -log10 P(X >= count), 0 or more and finite
     */
    public static double of(int count, double r, double rate) {
        if (count <= 0) {
            return 0;
        }
        double p = rate / (rate + 1);
        double mean = r / rate;
        double log = count > mean ? logUpperSum(count, r, p) : Math.log1p(-lowerSum(count, r, p));
        return Math.max(0, -log / LOG_10);
    }

    /** ln P(X >= count), summing upwards from count: terms fall, since count is above the mean. */
    private static double logUpperSum(int count, double r, double p) {
        double term = 1;
        double sum = 1;
        for (int x = count; term > NEGLIGIBLE * sum; x++) {
            term *= (x + r) / (x + 1) * (1 - p);
            sum += term;
        }
        return logProbability(count, r, p) + Math.log(sum);
    }

    /** P(X < count), which is well below 1, since count is at most the mean. */
    private static double lowerSum(int count, double r, double p) {
        double term = Math.exp(logProbability(count - 1, r, p));
        double sum = term;
        for (int x = count - 1; x > 0 && term > NEGLIGIBLE * sum; x--) {
            term *= x / ((x - 1 + r) * (1 - p));
            sum += term;
        }
        return Math.min(sum, 1 - NEGLIGIBLE);
    }

    private static double logProbability(int x, double r, double p) {
        return LogGamma.value(x + r)
                - LogGamma.value(r)
                - LogGamma.value(x + 1.0)
                + r * Math.log(p)
                + x * Math.log1p(-p);
    }
}
