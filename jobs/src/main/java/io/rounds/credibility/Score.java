package io.rounds.credibility;

import io.rounds.model.Rating;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is believed of a source on a day.
 *
 * @param estimate the mean of what is believed, 0 to 100, with one decimal; the reasons add up to it
 * @param low the source is below this with 5 % probability, 0 to 100
 * @param high the source is above this with 5 % probability, 0 to 100
 * @param rating in a word
 * @param reasons the largest first
 */
public record Score(double estimate, double low, double high, Rating rating, List<ScoreReason> reasons) {

    /** The estimate, where enough is known to call it a score; null for unrated sources. */
    public @Nullable Double score() {
        return rating == Rating.UNRATED ? null : (Double) estimate;
    }
}
