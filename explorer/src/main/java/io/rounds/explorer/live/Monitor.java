package io.rounds.explorer.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.documents.IndexSchema;
import io.rounds.documents.Indices;
import io.rounds.explorer.answer.Problem;
import io.rounds.explorer.answer.ProblemException;
import io.rounds.explorer.store.Aggregations;
import io.rounds.explorer.store.Filter;
import io.rounds.explorer.store.Search;
import io.rounds.explorer.store.SearchResult;
import io.rounds.explorer.store.SearchResults;
import io.rounds.explorer.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Polls Elasticsearch for new documents, once for all clients, and detects whether the stream is live.
 *
 * <p>Event time does not show it: an archive is old and complete, and a simulation may run years in the past. So a stream is
 * live while its data changes, and stalled when it stops changing.
 */
public final class Monitor implements Runnable {
    private static final Map<String, String> TIMES = times();
    private static final Filter LIVE_CHATS = Filter.all().term("status", "live");

    private final Store store;
    private final Clock clock;
    private final Duration stalledAfter;
    private final List<String> eventTypes;
    private final Consumer<Set<String>> listener;
    private volatile Status status;

    /**
     * Knows nothing until its first {@link #run}.
     *
     * @param eventTypes indices whose changes are reported to the listener
     * @param listener receives the types of events that are due; see {@code LiveNotice} in the contract
     */
    public Monitor(
            Store store, Clock clock, Duration stalledAfter, List<String> eventTypes, Consumer<Set<String>> listener) {
        this.store = store;
        this.clock = clock;
        this.stalledAfter = stalledAfter;
        this.eventTypes = List.copyOf(eventTypes);
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
     * The contents of an index.
     *
     * @param newest its newest time; null if it is empty
     * @param live documents with the status live
     * @param revision larger after each change of a document of {@code rankings}, which stays the same in number and may
     *     keep its time
     */
    public record Content(long documents, @Nullable Instant newest, long live, long revision) {}

    /**
     * The latest known state.
     *
     * @param contents by index; empty before Elasticsearch first answered
     * @param problem why the last poll failed; null if it succeeded
     * @param checkedAt when Elasticsearch last answered
     * @param changedAt when the number or the newest time of tweets last changed
     */
    public record Status(
            Map<String, Content> contents,
            @Nullable Problem problem,
            @Nullable Instant checkedAt,
            @Nullable Instant changedAt,
            Stream stream) {
        static final Status NOTHING_YET = new Status(Map.of(), null, null, null, Stream.UNKNOWN);

        public @Nullable Instant newest(String index) {
            Content content = contents.get(index);
            return content == null ? null : content.newest();
        }
    }

    /** The state of the stream; see {@code Status} in the contract. */
    public enum Stream {
        UNKNOWN,
        EMPTY,
        STILL,
        LIVE,
        STALLED
    }

    public Status status() {
        return status;
    }

    /** Polls once. */
    @Override
    public void run() {
        Status before = status;
        Status now = poll(before);
        status = now;
        Set<String> due = due(before, now);
        if (!due.isEmpty()) {
            listener.accept(due);
        }
    }

    private Status poll(Status before) {
        Map<String, Search> searches = new LinkedHashMap<>();
        for (Map.Entry<String, String> index : TIMES.entrySet()) {
            Search search = Search.aggregate(index.getKey())
                    .countTotal()
                    .aggregation("newest", Aggregations.max(index.getValue()));
            if (index.getKey().equals(Indices.CHATS)) {
                search.aggregation("live", Aggregations.filter(LIVE_CHATS));
            } else if (index.getKey().equals(Indices.RANKINGS)) {
                // Elasticsearch gives a document a new, larger sequence number whenever it is written.
                search.aggregation("revision", Aggregations.sum("_seq_no"));
            }
            searches.put(index.getKey(), search);
        }
        Instant now = clock.instant();
        try {
            Map<String, Content> contents = new LinkedHashMap<>();
            SearchResults found = store.search(List.copyOf(searches.values()));
            searches.forEach((index, search) -> contents.put(index, content(found.of(search))));
            Instant changedAt = changed(before, contents, Indices.TWEETS) ? now : before.changedAt();
            return new Status(contents, null, now, changedAt, stream(contents, changedAt, now));
        } catch (ProblemException e) {
            Stream stream =
                    before.contents().isEmpty() ? Stream.UNKNOWN : stream(before.contents(), before.changedAt(), now);
            return new Status(before.contents(), e.problem(), before.checkedAt(), before.changedAt(), stream);
        }
    }

    private static Content content(SearchResult found) {
        JsonNode newest = found.aggregation("newest").path("value");
        return new Content(
                found.total(),
                newest.isNumber() ? Instant.ofEpochMilli(newest.asLong()) : null,
                found.aggregation("live").path("doc_count").asLong(),
                found.aggregation("revision").path("value").asLong());
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

    private Set<String> due(Status before, Status now) {
        Set<String> due = new LinkedHashSet<>();
        boolean other = before.stream() != now.stream() || (before.problem() == null) != (now.problem() == null);
        if (other || changed(before, now.contents(), Indices.TWEETS)) {
            due.add("status");
        }
        for (String index : eventTypes) {
            if (TIMES.containsKey(index) && changed(before, now.contents(), index)) {
                due.add(index);
            }
        }
        return due;
    }
}
