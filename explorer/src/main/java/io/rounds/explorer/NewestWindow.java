package io.rounds.explorer;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.sink.Indices;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Finds the newest window of a community. Nearly always it is of the last days, so these are looked through first: sorting
 * all windows of a year to take one costs more than all the rest of a ranking.
 */
final class NewestWindow {
    static final String WINDOW_END = "window_end";

    private static final Duration NEAR = Duration.ofDays(2);

    private final Store store;
    private final Monitor monitor;

    NewestWindow(Store store, Monitor monitor) {
        this.store = store;
        this.monitor = monitor;
    }

    /**
     * Its end.
     *
     * @param at it ends then or before; null for the newest of all
     * @return null where there is none
     */
    @Nullable Instant end(String community, String window, @Nullable Instant at) {
        Instant last = at == null ? monitor.status().newest(Indices.TRENDS) : at;
        if (last != null) {
            Instant near = end(community, window, last.minus(NEAR), at);
            if (near != null) {
                return near;
            }
        }
        return end(community, window, null, at);
    }

    private @Nullable Instant end(String community, String window, @Nullable Instant after, @Nullable Instant at) {
        Query query = Query.all().term("community", community).term("window", window);
        JsonNode newest = store.search(Search.in(Indices.TRENDS, 1)
                        .where(query.after(WINDOW_END, after, at))
                        .descending(WINDOW_END)
                        .fields(WINDOW_END))
                .first();
        return newest == null ? null : Instant.parse(newest.path(WINDOW_END).asText());
    }
}
