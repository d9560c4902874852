package io.rounds.simulator;

import org.jspecify.annotations.Nullable;

/**
 * A tweet that is about to be posted.
 *
 * @param field what it is about, for the network's own annotations; empty for none
 * @param kind how it relates to {@code reference}
 * @param reference the tweet it answers or quotes; null for a post that stands alone
 * @param ordinary whether its author may edit or delete it later; planted tweets stay as they are
 */
record TweetDraft(
        Account author,
        TweetText text,
        String field,
        Kind kind,
        @Nullable PostedTweet reference,
        boolean ordinary) {

    /** How a tweet relates to another; reposts have no draft, for they have no words of their own. */
    enum Kind {
        POST,
        REPLY,
        QUOTE
    }

    static TweetDraft post(Account author, TweetText text, String field) {
        return new TweetDraft(author, text, field, Kind.POST, null, false);
    }

    static TweetDraft reply(Account author, TweetText text, String field, PostedTweet to) {
        return new TweetDraft(author, text, field, Kind.REPLY, to, false);
    }

    static TweetDraft quote(Account author, TweetText text, String field, PostedTweet quoted) {
        return new TweetDraft(author, text, field, Kind.QUOTE, quoted, false);
    }

    /** The same, as one of those that may be edited or deleted. */
    TweetDraft byChance() {
        return new TweetDraft(author, text, field, kind, reference, true);
    }
}
