package io.rounds.report.session;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tweet of a transcript.
 *
 * @param at null where only the id is known: the tweet was deleted, or is not in the source
 * @param link its web address; null where unknown or invalid
 * @param handle null where only the id is known
 * @param reply whether it replies to another tweet
 * @param reposts within the session
 * @param text null without {@code --with-text}
 * @param flagged whether it may identify a patient; then neither its text nor a link to it is shown
 */
public record TranscriptTweet(
        String id,
        @Nullable Instant at,
        @Nullable String link,
        @Nullable String handle,
        boolean reply,
        List<String> labels,
        int reposts,
        @Nullable String text,
        boolean flagged) {

    /** A tweet of which only the id is known. */
    public static TranscriptTweet missing(String id, boolean flagged) {
        return new TranscriptTweet(id, null, null, null, false, List.of(), 0, null, flagged);
    }
}
