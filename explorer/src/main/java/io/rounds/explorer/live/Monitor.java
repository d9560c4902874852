package io.rounds.explorer.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.documents.IndexSchema;
import io.rounds.documents.Indices;
import io.rounds.explorer.answer.Problem;
import io.rounds.explorer.answer.ProblemException;
import io.rounds.explorer.store.Aggregations;
import io.rounds.explorer.store.Query;
import io.rounds.explorer.store.Search;
import io.rounds.explorer.store.SearchResult;
import io.rounds.explorer.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks every two seconds what is new in Elasticsearch, once for everybody, and says whether the stream flows.
 *
 * <p>Event time says nothing about that: an archive is old and complete, and a simulation may run years back. So a stream
 * is live when its data changes while the explorer watches, and stalled when that ends.
 */
final class Monitor implements Runnable {
    private static final Map<String, String> TIMES = times();
    private static final Query LIVE_CHATS = Query.all().term("status", "live");

    private final Store store;
    private final Clock clock;
    private final Duration stalledAfter;
    private final Consumer<Set<String>> listener;
    private volatile Status status;

    /** @param listener is told which kinds of notices are due; see {@code LiveNotice} in the contract */
    Monitor(Store store, Clock clock, Duration stalledAfter, Consumer<Set<String>> listener) {
        this.store = store;
        this.clock = clock;
        this.stalledAfter = stalledAfter;
        this.listener = listener;
        this.status = Status.NOTHING_YET;
    }

    /** For each index the field whose maximum shows how recent it is. */
    private static Map<String, String> times() {
        Map<String, String> times = new LinkedHashMap<>();
        Indices.ALL.forEach(index -> times.put(index, IndexSchema.of(index).newestField()));
        return times;
    }

    /**
     * What is in an index.
     *
     * @param newest its newest time; null where it is empty
     * @param live documents that are live
     */
    record Content(long documents, @Nullable Instant newest, long live) {}

    /**
     * What is known.
     *
     * @param contents by index; empty before Elasticsearch answered for the first time
     * @param problem why it did not answer the last time; null where it did
     * @param checkedAt when it last answered
     * @param changedAt when tweets last were newer or more than before
     */
    record Status(
            Map<String, Content> contents,
            @Nullable Problem problem,
            @Nullable Instant checkedAt,
            @Nullable Instant changedAt,
            Stream stream) {
        static final Status NOTHING_YET = new Status(Map.of(), null, null, null, Stream.UNKNOWN);

        @Nullable Instant newest(String index) {
            Content content = contents.get(index);
            return content == null ? null : content.newest();
        }
    }

    /** How the stream is; see {@code Status} in the contract. */
    enum Stream {
        UNKNOWN,
        EMPTY,
        STILL,
        LIVE,
        STALLED
    }

    Status status() {
        return status;
    }

    /** Looks once. */
    @Override
    public void run() {
        Status before = status;
        Status now = look(before);
        status = now;
        Set<String> due = due(before, now);
        if (!due.isEmpty()) {
            listener.accept(due);
        }
    }

    private Status look(Status before) {
        List<Search> searches = new ArrayList<>();
        for (Map.Entry<String, String> index : TIMES.entrySet()) {
            Search search = Search.sums(index.getKey()).counted().sum("newest", Aggregations.max(index.getValue()));
            searches.add(index.getKey().equals(Indices.CHATS) ? search.sum("live", Aggregations.filter(LIVE_CHATS)) : search);
        }
        Instant now = clock.instant();
        try {
            Map<String, Content> contents = new LinkedHashMap<>();
            List<SearchResult> found = store.search(searches);
            int position = 0;
            for (String index : TIMES.keySet()) {
                contents.put(index, content(found.get(position++)));
            }
            Instant changedAt = changed(before, contents, Indices.TWEETS) ? now : before.changedAt();
            return new Status(contents, null, now, changedAt, stream(contents, changedAt, now));
        } catch (ProblemException e) {
            Stream stream =
                    before.contents().isEmpty() ? Stream.UNKNOWN : stream(before.contents(), before.changedAt(), now);
            return new Status(before.contents(), e.problem(), before.checkedAt(), before.changedAt(), stream);
        }
    }

    private static Content content(SearchResult found) {
        JsonNode newest = found.sum("newest").path("value");
        return new Content(
                found.total(),
                newest.isNumber() ? Instant.ofEpochMilli(newest.asLong()) : null,
                found.sum("live").path("doc_count").asLong());
    }

    private static boolean changed(Status before, Map<String, Content> now, String index) {
        return !before.contents().isEmpty() && !Objects.equals(before.contents().get(index), now.get(index));
    }

    private Stream stream(Map<String, Content> contents, @Nullable Instant changedAt, Instant now) {
        Content tweets = contents.get(Indices.TWEETS);
        if (tweets == null || tweets.documents() == 0) {
            return Stream.EMPTY;
        }
        if (changedAt == null) {
            return Stream.STILL;
        }
        return Duration.between(changedAt, now).compareTo(stalledAfter) > 0 ? Stream.STALLED : Stream.LIVE;
    }

    private static Set<String> due(Status before, Status now) {
        Set<String> due = new LinkedHashSet<>();
        boolean other = before.stream() != now.stream() || (before.problem() == null) != (now.problem() == null);
        if (other || changed(before, now.contents(), Indices.TWEETS)) {
            due.add("status");
        }
        for (String index : List.of(Indices.TRENDS, Indices.LINKS, Indices.SOURCES, Indices.CHATS)) {
            if (changed(before, now.contents(), index)) {
                due.add(index);
            }
        }
        return due;
    }
}
