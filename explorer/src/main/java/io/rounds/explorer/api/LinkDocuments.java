package io.rounds.explorer.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.documents.Indices;
import io.rounds.explorer.store.Filter;
import io.rounds.explorer.store.Search;
import io.rounds.explorer.store.SearchResult;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The documents of links by their canonical addresses, which are the topics of trends and bursts. */
public final class LinkDocuments {
    private LinkDocuments() {}

    /** A search for the documents of links. */
    public static Search search(Collection<String> urls) {
        return Search.in(Indices.LINKS, Math.max(1, urls.size()))
                .where(Filter.all().terms("url", urls));
    }

    public static Map<String, JsonNode> byUrl(SearchResult found) {
        Map<String, JsonNode> links = new HashMap<>();
        found.documents().forEach(link -> links.put(link.path("url").asText(), link));
        return links;
    }
}
