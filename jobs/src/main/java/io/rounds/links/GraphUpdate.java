package io.rounds.links;

import io.rounds.model.Document;
import io.rounds.model.Link;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The changes of the graph when a version of a tweet arrives.
 *
 * <p>Versions and deletions may arrive in any order, and after a failure in another order than before it. So a version that
 * arrives after a later one still has an effect: what it may have written earlier is removed again, and its links receive a
 * change that counts it, so that the versions of their documents are the same in every order.
 *
 * @param kept the highest version so far, which is to be stored
 * @param documents shares to write or remove
 * @param changes for the statistics of the links
 */
public record GraphUpdate(TweetVersion kept, List<Document> documents, List<ShareChange> changes) {

    /**
     * The changes that a version makes.
     *
     * @param before the highest version of the same tweet so far; null before the first
     */
    public static GraphUpdate of(@Nullable TweetVersion before, TweetVersion now) {
        List<Document> documents = new ArrayList<>();
        List<ShareChange> changes = new ArrayList<>();
        if (before == null) {
            add(now, documents, changes);
            return new GraphUpdate(now, documents, changes);
        }
        if (now.version() == before.version()) {
            return new GraphUpdate(before, List.of(), List.of());
        }
        if (now.version() < before.version()) {
            clear(now, before, documents);
            change(now, 0, 2, changes);
            return new GraphUpdate(before, documents, changes);
        }
        clear(before, now, documents);
        change(before, -1, 1, changes);
        add(now, documents, changes);
        return new GraphUpdate(now, documents, changes);
    }

    private static void add(TweetVersion tweet, List<Document> documents, List<ShareChange> changes) {
        TweetShares shares = tweet.shares();
        if (shares != null) {
            for (Link link : shares.links()) {
                documents.add(ShareDocuments.of(tweet, shares, link));
            }
        }
        change(tweet, 1, 1, changes);
    }

    private static void change(TweetVersion tweet, int delta, int steps, List<ShareChange> changes) {
        TweetShares shares = tweet.shares();
        if (shares != null) {
            for (Link link : shares.links()) {
                changes.add(ShareChange.of(tweet, shares, link, delta, steps));
            }
        }
    }

    /**
     * Removes what an older version wrote and a newer one does not overwrite: other links, and the same ones where the
     * newer version has another time, because they are then in the index of another period.
     */
    private static void clear(TweetVersion older, TweetVersion newer, List<Document> documents) {
        TweetShares shares = older.shares();
        if (shares == null) {
            return;
        }
        TweetShares kept = newer.shares();
        for (Link link : shares.links()) {
            if (kept == null || !kept.contains(link.canonical())) {
                documents.add(ShareDocuments.removal(older, link, newer.version()));
            } else if (!older.at().equals(newer.at())) {
                documents.add(ShareDocuments.removal(older, link, newer.version() - 1));
            }
        }
    }
}
