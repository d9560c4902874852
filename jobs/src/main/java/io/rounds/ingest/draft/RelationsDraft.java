package io.rounds.ingest.draft;

import org.jspecify.annotations.Nullable;

/** What a payload says about the tweets that a tweet refers to, unchecked. */
public final class RelationsDraft {
    public @Nullable String conversation;

    /** The tweet it answers. */
    public @Nullable String replyTo;
    /** Whether it answers somebody, even where the payload does not name the tweet. */
    public boolean reply;

    /** Whether the payload itself says that it is a repost. */
    public boolean repost;
    /** The reposted tweet: its id and whatever the payload repeats of it. */
    public @Nullable TweetDraft original;

    public boolean quote;
    /** The id of the quoted tweet. */
    public @Nullable String quoteOf;
    /** The quoted tweet, with whatever the payload repeats of it. */
    public @Nullable TweetDraft quoted;

    /** How the tweet that refers to this one does so: {@code retweeted}, {@code quoted} or {@code replied_to}. */
    public @Nullable String referenceType;
}
