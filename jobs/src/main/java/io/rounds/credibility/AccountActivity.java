package io.rounds.credibility;

import io.rounds.model.Fingerprint;
import io.rounds.model.Link;
import io.rounds.model.Source;
import io.rounds.model.Tweet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one tweet says about the activity of its account.
 *
 * @param account who posted it, an id across networks
 * @param tweet its id
 * @param millis event time
 * @param repost whether it is a repost
 * @param from id, as a source, of the reposted account; null where the payload does not give it, and for reposts of one's own
 * @param profile the account, as the network described it then
 * @param shared the sources of its links
 */
public record AccountActivity(
        String account,
        String tweet,
        long millis,
        boolean repost,
        @Nullable String from,
        AccountProfile profile,
        List<SharedSource> shared) {

    /** Reads a tweet. */
    public static AccountActivity of(Tweet tweet) {
        String from = tweet.isRepost() ? originOf(tweet) : null;
        // Reposts whose payload does not name the author count as reposts of one unknown account.
        Long origin = tweet.isRepost() ? (Long) Fingerprint.of(from == null ? "" : from) : null;
        List<SharedSource> shared = new ArrayList<>(tweet.links().size());
        for (Link link : tweet.links()) {
            Source source = Source.of(link);
            if (source != null) {
                shared.add(new SharedSource(source.id(), origin, isPaper(link)));
            }
        }
        return new AccountActivity(
                tweet.authorId(),
                tweet.id(),
                tweet.createdAt().toEpochMilli(),
                tweet.isRepost(),
                from,
                AccountProfile.of(tweet.author()),
                shared);
    }

    private static @Nullable String originOf(Tweet repost) {
        String id = repost.repost().author();
        if (id == null && repost.repost().handle() != null) {
            id = repost.platform().id('@' + repost.repost().handle());
        }
        return id == null || id.equals(repost.authorId())
                ? null
                : Source.account(id).id();
    }

    private static boolean isPaper(Link link) {
        return link.doi() != null || link.pmid() != null || link.pmcid() != null;
    }
}
