package io.rounds.trends;

import io.rounds.stats.Surprise;

/**
 * What is believed of a count before it is seen: its rate follows a Gamma distribution.
 *
 * @param shape positive
 * @param rate positive
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
