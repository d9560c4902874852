package io.rounds.explorer.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.documents.Indices;
import io.rounds.explorer.live.Monitor;
import io.rounds.explorer.store.Filter;
import io.rounds.explorer.store.Search;
import io.rounds.explorer.store.SearchResult;
import io.rounds.explorer.store.Store;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Finds the newest window of a community. It nearly always ended in the last few days, so these are searched first: sorting
 * all windows of a year to find one costs more than the rest of a ranking.
 */
final class NewestWindow {
    static final String WINDOW_END = "window_end";

    static final Duration RECENT = Duration.ofDays(2);

    private final Store store;
    private final Monitor monitor;

    NewestWindow(Store store, Monitor monitor) {
        this.store = store;
        this.monitor = monitor;
    }

    /**
     * The end of the newest window.
     *
     * @param at the window ends then or before; null for the newest of all
     * @return null if there is none
     */
    @Nullable Instant end(String community, String window, @Nullable Instant at) {
        Instant last = at == null ? monitor.status().newest(Indices.TRENDS) : at;
        if (last != null) {
            Instant after = last.minus(RECENT);
            // Includes documents that arrived since the last poll.
            Instant until = at == null ? last.plus(RECENT) : at;
            Instant recent = end(newest(community, window, after, at).within(after, until));
            if (recent != null) {
                return recent;
            }
        }
        return end(newest(community, window, null, at));
    }

    private static Search newest(String community, String window, @Nullable Instant after, @Nullable Instant at) {
        return Search.in(Indices.TRENDS, 1)
                .where(Filter.all()
                        .term("community", community)
                        .term("window", window)
                        .after(WINDOW_END, after, at))
                .descending(WINDOW_END)
                .fields(WINDOW_END);
    }

    /** A search for the next window if it ends within two days, as most do. */
    static Search soonAfter(String community, String window, Instant end) {
        return next(community, window, end, end.plus(RECENT)).within(end, end.plus(RECENT));
    }

    /** The end of the next window if it is not {@link #soonAfter}; null if there is none. */
    @Nullable Instant longAfter(String community, String window, Instant end) {
        Instant last = monitor.status().newest(Indices.TRENDS);
        boolean none = last != null && !last.isAfter(end.plus(RECENT));
        return none ? null : end(next(community, window, end, null));
    }

    private static Search next(String community, String window, Instant end, @Nullable Instant until) {
        return Search.in(Indices.TRENDS, 1)
                .where(Filter.all()
                        .term("community", community)
                        .term("window", window)
                        .after(WINDOW_END, end, until))
                .ascending(WINDOW_END)
                .fields(WINDOW_END);
    }

    private @Nullable Instant end(Search search) {
        return end(store.search(search));
    }

    /** The end of the window that a search found; null if it found none. */
    static @Nullable Instant end(SearchResult found) {
        JsonNode window = found.first();
        return window == null ? null : Instant.parse(window.path(WINDOW_END).asText());
    }
}
