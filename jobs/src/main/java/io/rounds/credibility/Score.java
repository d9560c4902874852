package io.rounds.credibility;

import io.rounds.model.Rating;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The score of a source on a day.
 *
 * @param estimate mean of the posterior, 0 to 100, with one decimal; the reasons add up to it
 * @param low 5 % quantile, 0 to 100
 * @param high 95 % quantile, 0 to 100
 * @param rating the category
 * @param reasons the largest first
 */
public record Score(double estimate, double low, double high, Rating rating, List<ScoreReason> reasons) {

    /** The estimate; null for unrated sources. */
    public @Nullable Double score() {
        return rating == Rating.UNRATED ? null : (Double) estimate;
    }
}
