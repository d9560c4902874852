package io.rounds.links;

import io.rounds.model.Deletion;
import io.rounds.model.Document;
import io.rounds.model.Tweet;
import io.rounds.sink.TweetDocuments;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of a tweet, as far as links go: of several with the same id the one with the highest version counts.
 *
 * @param version that of the tweet's document; {@link Document#FINAL_VERSION} when the tweet is gone
 * @param at when the tweet was posted; of a deletion, when that was
 * @param sharing null where this version shares nothing
 */
public record TweetVersion(
        String tweet, long version, Instant at, @Nullable TweetShares sharing) {

    public static TweetVersion of(Tweet tweet) {
        return new TweetVersion(tweet.id(), TweetDocuments.version(tweet), tweet.createdAt(), TweetShares.of(tweet));
    }

    /** The last version of all: none. */
    public static TweetVersion gone(Deletion deletion) {
        return new TweetVersion(deletion.tweet(), Document.FINAL_VERSION, deletion.at(), null);
    }

    /** This version without what is not needed to take its shares back. */
    public TweetVersion toTakeBack() {
        return sharing == null ? this : new TweetVersion(tweet, version, at, sharing.toTakeBack());
    }

    public boolean isGone() {
        return version == Document.FINAL_VERSION;
    }
}
