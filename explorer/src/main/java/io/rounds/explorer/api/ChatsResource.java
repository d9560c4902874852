package io.rounds.explorer.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.communities.Event;
import io.rounds.communities.Events;
import io.rounds.documents.Indices;
import io.rounds.explorer.answer.Json;
import io.rounds.explorer.contract.Cursor;
import io.rounds.explorer.contract.Parameters;
import io.rounds.explorer.live.Monitor;
import io.rounds.explorer.store.Query;
import io.rounds.explorer.store.Search;
import io.rounds.explorer.store.SearchResult;
import io.rounds.explorer.store.Store;
import io.rounds.extract.text.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Chats that are live or over, newest first, and those that are configured for the time to come. */
final class ChatsResource implements Resource {
    private static final Duration AHEAD = Duration.ofDays(28);

    private final Store store;
    private final Monitor monitor;
    private final Clock clock;
    private final Events events;
    private final String[] fields;

    /** @param fields of a chat's document that are given */
    ChatsResource(Store store, Monitor monitor, Clock clock, Events events, List<String> fields) {
        this.store = store;
        this.monitor = monitor;
        this.clock = clock;
        this.events = events;
        this.fields = fields.toArray(String[]::new);
    }

    @Override
    public ObjectNode answer(Parameters parameters) {
        int size = parameters.number("size");
        String tag = parameters.optional("tag");
        Query query = Query.all()
                .term("status", parameters.optional("status"))
                .either(List.of("tag", "tags"), tag == null ? null : Tags.normalise(tag))
                .between("started_at", parameters.time("from"), parameters.time("to"));
        Search search = Search.in(Indices.CHATS, size + 1)
                .where(query)
                .descending("started_at")
                .ascending("id")
                .fields(fields)
                .counted();
        JsonNode place = Cursor.place(parameters, 2);
        SearchResult found = store.search(place == null ? search : search.behind(place));
        List<JsonNode> chats = found.documents();
        ObjectNode json = Json.object();
        ArrayNode rows = json.putArray("rows");
        chats.subList(0, Math.min(size, chats.size()))
                .forEach(chat -> rows.addObject().set("chat", chat));
        json.put("total", found.total()).put("next", Cursor.next(found, size));
        json.set("scheduled", scheduled());
        json.set("notice", Notice.ofList(rows.isEmpty(), store, Indices.CHATS));
        return json;
    }

    /** What is still to come, seen from the newest tweet, since a simulation or an archive has a time of its own. */
    private ArrayNode scheduled() {
        Instant newest = monitor.status().newest(Indices.TWEETS);
        Instant now = newest == null ? clock.instant() : newest;
        List<Event.Slot> slots = new ArrayList<>();
        for (Event event : events.all()) {
            slots.addAll(event.slots(now.toEpochMilli(), now.plus(AHEAD).toEpochMilli()));
        }
        ArrayNode rows = Json.array();
        slots.stream()
                .filter(slot -> slot.endMillis() > now.toEpochMilli())
                .sorted(Comparator.comparingLong(Event.Slot::startMillis)
                        .thenComparing(slot -> slot.event().tag()))
                .forEach(slot -> rows.addObject()
                        .put("tag", slot.event().tag())
                        .put("title", slot.event().title())
                        .put(
                                "starts_at",
                                Instant.ofEpochMilli(slot.startMillis()).toString())
                        .put("ends_at", Instant.ofEpochMilli(slot.endMillis()).toString()));
        return rows;
    }
}
