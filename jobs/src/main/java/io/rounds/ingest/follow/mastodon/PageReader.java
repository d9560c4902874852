package io.rounds.ingest.follow.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** Reads a timeline of a server page by page. */
interface PageReader {
    /** When the next page is to be asked for; {@link Instant#MAX} if there is nothing more to read. */
    Instant due();

    /** The address of the next page. */
    URI next(Instant now);

    /**
     * What a page has brought.
     *
     * @param vanished ids of statuses that are no longer there, to be asked for
     */
    record Page(List<JsonNode> statuses, List<String> vanished) {}

    /**
     * Takes the answer.
     *
     * @param page newest first, as servers send them
     * @param streamed whether a stream brings the same statuses
     * @param timelines how many timelines the server has
     */
    Page accept(JsonNode page, Instant now, boolean streamed, int timelines);

    /** Looks at once. */
    void lookSoon();

    /** It is known what has become of a status. */
    void forget(String id);
}
