package io.rounds.explorer.api;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.documents.Indices;
import io.rounds.explorer.answer.Json;
import io.rounds.explorer.contract.Cursor;
import io.rounds.explorer.contract.Parameters;
import io.rounds.explorer.store.Filter;
import io.rounds.explorer.store.Search;
import io.rounds.explorer.store.Store;
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
        Filter filter =
                Filter.all().term("kind", parameters.optional("kind")).term("rating", parameters.optional("rating"));
        String wanted = parameters.optional("class");
        if (wanted != null) {
            filter.term("kind", "domain").terms("name", classes.domains(wanted));
        }
        String words = parameters.optional("q");
        if (words != null) {
            filter.anyOf(matching(words.strip()));
        }
        Search search = sorted(Search.in(Indices.SOURCES, size + 1).countTotal(), filter, parameters.text("sort"));
        JsonNode after = Cursor.sortValues(parameters, Page.SORT_VALUES);
        Page page = Page.of(store.search(Page.begin(search, after)), size);
        Map<String, String> handles = handles(page.documents());
        ObjectNode json = Json.object();
        ArrayNode rows = json.putArray("rows");
        for (JsonNode source : page.documents()) {
            ObjectNode row = rows.addObject();
            row.set("source", source);
            row.put("handle", handles.get(source.path("name").asText()));
            row.set("class", classes.of(source));
        }
        json.put("total", page.total()).put("next", page.next());
        json.set("notice", Notice.ofList(rows.isEmpty(), store, Indices.SOURCES));
        return json;
    }

    /** Conditions for sources whose name begins with these words, also as a domain or as the handle of an account. */
    private List<Query> matching(String words) {
        List<Query> any = new ArrayList<>();
        any.add(Filter.anyCasePrefixQuery("name", words));
        String domain = domain(words);
        if (domain != null) {
            any.add(Filter.anyCasePrefixQuery("name", domain));
        }
        String handle = words.startsWith("@") ? words.substring(1) : words;
        Set<String> accounts = handle.isEmpty()
                ? Set.of()
                : AccountHandles.byAccount(store.search(AccountHandles.withHandle(handle)))
                        .keySet();
        List<String> ids = new ArrayList<>();
        accounts.forEach(account -> ids.add(ACCOUNT + ':' + account));
        any.add(Filter.termsQuery("id", ids));
        return any;
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

    private static Search sorted(Search search, Filter filter, String sort) {
        return switch (sort) {
            case "highest" ->
                search.where(filter.exists("score")).descending("score").ascending("id");
            case "lowest" ->
                search.where(filter.exists("score")).ascending("score").ascending("id");
            case "name" -> search.where(filter).ascending("name").ascending("id");
            default -> search.where(filter).descending("evidence.sharers").ascending("id");
        };
    }

    private Map<String, String> handles(List<JsonNode> sources) {
        List<String> accounts = sources.stream()
                .filter(source -> source.path("kind").asText().equals(ACCOUNT))
                .map(source -> source.path("name").asText())
                .toList();
        return accounts.isEmpty()
                ? Map.of()
                : AccountHandles.byAccount(store.search(AccountHandles.ofAccounts(accounts)));
    }
}
