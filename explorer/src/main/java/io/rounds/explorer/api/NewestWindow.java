package io.rounds.explorer.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.documents.Indices;
import io.rounds.explorer.live.Monitor;
import io.rounds.explorer.store.Query;
import io.rounds.explorer.store.Search;
import io.rounds.explorer.store.SearchResult;
import io.rounds.explorer.store.Store;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Finds the newest window of a community. Nearly always it is of the last days, so these are looked through first: sorting
 * all windows of a year to take one costs more than all the rest of a ranking.
 */
final class NewestWindow {
    static final String WINDOW_END = "window_end";

    static final Duration NEAR = Duration.ofDays(2);

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
            Instant after = last.minus(NEAR);
            // What has come since the monitor looked is there, too.
            Instant until = at == null ? last.plus(NEAR) : at;
            Instant near = end(newest(community, window, after, at).within(after, until));
            if (near != null) {
                return near;
            }
        }
        return end(newest(community, window, null, at));
    }

    private static Search newest(String community, String window, @Nullable Instant after, @Nullable Instant at) {
        return Search.in(Indices.TRENDS, 1)
                .where(Query.all()
                        .term("community", community)
                        .term("window", window)
                        .after(WINDOW_END, after, at))
                .descending(WINDOW_END)
                .fields(WINDOW_END);
    }

    /** The next one, if it ends within the next days; most do. */
    static Search soonAfter(String community, String window, Instant end) {
        return next(community, window, end, end.plus(NEAR)).within(end, end.plus(NEAR));
    }

    /** The end of the next one, where there is none soon after. */
    @Nullable Instant longAfter(String community, String window, Instant end) {
        Instant last = monitor.status().newest(Indices.TRENDS);
        boolean none = last != null && !last.isAfter(end.plus(NEAR));
        return none ? null : end(next(community, window, end, null));
    }

    private static Search next(String community, String window, Instant end, @Nullable Instant until) {
        return Search.in(Indices.TRENDS, 1)
                .where(Query.all()
                        .term("community", community)
                        .term("window", window)
                        .after(WINDOW_END, end, until))
                .ascending(WINDOW_END)
                .fields(WINDOW_END);
    }

    private @Nullable Instant end(Search search) {
        return end(store.search(search));
    }

    /** What a search for a window found. */
    static @Nullable Instant end(SearchResult found) {
        JsonNode window = found.first();
        return window == null ? null : Instant.parse(window.path(WINDOW_END).asText());
    }
}
