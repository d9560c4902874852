package io.rounds.ingest.follow.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.ingest.draft.Timestamps;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one timeline of one server, page by page, in two ways.
 *
 * <p>A look forward begins at the position and follows {@code min_id} until an empty page, or one with a status that was
 * written after the look began, so that nothing is skipped however much has come. Servers file a status under the time at which it was written, not under that of its arrival: the position
 * therefore stays a while behind the newest status, and what was read before is recognised.
 *
 * <p>A look back follows {@code max_id} for a day: at first, and then now and then for what came later than that while. What
 * an earlier look had seen and this one has not may be deleted, and has to be asked for.
 */
final class TimelineReader implements PageReader {
    /** How many vanished statuses are asked for after a look back. */
    private static final int MAX_VANISHED = 40;

    private static final int MAX_SEEN = 10_000;

    private final TagTimeline timeline;
    private final MastodonServer server;
    private final MastodonPosition position;
    private final MastodonTimes times;
    /** When each status that was seen was written, by the server's id. */
    private final Map<String, Instant> seen = new LinkedHashMap<>();

    private final Set<String> seenNow = new HashSet<>();

    private Instant due;
    private Instant lookBackDue;
    private boolean back;
    private boolean looking;
    private Instant began;
    /** The status at the end of the last page of this look. */
    private @Nullable String cursor;
    /** Where the position may begin after a first look back. */
    private @Nullable String beginning;
    /**
     * The tag in the path: servers answer with an empty page where they have never heard of it, whatever the other tags have.
     * So each takes its turn until one has a status: one after another at first, then one at each look.
     */
    private int first;

    private int tried;

    private boolean exists;

    TimelineReader(
            TagTimeline timeline, MastodonServer server, MastodonPosition position, MastodonTimes times, Instant now) {
        this.timeline = timeline;
        this.server = server;
        this.position = position;
        this.times = times;
        this.due = now;
        this.began = now;
        this.lookBackDue = now;
    }

    @Override
    public Instant due() {
        return due;
    }

    private @Nullable String reached() {
        return position.oldest(server.host(), timeline.tags());
    }

    @Override
    public void lookSoon() {
        due = Instant.MIN;
    }

    @Override
    public void forget(String id) {
        seen.remove(id);
    }

    @Override
    public URI next(Instant now) {
        if (!looking) {
            looking = true;
            began = now;
            String reached = reached();
            back = reached == null || (!lookBackDue.isAfter(now) && exists);
            cursor = back ? null : reached;
            beginning = null;
            seenNow.clear();
        }
        return timeline.page(server, timeline.tags().get(first), back ? "max_id" : "min_id", cursor);
    }

    @Override
    public Page accept(JsonNode page, Instant now, boolean streamed, int timelines) {
        List<JsonNode> statuses = new ArrayList<>();
        Instant horizon = now.minus(times.history());
        boolean isDone = false;
        for (int i = page.size() - 1; i >= 0; i--) {
            JsonNode status = page.get(i);
            Instant created = Timestamps.parse(status.path("created_at").asText(""));
            String id = status.path("id").asText();
            if (created != null && !id.isEmpty()) {
                seenNow.add(id);
                boolean settled = !created.isAfter(now.minus(times.overlap()));
                isDone |= back ? created.isBefore(horizon) : created.isAfter(began);
                if (!back && settled) {
                    position.set(server.host(), timeline.tags(), id);
                }
                if (!created.isBefore(horizon)) {
                    seen.put(id, created);
                }
            }
            if (!back || created == null || !created.isBefore(horizon)) {
                statuses.add(status);
            }
        }
        if (back && beginning == null) {
            beginning = settled(page, now);
        }
        String end = page.isEmpty()
                ? ""
                : page.get(back ? page.size() - 1 : 0).path("id").asText();
        boolean more = !end.isEmpty() && !end.equals(cursor) && !isDone;
        exists |= !page.isEmpty();
        if (more) {
            cursor = end;
            due = now;
            return new Page(statuses, List.of());
        }
        List<String> vanished = finish(now, horizon);
        due = exists || ++tried >= timeline.tags().size() ? now.plus(times.every(timelines, streamed)) : now;
        return new Page(statuses, vanished);
    }

    /** The newest status of a page behind which nothing more is to come soon; null if there is none. */
    private @Nullable String settled(JsonNode page, Instant now) {
        for (JsonNode status : page) {
            Instant created = Timestamps.parse(status.path("created_at").asText(""));
            if (created != null && !created.isAfter(now.minus(times.overlap()))) {
                return status.path("id").asText();
            }
        }
        return null;
    }

    private List<String> finish(Instant now, Instant horizon) {
        looking = false;
        if (!exists) {
            first = (first + 1) % timeline.tags().size();
        }
        if (!back || !exists) {
            return List.of();
        }
        lookBackDue = now.plus(times.lookBack());
        if (beginning != null && reached() == null) {
            position.set(server.host(), timeline.tags(), beginning);
        }
        seen.values().removeIf(created -> created.isBefore(horizon));
        List<String> vanished = seen.keySet().stream()
                .filter(id -> !seenNow.contains(id))
                .limit(MAX_VANISHED)
                .toList();
        seen.keySet().stream()
                .limit(Math.max(0, seen.size() - MAX_SEEN))
                .toList()
                .forEach(seen::remove);
        return vanished;
    }
}
