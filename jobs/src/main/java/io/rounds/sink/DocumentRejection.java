package io.rounds.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rounds.model.Document;
import io.rounds.model.Excerpt;
import io.rounds.model.Origin;
import io.rounds.model.Reason;
import io.rounds.model.Rejected;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Creates the {@code rejected} document for a document that Elasticsearch does not accept. */
public final class DocumentRejection {
    private DocumentRejection() {}

    /**
     * The rejection. Its id contains index, id and version of the document.
     *
     * @param why a sentence that the user can act on
     * @param clock for documents without a time
     */
    public static Document of(BulkEntry entry, String why, Clock clock) {
        Instant at = entry.at();
        String place = "elasticsearch/" + entry.index() + '/' + entry.id();
        byte[] json = entry.json();
        return RejectedDocuments.of(new Rejected(
                place + '@' + entry.version(),
                Reason.REFUSED_BY_ELASTICSEARCH,
                why,
                new Origin(place, at == null ? clock.instant() : at),
                json == null
                        ? Excerpt.ofUnread(0, List.of())
                        : Excerpt.of(json, 0, json.length, List.of(), cut(json))));
    }

    /** As much of the text as a rejection keeps, not cut inside a character. */
    private static String cut(byte[] utf8) {
        int end = Math.min(utf8.length, Rejected.MAX_PAYLOAD_BYTES);
        while (end < utf8.length && (utf8[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(utf8, 0, end, UTF_8);
    }
}
