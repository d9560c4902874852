package io.rounds.explorer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.documents.Indices;
import io.rounds.export.source.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sources by name, kind, rating and class. */
final class SourcesResource implements Resource {
    private static final String ACCOUNT = "account";

    private final Store store;
    private final SourceClasses classes;

    SourcesResource(Store store, SourceClasses classes) {
        this.store = store;
        this.classes = classes;
    }

    @Override
    public ObjectNode answer(Parameters parameters) {
        int size = parameters.number("size");
        Query query =
                Query.all().term("kind", parameters.optional("kind")).term("rating", parameters.optional("rating"));
        String wanted = parameters.optional("class");
        if (wanted != null) {
            query.term("kind", "domain").terms("name", classes.domains(wanted));
        }
        String words = parameters.optional("q");
        if (words != null) {
            query.anyOf(named(words.strip()));
        }
        Search search = sorted(Search.in(Indices.SOURCES, size + 1).counted(), query, parameters.text("sort"));
        JsonNode place = Cursor.place(parameters, 2);
        Found found = store.search(place == null ? search : search.behind(place));
        List<JsonNode> sources = found.documents();
        List<JsonNode> page = sources.subList(0, Math.min(size, sources.size()));
        Map<String, String> handles = handles(page);
        ObjectNode json = Json.object();
        ArrayNode rows = json.putArray("rows");
        for (JsonNode source : page) {
            ObjectNode row = rows.addObject();
            row.set("source", source);
            row.put("handle", handles.get(source.path("name").asText()));
            row.set("class", classes.of(source));
        }
        json.put("total", found.total()).put("next", Cursor.next(found, size));
        json.set("notice", Notice.ofList(page.isEmpty(), store, Indices.SOURCES));
        return json;
    }

    /** A name that begins so, a domain in any spelling, or an account that is called so. */
    private ArrayNode named(String words) {
        ArrayNode any = Json.array().add(Query.anyCaseJson("prefix", "name", words));
        String domain = domain(words);
        if (domain != null) {
            any.add(Query.anyCaseJson("prefix", "name", domain));
        }
        String handle = words.startsWith("@") ? words.substring(1) : words;
        Set<String> accounts = handle.isEmpty()
                ? Set.of()
                : Handles.of(store.search(Handles.accounts(handle))).keySet();
        List<String> ids = new ArrayList<>();
        accounts.forEach(account -> ids.add(ACCOUNT + ':' + account));
        ObjectNode exact = Json.object();
        exact.putObject("terms").set("id", Json.texts(ids));
        return any.add(exact);
    }

    private static @Nullable String domain(String words) {
        try {
            return new Selection(null, null, List.of(), List.of(), List.of(words), List.of())
                    .domains()
                    .get(0);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Search sorted(Search search, Query query, String sort) {
        return switch (sort) {
            case "highest" ->
                search.where(query.exists("score")).descending("score").ascending("id");
            case "lowest" ->
                search.where(query.exists("score")).ascending("score").ascending("id");
            case "name" -> search.where(query).ascending("name").ascending("id");
            default -> search.where(query).descending("evidence.sharers").ascending("id");
        };
    }

    private Map<String, String> handles(List<JsonNode> sources) {
        List<String> accounts = sources.stream()
                .filter(source -> source.path("kind").asText().equals(ACCOUNT))
                .map(source -> source.path("name").asText())
                .toList();
        return accounts.isEmpty() ? Map.of() : Handles.of(store.search(Handles.search(accounts)));
    }
}
