package io.rounds.report;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A session and all that its section of a report is made of.
 *
 * @param previous the edition before it; null for the first
 * @param posts by id, the tweets that the document names
 */
record Session(
        ChatDocument chat,
        @Nullable ChatDocument previous,
        Transcript transcript,
        Crowd crowd,
        Map<String, Post> posts) {
    Session {
        posts = Map.copyOf(posts);
    }

    /** Whether the source has all tweets that the session's figures count, so that people can be told apart. */
    boolean isComplete() {
        return crowd.tweets() > 0 && crowd.tweets() == Math.round(chat.number(Figure.TWEETS.column()));
    }

    /** A tweet that the document names. */
    Post post(String id) {
        Post post = posts.get(id);
        return post == null ? Post.missing(id, chat.flaggedTweets().contains(id)) : post;
    }
}
