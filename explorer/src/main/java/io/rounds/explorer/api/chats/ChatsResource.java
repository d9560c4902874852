package io.rounds.explorer.api.chats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.communities.Event;
import io.rounds.communities.Events;
import io.rounds.documents.Indices;
import io.rounds.explorer.answer.Json;
import io.rounds.explorer.api.Notice;
import io.rounds.explorer.api.Page;
import io.rounds.explorer.api.Resource;
import io.rounds.explorer.contract.Cursor;
import io.rounds.explorer.contract.Parameters;
import io.rounds.explorer.live.Monitor;
import io.rounds.explorer.store.Filter;
import io.rounds.explorer.store.Search;
import io.rounds.explorer.store.Store;
import io.rounds.extract.text.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Live and closed chats, newest first, and the configured ones that are upcoming. */
public final class ChatsResource implements Resource {
    private static final Duration LOOKAHEAD = Duration.ofDays(28);

    private final Store store;
    private final Monitor monitor;
    private final Clock clock;
    private final Events events;
    private final String[] fields;

    /** @param fields of a chat's document in the answer */
    public ChatsResource(Store store, Monitor monitor, Clock clock, Events events, List<String> fields) {
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
        Filter filter = Filter.all()
                .term("status", parameters.optional("status"))
                .termInAny(List.of("tag", "tags"), tag == null ? null : Tags.normalise(tag))
                .between("started_at", parameters.time("from"), parameters.time("to"));
        Search search = Search.in(Indices.CHATS, size + 1)
                .where(filter)
                .descending("started_at")
                .ascending("id")
                .fields(fields)
                .countTotal();
        JsonNode after = Cursor.sortValues(parameters, Page.SORT_VALUES);
        Page page = Page.of(store.search(Page.begin(search, after)), size);
        ObjectNode json = Json.object();
        ArrayNode rows = json.putArray("rows");
        page.documents().forEach(chat -> rows.addObject().set("chat", chat));
        json.put("total", page.total()).put("next", page.next());
        json.set("scheduled", scheduled());
        json.set("notice", Notice.ofList(rows.isEmpty(), store, Indices.CHATS));
        return json;
    }

    /** Upcoming chats relative to the newest tweet, since a simulation or an archive has its own time. */
    private ArrayNode scheduled() {
        Instant newest = monitor.status().newest(Indices.TWEETS);
        Instant now = newest == null ? clock.instant() : newest;
        List<Event.Slot> slots = new ArrayList<>();
        for (Event event : events.all()) {
            slots.addAll(event.slots(now.toEpochMilli(), now.plus(LOOKAHEAD).toEpochMilli()));
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
