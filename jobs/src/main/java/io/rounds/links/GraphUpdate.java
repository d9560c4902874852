package io.rounds.links;

import io.rounds.model.Document;
import io.rounds.model.Link;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changes in the graph when a version of a tweet becomes known.
 *
 * <p>Versions and deletions may come in any order, and after a failure in another order than before it. So a version
 * that comes after a later one still has a say: what it may have written earlier is removed again, and its links are told
 * that it was there, which keeps their documents' versions the same in every order.
 *
 * @param kept the highest version so far: what must be remembered
 * @param documents shares to write or remove
 * @param changes for the stories of the links
 */
public record GraphUpdate(TweetVersion kept, List<Document> documents, List<ShareChange> changes) {

    /**
     * What a version changes.
     *
     * @param before the highest version known of the same tweet; null before the first
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
        TweetShares sharing = tweet.sharing();
        if (sharing != null) {
            for (Link link : sharing.links()) {
                documents.add(ShareDocuments.of(tweet, sharing, link));
            }
        }
        change(tweet, 1, 1, changes);
    }

    private static void change(TweetVersion tweet, int shares, int steps, List<ShareChange> changes) {
        TweetShares sharing = tweet.sharing();
        if (sharing != null) {
            for (Link link : sharing.links()) {
                changes.add(ShareChange.of(tweet, sharing, link, shares, steps));
            }
        }
    }

    /**
     * Removes what an older version wrote and a newer one does not overwrite: other links, and the same ones where the
     * newer version claims another time, because then they stand in another period.
     */
    private static void clear(TweetVersion older, TweetVersion newer, List<Document> documents) {
        TweetShares sharing = older.sharing();
        if (sharing == null) {
            return;
        }
        TweetShares kept = newer.sharing();
        for (Link link : sharing.links()) {
            if (kept == null || !kept.shares(link.canonical())) {
                documents.add(ShareDocuments.removal(older, link, newer.version()));
            } else if (!older.at().equals(newer.at())) {
                documents.add(ShareDocuments.removal(older, link, newer.version() - 1));
            }
        }
    }
}
