package io.rounds.explorer.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.documents.Indices;
import io.rounds.explorer.answer.Json;
import io.rounds.explorer.answer.Problem;
import io.rounds.explorer.answer.ProblemException;
import io.rounds.explorer.contract.Parameters;
import io.rounds.explorer.store.Filter;
import io.rounds.explorer.store.Search;
import io.rounds.explorer.store.SearchResult;
import io.rounds.explorer.store.SearchResults;
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
        Search byId = Search.in(Indices.SOURCES, 1).where(Filter.all().term("id", id));
        Search newestDays = Search.in(Indices.SOURCE_DAYS, DAYS)
                .where(Filter.all().term("source", id))
                .descending("as_of");
        Search topLinks = Search.in(Indices.LINKS, LINKS)
                .where(Filter.all().term("source", id))
                .descending("shares")
                .ascending("id");
        SearchResults found = store.search(List.of(byId, newestDays, topLinks));
        JsonNode source = found.of(byId).first();
        if (source == null) {
            throw new ProblemException(
                    Problem.Code.NOTHING_FOUND,
                    "There is no source " + id,
                    "A source is added at the end of the day (UTC) on which it is first shared.");
        }
        List<JsonNode> history = new ArrayList<>(found.of(newestDays).documents());
        Collections.reverse(history);
        ObjectNode json = Json.object();
        json.set("source", source);
        json.putNull("handle");
        json.set("class", classes.of(source));
        json.set("history", Json.array(history));
        json.set("links", Json.array(found.of(topLinks).documents()));
        if (source.path("kind").asText().equals("account")) {
            addAccount(json, id.substring(id.indexOf(':') + 1));
        }
        return json;
    }

    /** The account's handle, and the links that it shared last. */
    private void addAccount(ObjectNode json, String account) {
        Search handle = AccountHandles.ofAccounts(List.of(account));
        Search latestShares = Search.in(Indices.SHARES, LINKS)
                .where(Filter.all().term("author", account))
                .collapse("link")
                .descending("at")
                .fields("link");
        SearchResults found = store.search(List.of(handle, latestShares));
        json.put("handle", AccountHandles.byAccount(found.of(handle)).get(account));
        json.set("links", Json.array(shared(found.of(latestShares))));
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
