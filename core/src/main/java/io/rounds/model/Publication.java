package io.rounds.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a feed: something that a site or journal has published.
 *
 * @param link its canonical address
 * @param doi lower case, without a resolver; null if it has none
 * @param title plain text
 * @param authors their names, in order
 * @param site the name of the site or journal
 * @param publishedAt null if the feed does not say it
 * @param feed the address of the feed
 * @param seenAt when it was read from the feed, in this version
 */
public record Publication(
        String link,
        @Nullable String doi,
        String title,
        List<String> authors,
        @Nullable String site,
        @Nullable Instant publishedAt,
        String feed,
        Instant seenAt) {
    /** What tells it from others, in whatever feed it is: the DOI, else the link. */
    public String id() {
        return doi == null ? link : doi;
    }
}
