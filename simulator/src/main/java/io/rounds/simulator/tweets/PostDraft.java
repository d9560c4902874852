package io.rounds.simulator.tweets;

import io.rounds.simulator.people.Account;
import org.jspecify.annotations.Nullable;

/**
 * A tweet that is about to be posted.
 *
 * @param field the subject for X's context annotations; empty for none
 * @param kind the relation to {@code reference}
 * @param reference the tweet that it replies to or quotes; null for a post
 * @param editable whether its author may edit or delete it later; planted tweets stay as they are
 */
public record PostDraft(
        Account author,
        TweetText text,
        String field,
        Kind kind,
        @Nullable PostedTweet reference,
        boolean editable) {

    /** How a tweet relates to another; reposts have no draft, because they have no text of their own. */
    public enum Kind {
        POST,
        REPLY,
        QUOTE
    }

    /** A tweet that refers to no other. */
    public static PostDraft post(Account author, TweetText text, String field) {
        return new PostDraft(author, text, field, Kind.POST, null, false);
    }

    /** A reply to a tweet. */
    public static PostDraft reply(Account author, TweetText text, String field, PostedTweet to) {
        return new PostDraft(author, text, field, Kind.REPLY, to, false);
    }

    /** A tweet that quotes another. */
    public static PostDraft quote(Account author, TweetText text, String field, PostedTweet quoted) {
        return new PostDraft(author, text, field, Kind.QUOTE, quoted, false);
    }

    /** A copy that may later be edited or deleted. */
    public PostDraft asEditable() {
        return new PostDraft(author, text, field, kind, reference, true);
    }
}
