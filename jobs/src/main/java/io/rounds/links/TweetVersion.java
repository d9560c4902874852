package io.rounds.links;

import io.rounds.model.Deletion;
import io.rounds.model.Document;
import io.rounds.model.Tweet;
import io.rounds.sink.TweetDocuments;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The shares of one version of a tweet. Of several versions with the same id, the highest one counts.
 *
 * @param version that of the tweet's document; {@link Document#FINAL_VERSION} when the tweet is deleted
 * @param at when the tweet was posted; for a deletion, when it was deleted
 * @param shares null where this version shares nothing
 */
public record TweetVersion(
        String tweet, long version, Instant at, @Nullable TweetShares shares) {

    public static TweetVersion of(Tweet tweet) {
        return new TweetVersion(tweet.id(), TweetDocuments.version(tweet), tweet.createdAt(), TweetShares.of(tweet));
    }

    /** The deletion of a tweet as its last version. */
    public static TweetVersion deletion(Deletion deletion) {
        return new TweetVersion(deletion.tweet(), Document.FINAL_VERSION, deletion.at(), null);
    }

    /** This version without what is not needed to retract its shares. */
    public TweetVersion retraction() {
        return shares == null ? this : new TweetVersion(tweet, version, at, shares.retraction());
    }

    public boolean isDeleted() {
        return version == Document.FINAL_VERSION;
    }
}
