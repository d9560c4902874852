package io.rounds.explorer.api.trends;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.documents.Indices;
import io.rounds.explorer.live.Monitor;
import io.rounds.explorer.store.Filter;
import io.rounds.explorer.store.Search;
import io.rounds.explorer.store.SearchResult;
import io.rounds.explorer.store.SearchResults;
import io.rounds.explorer.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the window to show. The newest is the document of {@code rankings}; earlier ones are in {@code trends}, for the
 * window ends that the job writes there, which are found and not computed: the grid is an option of the job, the last
 * window of an archive ends anywhere, and a window in which nothing ranks is not written.
 *
 * <p>A window nearly always ended in the last few days, so these are searched first: sorting all windows of a year to find
 * one costs more than the rest of a ranking.
 */
public final class Windows {
    static final String WINDOW_END = "window_end";

    private static final Duration RECENT = Duration.ofDays(2);
    private static final Duration DAY = Duration.ofDays(1);

    private final Store store;
    private final Monitor monitor;

    public Windows(Store store, Monitor monitor) {
        this.store = store;
        this.monitor = monitor;
    }

    /**
     * A window to show.
     *
     * @param end of the window
     * @param ranking its current rankings, a document; null if its topics are in {@code trends}
     * @param latest the end of the newest window; null if the community has no rankings
     */
    record Shown(
            Instant end,
            @Nullable JsonNode ranking,
            @Nullable Instant latest) {}

    /** Windows of this length in this community. */
    static Filter filter(String community, String window) {
        return Filter.all().term("community", community).term("window", window);
    }

    /**
     * The period whose windows make a curve, ending now: sixteen windows of an hour or less, three longer ones. It has
     * enough of the ends that are written by default.
     */
    static Duration curve(String window) {
        Duration length = WindowLength.of(window);
        Duration three = length.multipliedBy(3);
        Duration atLeast = three.compareTo(DAY) < 0 ? DAY : three;
        Duration sixteen = length.multipliedBy(16);
        return sixteen.compareTo(atLeast) < 0 ? sixteen : atLeast;
    }

    /**
     * The newest window.
     *
     * @param at the window ends then or before; null for the newest of all
     * @param lists of the rankings that are needed
     * @return null if there is none
     */
    @Nullable Shown shown(String community, String window, @Nullable Instant at, String... lists) {
        String[] fields = new String[lists.length + 1];
        fields[0] = WINDOW_END;
        System.arraycopy(lists, 0, fields, 1, lists.length);
        Search current =
                Search.in(Indices.RANKINGS, 1).where(filter(community, window)).fields(fields);
        if (at == null) {
            JsonNode ranking = store.search(current).first();
            return ranking == null ? null : new Shown(end(ranking), ranking, end(ranking));
        }
        Search recent = newest(community, window, at.minus(RECENT), at).within(at.minus(RECENT), at);
        SearchResults found = store.search(List.of(current, recent));
        JsonNode ranking = found.of(current).first();
        Instant latest = ranking == null ? null : end(ranking);
        Instant written = end(found.of(recent));
        if (latest != null && !latest.isAfter(at) && (written == null || !written.isAfter(latest))) {
            return new Shown(latest, ranking, latest);
        }
        Instant end = written == null ? end(store.search(newest(community, window, null, at))) : written;
        return end == null ? null : new Shown(end, null, latest);
    }

    /** The end of the last window in {@code trends} that ends before this one; null if there is none. */
    @Nullable Instant before(String community, String window, Instant end) {
        return end(store.search(newest(community, window, null, end.minusMillis(1))));
    }

    private static Search newest(String community, String window, @Nullable Instant after, Instant until) {
        return Search.in(Indices.TRENDS, 1)
                .where(filter(community, window).after(WINDOW_END, after, until))
                .descending(WINDOW_END)
                .fields(WINDOW_END);
    }

    /** A search for the next window in {@code trends} if it ends within two days, as most do. */
    static Search soonAfter(String community, String window, Instant end) {
        return next(community, window, end, end.plus(RECENT)).within(end, end.plus(RECENT));
    }

    /**
     * The end of the window after the one shown, in {@code trends} or in {@code rankings}.
     *
     * @param soon the result of {@link #soonAfter}
     * @return null if there is none
     */
    @Nullable Instant after(String community, String window, Shown shown, SearchResult soon) {
        Instant next = end(soon);
        if (next == null) {
            next = longAfter(community, window, shown.end());
        }
        Instant latest = shown.latest();
        if (latest == null || !latest.isAfter(shown.end())) {
            return next;
        }
        return next == null || latest.isBefore(next) ? latest : next;
    }

    private @Nullable Instant longAfter(String community, String window, Instant end) {
        Instant last = monitor.status().newest(Indices.TRENDS);
        boolean none = last != null && !last.isAfter(end.plus(RECENT));
        return none ? null : end(store.search(next(community, window, end, null)));
    }

    private static Search next(String community, String window, Instant end, @Nullable Instant until) {
        return Search.in(Indices.TRENDS, 1)
                .where(filter(community, window).after(WINDOW_END, end, until))
                .ascending(WINDOW_END)
                .fields(WINDOW_END);
    }

    private static @Nullable Instant end(SearchResult found) {
        JsonNode window = found.first();
        return window == null ? null : end(window);
    }

    private static Instant end(JsonNode window) {
        return Instant.parse(window.path(WINDOW_END).asText());
    }
}
