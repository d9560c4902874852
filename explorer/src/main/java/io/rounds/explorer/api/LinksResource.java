package io.rounds.explorer.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.documents.Indices;
import io.rounds.explorer.answer.Json;
import io.rounds.explorer.contract.Cursor;
import io.rounds.explorer.contract.Parameters;
import io.rounds.explorer.contract.Selections;
import io.rounds.explorer.store.Filter;
import io.rounds.explorer.store.Search;
import io.rounds.explorer.store.SearchResult;
import io.rounds.explorer.store.Store;
import io.rounds.export.source.Selection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Links by their shares. For all time, the documents of links have the counts. For a period, shares are aggregated, and
 * aggregations cannot be paged efficiently, so that the list ends after 1,000 links.
 */
final class LinksResource implements Resource {
    private static final String UNRATED = "unrated";
    private static final int MAX_DEPTH = 1_000;

    private final Store store;

    LinksResource(Store store) {
        this.store = store;
    }

    @Override
    public ObjectNode answer(Parameters parameters) {
        LinkSelection selected = new LinkSelection(parameters);
        String sort = parameters.text("sort");
        boolean bySum = sort.equals("shares") || sort.equals("authors");
        boolean period = parameters.time("from") != null || parameters.time("to") != null;
        return bySum && period ? ofPeriod(selected, sort) : ofAllTime(selected, sort);
    }

    /** The links that a request selects. */
    private static final class LinkSelection {
        private final Parameters parameters;
        private final Selection selection;

        LinkSelection(Parameters parameters) {
            this.parameters = parameters;
            this.selection = Selections.of(parameters);
        }

        int size() {
            return parameters.number("size");
        }

        /** Conditions on links or on shares, whose fields differ in two names. */
        Filter filter(String tagField, String kindField) {
            Filter filter = Filter.all()
                    .term("communities", first(selection.communities()))
                    .term(tagField, first(selection.tags()))
                    .termInAny(List.of("domain", "publisher"), first(selection.domains()))
                    .term("doi", first(selection.dois()))
                    .term(kindField, parameters.optional("kind"))
                    .term("source", parameters.optional("source"));
            String rating = parameters.optional("rating");
            if (UNRATED.equals(rating)) {
                filter.anyOf(List.of(Filter.termQuery("source_rating", UNRATED), Filter.missingQuery("source_rating")));
            } else {
                filter.term("source_rating", rating);
            }
            return filter;
        }

        Filter between(Filter filter, String field) {
            return filter.between(field, selection.from(), selection.to());
        }

        Search within(Search search) {
            Instant from = selection.from();
            Instant to = selection.to();
            return from == null || to == null ? search : search.within(from, to);
        }

        private static @Nullable String first(List<String> values) {
            return values.isEmpty() ? null : values.get(0);
        }
    }

    private ObjectNode ofAllTime(LinkSelection selected, String sort) {
        String time = sort.equals("first") ? "first_shared_at" : "last_shared_at";
        String field = sort.equals("shares") || sort.equals("authors") ? sort : time;
        Search search = Search.in(Indices.LINKS, selected.size() + 1)
                .where(selected.between(selected.filter("hashtags.tag", "kind"), time))
                .descending(field)
                .ascending("id")
                .countTotal();
        JsonNode after = Cursor.sortValues(selected.parameters, Page.SORT_VALUES);
        Page page = Page.of(store.search(Page.begin(search, after)), selected.size());
        ArrayNode rows = Json.array();
        for (JsonNode link : page.documents()) {
            rows.addObject().<ObjectNode>set("link", link).putNull("period");
        }
        return answer(rows, page.total(), false, page.next());
    }

    private ObjectNode ofPeriod(LinkSelection selected, String sort) {
        JsonNode position = Cursor.sortValues(selected.parameters, 1);
        int offset = position == null ? 0 : position.path(0).asInt();
        if (offset < 0 || offset >= MAX_DEPTH) {
            throw Cursor.invalid();
        }
        Filter shares = selected.between(selected.filter("hashtags", "link_kind"), "at");
        int end = Math.min(MAX_DEPTH, offset + selected.size());
        Search search = ShareCounts.search(shares, end + 1, sort.equals("authors"));
        SearchResult found = store.search(selected.within(search));
        JsonNode buckets = ShareCounts.buckets(found);
        List<String> ids = new ArrayList<>();
        for (int i = offset; i < Math.min(end, buckets.size()); i++) {
            ids.add(buckets.path(i).path("key").asText());
        }
        Map<String, JsonNode> documents = ShareCounts.byId(store.search(ShareCounts.documents(ids)));
        ArrayNode rows = Json.array();
        for (int i = 0; i < ids.size(); i++) {
            JsonNode link = documents.get(ids.get(i));
            // A link whose document is not written yet is in a later answer.
            if (link != null) {
                rows.addObject()
                        .<ObjectNode>set("link", link)
                        .set("period", ShareCounts.period(buckets.path(offset + i)));
            }
        }
        String next =
                buckets.size() > end && end < MAX_DEPTH ? Cursor.of(Json.array().add(end)) : null;
        return answer(rows, found.aggregation("total").path("value").asLong(), ShareCounts.approximate(found), next);
    }

    private ObjectNode answer(ArrayNode rows, long total, boolean approximate, @Nullable String next) {
        ObjectNode json = Json.object();
        json.set("rows", rows);
        json.put("total", total).put("approximate", approximate).put("next", next);
        json.set("notice", Notice.ofList(rows.isEmpty(), store, Indices.LINKS));
        return json;
    }
}
