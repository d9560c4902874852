package io.rounds.publications;

import io.rounds.documents.DocumentJson;
import io.rounds.documents.Indices;
import io.rounds.model.Document;
import io.rounds.model.Fingerprint;
import io.rounds.model.Publication;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a publication. The same whatever the order in which it became known.
 *
 * @param facts how many facts it is made of, the version of its document
 * @param published null as long as it is only shared; of several versions or feeds, the one that was read last
 * @param firstSharedAt null if nobody has shared it
 * @param firstNetwork the network of the first share
 * @param shares how many tweets share it
 */
public record PublicationState(
        long facts,
        @Nullable Publication published,
        @Nullable Instant firstSharedAt,
        @Nullable String firstNetwork,
        long shares) {
    /** Nothing. */
    public static final PublicationState NONE = new PublicationState(0, null, null, null, 0);

    private static final Comparator<Publication> BY_AGE = Comparator.comparing(Publication::seenAt)
            .thenComparing(Publication::feed)
            .thenComparing(Publication::title);

    /** This with a further fact. */
    public PublicationState with(PublicationFact fact) {
        Publication found = fact.published();
        if (found != null) {
            boolean isNewer = published == null || BY_AGE.compare(found, published) > 0;
            return new PublicationState(facts + 1, isNewer ? found : published, firstSharedAt, firstNetwork, shares);
        }
        Instant at = fact.sharedAt();
        String network = fact.network();
        boolean isFirst = at != null && network != null && isBefore(at, network);
        return new PublicationState(
                facts + 1, published, isFirst ? at : firstSharedAt, isFirst ? network : firstNetwork, shares + 1);
    }

    /** Of two shares at the same time, that of the network whose name comes first. */
    private boolean isBefore(Instant at, String network) {
        if (firstSharedAt == null || firstNetwork == null) {
            return true;
        }
        int order = at.compareTo(firstSharedAt);
        return order < 0 || (order == 0 && network.compareTo(firstNetwork) < 0);
    }

    /** Its document; null as long as it is only shared. */
    public @Nullable Document document() {
        Publication found = published;
        if (found == null) {
            return null;
        }
        String id = id(found);
        return new Document(Indices.PUBLICATIONS, id, facts, null, DocumentJson.object(json -> {
            json.writeStringField("id", id);
            json.writeStringField("url", found.link());
            DocumentJson.string(json, "doi", found.doi());
            json.writeStringField("title", found.title());
            DocumentJson.string(json, "site", found.site());
            json.writeArrayFieldStart("authors");
            for (String author : found.authors()) {
                json.writeString(author);
            }
            json.writeEndArray();
            DocumentJson.string(
                    json,
                    "published_at",
                    found.publishedAt() == null ? null : found.publishedAt().toString());
            json.writeStringField("feed", found.feed());
            json.writeStringField("seen_at", found.seenAt().toString());
            DocumentJson.string(json, "first_shared_at", firstSharedAt == null ? null : firstSharedAt.toString());
            DocumentJson.string(json, "first_network", firstNetwork);
            json.writeNumberField("shares", shares);
        }));
    }

    /** The DOI or link; of one that is longer than an id can be, its fingerprint. */
    private static String id(Publication publication) {
        String id = publication.id();
        return id.getBytes(StandardCharsets.UTF_8).length <= Indices.MAX_ID_BYTES
                ? id
                : HexFormat.of().toHexDigits(Fingerprint.of(id));
    }
}
