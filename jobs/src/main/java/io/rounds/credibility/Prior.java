package io.rounds.credibility;

import java.io.Serializable;

/**
 * What is known of a source before anybody shares it.
 *
 * @param sourceClass what kind of site it is
 * @param mean how credible, 0 to 1
 * @param strength how sure that is, in observations: 0 says nothing, at most {@link #MOST_STRENGTH}
 * @param why in words that people are shown
 * @param source where that is known from
 */
public record Prior(SourceClass sourceClass, double mean, double strength, String why, String source)
        implements Serializable {
    /** No list makes a source surer than this, so that evidence always has a say. */
    public static final double MOST_STRENGTH = 25;

    /** @throws IllegalArgumentException where a number is out of range or words are missing */
    public Prior {
        if (!(mean >= 0 && mean <= 1)) {
            throw new IllegalArgumentException("prior " + mean + " is not from 0 to 1");
        }
        if (!(strength >= 0 && strength <= MOST_STRENGTH)) {
            throw new IllegalArgumentException("strength " + strength + " is not from 0 to " + MOST_STRENGTH);
        }
        if (why.isEmpty() || source.isEmpty()) {
            throw new IllegalArgumentException("the reason or its source is missing");
        }
    }
}
