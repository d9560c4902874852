package io.rounds.trends;

import org.jspecify.annotations.Nullable;

/**
 * The credibility of the links of a topic.
 *
 * @param mean of the scores of their sources, 0 to 100, one decimal; null where none is rated
 * @param unrated how many of them have a source that is unrated, or none
 */
public record LinkCredibility(@Nullable Double mean, int unrated) {

    /**
     * The mean of scores.
     *
     * @param sum of the scores
     * @param rated how many scores there are
     * @param unrated how many links have none
     */
    public static LinkCredibility of(double sum, int rated, int unrated) {
        return new LinkCredibility(rated == 0 ? null : (Double) (Math.round(sum / rated * 10) / 10.0), unrated);
    }
}
