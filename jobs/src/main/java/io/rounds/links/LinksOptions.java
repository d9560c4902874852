package io.rounds.links;

import io.rounds.links.coshares.CoShareOptions;
import java.io.Serializable;

/**
 * How the graph of shared links is kept.
 *
 * @param rememberDays for how many days of event time a tweet can still be edited or deleted, and a link be shared again,
 *     with its story going on
 * @param topHashtags how many hashtags a link's document lists
 * @param coShares how accounts are found that share the same links together
 */
public record LinksOptions(int rememberDays, int topHashtags, CoShareOptions coShares) implements Serializable {
    /** More than a year, so that yearly conferences meet their links again; 50 hashtags. */
    public static final LinksOptions STANDARD = new LinksOptions(400, 50, CoShareOptions.STANDARD);

    public LinksOptions {
        if (rememberDays < 1 || topHashtags < 1) {
            throw new IllegalArgumentException("days to remember and hashtags to list are 1 or more");
        }
    }

    public LinksOptions withCoShares(CoShareOptions other) {
        return new LinksOptions(rememberDays, topHashtags, other);
    }
}
