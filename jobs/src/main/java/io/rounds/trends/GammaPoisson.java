package io.rounds.trends;

import io.rounds.stats.Surprise;

/**
 * The distribution that is expected of a count: Poisson, with a rate that follows a Gamma distribution. It is negative
 * binomial.
 *
 * @param shape of the Gamma distribution, positive
 * @param rate of the Gamma distribution, positive
 */
public record GammaPoisson(double shape, double rate) {

    /** The expected count. */
    public double mean() {
        return shape / rate;
    }

    /** See {@link Surprise#of}. */
    public double surprise(int count) {
        return Surprise.of(count, shape, rate);
    }
}
