package io.rounds.links;

import io.rounds.links.coshares.CoShareOptions;
import java.io.Serializable;

/**
 * Options of the graph of shared links.
 *
 * @param rememberDays for how many days a tweet can still be edited or deleted (days of the machine's clock), and the statistics of a link
 *     continue when it is shared again (days of event time)
 * @param topHashtags how many hashtags a link's document lists
 * @param coShares options of co-sharing
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
