package io.rounds.credibility;

import java.io.Serializable;

/**
 * The prior rating of a source, which holds before anybody has shared it.
 *
 * @param sourceClass kind of site
 * @param mean credibility, 0 to 1
 * @param strength its weight in observations, from 0 (no information) to {@link #MAX_STRENGTH}
 * @param why reason, as shown to readers
 * @param source where the reason is from
 */
public record Prior(SourceClass sourceClass, double mean, double strength, String why, String source)
        implements Serializable {
    /** Limit of the weight of a prior, so that evidence always has an effect. */
    public static final double MAX_STRENGTH = 25;

    /** @throws IllegalArgumentException where a number is out of range or words are missing */
    public Prior {
        if (!(mean >= 0 && mean <= 1)) {
            throw new IllegalArgumentException("prior " + mean + " is not from 0 to 1");
        }
        if (!(strength >= 0 && strength <= MAX_STRENGTH)) {
            throw new IllegalArgumentException("strength " + strength + " is not from 0 to " + MAX_STRENGTH);
        }
        if (why.isEmpty() || source.isEmpty()) {
            throw new IllegalArgumentException("the reason or its source is missing");
        }
    }
}
