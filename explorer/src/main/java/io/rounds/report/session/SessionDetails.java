package io.rounds.report.session;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A session with the data for its section of a report.
 *
 * @param previous the previous session of the chat; null for the first
 * @param tweets by id, the tweets that the document refers to
 */
public record SessionDetails(
        SessionDocument document,
        @Nullable SessionDocument previous,
        Transcript transcript,
        Participation participation,
        Map<String, TranscriptTweet> tweets) {
    public SessionDetails {
        tweets = Map.copyOf(tweets);
    }

    /**
     * Whether the source has all tweets that the session's metrics count, so that its participants can be identified.
     */
    public boolean isComplete() {
        return participation.tweets() > 0
                && participation.tweets() == Math.round(document.number(Metric.TWEETS.column()));
    }

    /** A tweet that the document refers to. */
    public TranscriptTweet tweet(String id) {
        TranscriptTweet tweet = tweets.get(id);
        return tweet == null
                ? TranscriptTweet.missing(id, document.flaggedTweets().contains(id))
                : tweet;
    }
}
