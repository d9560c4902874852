package io.rounds.publications;

import io.rounds.model.Link;
import io.rounds.model.Publication;
import io.rounds.model.Tweet;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that is known of a publication: that it was published, or that a tweet shares it.
 *
 * @param id of the publication: its DOI, else its canonical link
 * @param published null for a share
 * @param sharedAt null where it is no share
 * @param network of the share, for example {@code bluesky}
 */
public record PublicationFact(
        String id,
        @Nullable Publication published,
        @Nullable Instant sharedAt,
        @Nullable String network) {

    public static PublicationFact of(Publication publication) {
        return new PublicationFact(publication.id(), publication, null, null);
    }

    /** The shares of a tweet: one for each of its external links. */
    public static List<PublicationFact> of(Tweet tweet) {
        Set<String> ids = new LinkedHashSet<>();
        for (Link link : tweet.links()) {
            if (link.isExternal()) {
                ids.add(link.doi() == null ? link.canonical() : link.doi());
            }
        }
        String network = tweet.platform().prefix();
        return ids.stream()
                .map(id -> new PublicationFact(id, null, tweet.createdAt(), network))
                .toList();
    }
}
