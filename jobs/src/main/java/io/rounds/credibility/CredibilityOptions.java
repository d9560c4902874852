package io.rounds.credibility;

import java.io.Serializable;

/**
 * How credibility is computed.
 *
 * @param formula the constants
 * @param priors what is known beforehand
 */
public record CredibilityOptions(Formula formula, PriorTable priors) implements Serializable {

    /** The formula in use and the lists that ship with Rounds. */
    public static CredibilityOptions standard() {
        return new CredibilityOptions(Formula.current(), PriorTable.load());
    }

    /** The same with a list of ratings beside those that ship with Rounds. */
    public CredibilityOptions with(RatingList ratings) {
        return new CredibilityOptions(formula, priors.with(ratings));
    }
}
