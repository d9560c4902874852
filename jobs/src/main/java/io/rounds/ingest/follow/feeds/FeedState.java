package io.rounds.ingest.follow.feeds;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a feed.
 *
 * @param etag as the server gave it, for the question whether there is something new; null for none
 * @param lastModified the same
 * @param due when it is to be asked for next
 * @param failures how often in a row it could not be read
 */
record FeedState(@Nullable String etag, @Nullable String lastModified, Instant due, int failures) {
    /** Longer ones are not kept: the position has to fit into 64 KiB. */
    private static final int MAX_VALIDATOR = 100;

    static final FeedState NEW = new FeedState(null, null, Instant.EPOCH, 0);

    FeedState {
        etag = etag == null || etag.length() > MAX_VALIDATOR ? null : etag;
        lastModified = lastModified == null || lastModified.length() > MAX_VALIDATOR ? null : lastModified;
    }
}
