package io.rounds.explorer.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.explorer.contract.Cursor;
import io.rounds.explorer.store.Search;
import io.rounds.explorer.store.SearchResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a sorted list.
 *
 * @param documents in the order of the list
 * @param total number of documents on all pages
 * @param next cursor of the next page; null on the last one
 */
public record Page(
        List<JsonNode> documents, long total, @Nullable String next) {
    /** Every list sorts by a field and, to break ties, by the id. */
    public static final int SORT_VALUES = 2;

    /** Begins a list after these sort values, or with its first document if they are null. */
    public static Search begin(Search search, @Nullable JsonNode after) {
        return after == null ? search : search.after(after);
    }

    /** The page of at most {@code size} documents, of a search for one document more, which tells whether there is a next page. */
    public static Page of(SearchResult found, int size) {
        List<JsonNode> documents = found.documents();
        boolean more = documents.size() > size;
        return new Page(
                more ? documents.subList(0, size) : documents,
                found.total(),
                more ? Cursor.of(found.sortValues(size - 1)) : null);
    }
}
