package io.rounds.explorer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.extract.Tags;
import io.rounds.sink.Indices;
import java.util.List;

/** Chats that are live or over, newest first. */
final class ChatsResource implements Resource {
    private final Store store;
    private final String[] fields;

    /** @param fields of a chat's document that are given */
    ChatsResource(Store store, List<String> fields) {
        this.store = store;
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
        Found found = store.search(place == null ? search : search.behind(place));
        List<JsonNode> chats = found.documents();
        ObjectNode json = Json.object();
        ArrayNode rows = json.putArray("rows");
        chats.subList(0, Math.min(size, chats.size()))
                .forEach(chat -> rows.addObject().set("chat", chat));
        json.put("total", found.total()).put("next", Cursor.next(found, size));
        json.putArray("scheduled");
        json.set("notice", Notice.ofList(rows.isEmpty(), store, Indices.CHATS));
        return json;
    }
}
