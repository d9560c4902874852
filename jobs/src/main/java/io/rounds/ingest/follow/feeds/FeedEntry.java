package io.rounds.ingest.follow.feeds;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that was published.
 *
 * @param link its address, canonical
 * @param doi lower case, without a resolver; null if it has none
 * @param title plain text
 * @param authors their names, in order
 * @param site the name of the site or journal
 * @param publishedAt null if the feed does not say it
 * @param feed the address of the feed
 */
public record FeedEntry(
        String link,
        @Nullable String doi,
        String title,
        List<String> authors,
        @Nullable String site,
        @Nullable Instant publishedAt,
        String feed) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public FeedEntry {
        authors = List.copyOf(authors);
    }

    /** What tells it from others, in whatever feed it is: the DOI, else the link. */
    public String id() {
        return doi == null ? link : doi;
    }

    /** The entry as a message, JSON. */
    byte[] message() {
        ObjectNode node = JSON.createObjectNode().put("link", link);
        if (doi != null) {
            node.put("doi", doi);
        }
        node.put("title", title);
        ArrayNode names = node.putArray("authors");
        authors.forEach(names::add);
        if (site != null) {
            node.put("site", site);
        }
        if (publishedAt != null) {
            node.put("published_at", publishedAt.toString());
        }
        return node.put("feed", feed).toString().getBytes(StandardCharsets.UTF_8);
    }
}
