package io.rounds.ingest.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.ingest.draft.Rejection;
import io.rounds.ingest.draft.Timestamps;
import io.rounds.model.Publication;
import io.rounds.model.Reason;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads an entry of a feed: {@code {"link", "doi", "title", "authors", "site", "published_at", "feed"}}. */
public final class PublicationParser {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PublicationParser() {}

    /**
     * The publication of a message.
     *
     * @param seenAt when it was read from the feed
     */
    public static Publication read(byte[] message, Instant seenAt) throws IOException, Rejection {
        JsonNode entry = JSON.readTree(message);
        String link = entry.path("link").asText();
        String feed = entry.path("feed").asText();
        if (link.isEmpty() || feed.isEmpty()) {
            throw new Rejection(Reason.UNKNOWN_FORMAT, "An entry of a feed without its link, or that of the feed.");
        }
        List<String> authors = new ArrayList<>();
        entry.path("authors").forEach(author -> authors.add(author.asText()));
        return new Publication(
                link,
                entry.path("doi").textValue(),
                entry.path("title").asText(),
                authors,
                entry.path("site").textValue(),
                Timestamps.parse(entry.path("published_at").asText()),
                feed,
                seenAt);
    }
}
