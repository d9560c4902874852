package io.rounds.ingest.follow.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.ingest.draft.Timestamps;
import io.rounds.ingest.follow.TimeSpan;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one timeline of one server once, from its newest status back to the beginning of a time. Ids encode the time on most
 * servers only, so it does not begin in the middle. The position is the status at the end of the last page.
 */
final class PastReader implements PageReader {
    /** The position when all is read: no status is older. */
    private static final String END = "0";

    private final TagTimeline timeline;
    private final MastodonServer server;
    private final MastodonPosition position;
    private final TimeSpan span;
    /** The tag in the path: servers answer with an empty page where they have never heard of it, so each takes its turn. */
    private int first;

    private boolean exists;

    PastReader(TagTimeline timeline, MastodonServer server, MastodonPosition position, TimeSpan span) {
        this.timeline = timeline;
        this.server = server;
        this.position = position;
        this.span = span;
    }

    private @Nullable String reached() {
        return position.oldest(server.host(), timeline.tags());
    }

    @Override
    public Instant due() {
        return END.equals(reached()) ? Instant.MAX : Instant.MIN;
    }

    @Override
    public URI next(Instant now) {
        return timeline.page(server, timeline.tags().get(first), "max_id", reached());
    }

    @Override
    public Page accept(JsonNode page, Instant now, boolean streamed, int timelines) {
        List<JsonNode> statuses = new ArrayList<>();
        @Nullable Instant oldest = null;
        String end = "";
        for (JsonNode status : page) {
            oldest = Timestamps.parse(status.path("created_at").asText(""));
            end = status.path("id").asText();
            if (span.mayContain(oldest)) {
                statuses.add(status);
            }
        }
        exists |= !page.isEmpty();
        boolean isEnd = end.isEmpty() || end.equals(reached()) || (oldest != null && oldest.isBefore(span.since()));
        if (!exists && first + 1 < timeline.tags().size()) {
            first++;
        } else {
            position.set(server.host(), timeline.tags(), isEnd ? END : end);
        }
        return new Page(statuses, List.of());
    }

    @Override
    public void lookSoon() {
        // It looks as soon as the server allows.
    }

    @Override
    public void forget(String id) {
        // It asks for no single status.
    }
}
