package io.rounds.credibility;

import java.io.Serializable;

/**
 * Options of the credibility analysis.
 *
 * @param formula the constants
 * @param priors prior ratings of sources
 */
public record CredibilityOptions(Formula formula, PriorTable priors) implements Serializable {

    /** The current formula and the lists that ship with Rounds. */
    public static CredibilityOptions standard() {
        return new CredibilityOptions(Formula.current(), PriorTable.load());
    }

    /** These options with a list of ratings in addition to those that ship with Rounds. */
    public CredibilityOptions with(RatingList ratings) {
        return new CredibilityOptions(formula, priors.with(ratings));
    }
}
