package io.rounds.model;

import org.jspecify.annotations.Nullable;

/**
 * The tweets that a tweet refers to.
 *
 * @param replyTo id of the tweet it answers
 * @param repost the tweet it passes on; {@link Reference#NONE} for kinds other than repost
 * @param quote the tweet it comments on; {@link Reference#NONE} for reposts
 * @param conversation id of the tweet that started the thread
 */
public record Relations(
        @Nullable String replyTo,
        Reference repost,
        Reference quote,
        @Nullable String conversation) {
    /** Of a tweet that refers to no other. */
    public static final Relations NONE = new Relations(null, Reference.NONE, Reference.NONE, null);
}
