package io.rounds.report.session;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A session and all that its section of a report is made of.
 *
 * @param previous the edition before it; null for the first
 * @param posts by id, the tweets that the document names
 */
record ChatSession(
        SessionDocument chat,
        @Nullable SessionDocument previous,
        Transcript transcript,
        Participation crowd,
        Map<String, TranscriptTweet> posts) {
    ChatSession {
        posts = Map.copyOf(posts);
    }

    /** Whether the source has all tweets that the session's figures count, so that people can be told apart. */
    boolean isComplete() {
        return crowd.tweets() > 0 && crowd.tweets() == Math.round(chat.number(Metric.TWEETS.column()));
    }

    /** A tweet that the document names. */
    TranscriptTweet post(String id) {
        TranscriptTweet post = posts.get(id);
        return post == null ? TranscriptTweet.missing(id, chat.flaggedTweets().contains(id)) : post;
    }
}
