package io.rounds.explorer.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.documents.Indices;
import io.rounds.explorer.answer.Json;
import io.rounds.explorer.answer.Problem;
import io.rounds.explorer.answer.ProblemException;
import io.rounds.explorer.contract.Parameters;
import io.rounds.explorer.store.Query;
import io.rounds.explorer.store.Search;
import io.rounds.explorer.store.SearchResult;
import io.rounds.explorer.store.Store;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** A source with its history and its links. */
final class SourceResource implements Resource {
    private static final int DAYS = 400;
    private static final int LINKS = 10;

    private final Store store;
    private final SourceClasses classes;

    SourceResource(Store store, SourceClasses classes) {
        this.store = store;
        this.classes = classes;
    }

    @Override
    public ObjectNode answer(Parameters parameters) {
        String id = parameters.text("id");
        List<SearchResult> found = store.search(List.of(
                Search.in(Indices.SOURCES, 1).where(Query.all().term("id", id)),
                Search.in(Indices.SOURCE_DAYS, DAYS)
                        .where(Query.all().term("source", id))
                        .descending("as_of"),
                Search.in(Indices.LINKS, LINKS)
                        .where(Query.all().term("source", id))
                        .descending("shares")
                        .ascending("id")));
        JsonNode source = found.get(0).first();
        if (source == null) {
            throw new ProblemException(
                    Problem.Code.NOTHING_FOUND,
                    "There is no source " + id,
                    "A source appears at the end of the day (UTC) on which somebody shared it.");
        }
        List<JsonNode> history = new ArrayList<>(found.get(1).documents());
        Collections.reverse(history);
        ObjectNode json = Json.object();
        json.set("source", source);
        json.putNull("handle");
        json.set("class", classes.of(source));
        json.set("history", Json.array(history));
        json.set("links", Json.array(found.get(2).documents()));
        if (source.path("kind").asText().equals("account")) {
            addAccount(json, id.substring(id.indexOf(':') + 1));
        }
        return json;
    }

    /** What the account is called, and what it shared last. */
    private void addAccount(ObjectNode json, String account) {
        List<SearchResult> found = store.search(List.of(
                AccountHandles.search(List.of(account)),
                Search.in(Indices.SHARES, LINKS)
                        .where(Query.all().term("author", account))
                        .oneForEach("link")
                        .descending("at")
                        .fields("link")));
        json.put("handle", AccountHandles.of(found.get(0)).get(account));
        json.set("links", Json.array(shared(found.get(1))));
    }

    private List<JsonNode> shared(SearchResult shares) {
        LinkedHashSet<String> ids = new LinkedHashSet<>();
        shares.documents().forEach(share -> ids.add(share.path("link").asText()));
        Map<String, JsonNode> documents = ShareCounts.byId(store.search(ShareCounts.documents(ids)));
        List<JsonNode> links = new ArrayList<>();
        for (String id : ids) {
            JsonNode link = documents.get(id);
            if (link != null) {
                links.add(link);
            }
        }
        return links;
    }
}
