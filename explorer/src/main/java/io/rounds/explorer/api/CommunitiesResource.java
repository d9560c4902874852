package io.rounds.explorer.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.communities.Communities;
import io.rounds.documents.Indices;
import io.rounds.explorer.answer.Json;
import io.rounds.explorer.contract.Parameters;
import io.rounds.explorer.store.Aggregations;
import io.rounds.explorer.store.Search;
import io.rounds.explorer.store.SearchResult;
import io.rounds.explorer.store.Store;
import io.rounds.model.Community;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The communities that have tweets. */
final class CommunitiesResource implements Resource {
    private static final int MAX_COMMUNITIES = 500;

    private final Store store;
    private final Map<String, Community> known = new HashMap<>();

    CommunitiesResource(Store store, Communities communities) {
        this.store = store;
        communities.list().forEach(community -> known.put(community.name(), community));
        known.put(Community.ALL.name(), Community.ALL);
    }

    @Override
    public ObjectNode answer(Parameters parameters) {
        SearchResult found = store.search(Search.aggregate(Indices.TWEETS)
                .aggregation("names", Aggregations.terms("communities", MAX_COMMUNITIES)));
        ObjectNode json = Json.object();
        ArrayNode rows = json.putArray("communities");
        found.buckets("names")
                .forEach(bucket -> add(
                        rows,
                        bucket.path("key").asText(),
                        bucket.path("doc_count").asLong()));
        json.set("notice", Notice.NO_DATA.ifEmpty(rows.isEmpty()));
        return json;
    }

    private void add(ArrayNode rows, String name, long tweets) {
        Community community = known.getOrDefault(name, new Community(name, name, Set.of(), false));
        ObjectNode row = rows.addObject().put("name", name).put("title", community.title());
        row.set("tags", Json.texts(community.tags()));
        row.put("tweets", tweets);
    }
}
