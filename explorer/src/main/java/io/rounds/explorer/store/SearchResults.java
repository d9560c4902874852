package io.rounds.explorer.store;

import java.util.IdentityHashMap;
import java.util.List;

/** The results of searches that were sent together, by the search itself: equal searches have a result each. */
public final class SearchResults {
    private final IdentityHashMap<Search, SearchResult> results = new IdentityHashMap<>();

    SearchResults(List<Search> searches, List<SearchResult> inOrder) {
        if (searches.size() != inOrder.size()) {
            throw new IllegalStateException(searches.size() + " searches got " + inOrder.size() + " results");
        }
        for (int i = 0; i < searches.size(); i++) {
            results.put(searches.get(i), inOrder.get(i));
        }
    }

    /**
     * The result of a search.
     *
     * @throws IllegalArgumentException if the search was not among those sent
     */
    public SearchResult of(Search search) {
        SearchResult result = results.get(search);
        if (result == null) {
            throw new IllegalArgumentException("This search was not sent");
        }
        return result;
    }
}
