package io.rounds.explorer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.documents.Indices;
import io.rounds.export.source.Selection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Links by their shares. Over all time the documents of links have the sums; of a period, the shares are summed up anew,
 * which has no order that could be gone on with, so that pages end at the thousandth link there.
 */
final class LinksResource implements Resource {
    private static final String UNRATED = "unrated";
    private static final int DEEPEST = 1_000;

    private final Store store;

    LinksResource(Store store) {
        this.store = store;
    }

    @Override
    public ObjectNode answer(Parameters parameters) {
        Filter filter = new Filter(parameters);
        String sort = parameters.text("sort");
        boolean bySum = sort.equals("shares") || sort.equals("authors");
        boolean period = parameters.time("from") != null || parameters.time("to") != null;
        return bySum && period ? ofPeriod(filter, sort) : ofAllTime(filter, sort);
    }

    /** Which links somebody wants. */
    private static final class Filter {
        private final Parameters parameters;
        private final Selection selection;

        Filter(Parameters parameters) {
            this.parameters = parameters;
            this.selection = Selections.of(parameters);
        }

        int size() {
            return parameters.number("size");
        }

        /** Conditions on links, or on shares, which have the same fields but for two. */
        Query query(String tagField, String kindField) {
            Query query = Query.all()
                    .term("communities", first(selection.communities()))
                    .term(tagField, first(selection.tags()))
                    .either(List.of("domain", "publisher"), first(selection.domains()))
                    .term("doi", first(selection.dois()))
                    .term(kindField, parameters.optional("kind"))
                    .term("source", parameters.optional("source"));
            String rating = parameters.optional("rating");
            if (UNRATED.equals(rating)) {
                query.anyOf(Json.array()
                        .add(Query.termJson("source_rating", UNRATED))
                        .add(Query.lacksJson("source_rating")));
            } else {
                query.term("source_rating", rating);
            }
            return query;
        }

        Query between(Query query, String field) {
            return query.between(field, selection.from(), selection.to());
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

    private ObjectNode ofAllTime(Filter filter, String sort) {
        String time = sort.equals("first") ? "first_shared_at" : "last_shared_at";
        String field = sort.equals("shares") || sort.equals("authors") ? sort : time;
        Search search = Search.in(Indices.LINKS, filter.size() + 1)
                .where(filter.between(filter.query("hashtags.tag", "kind"), time))
                .descending(field)
                .ascending("id")
                .counted();
        JsonNode place = Cursor.place(filter.parameters, 2);
        Found found = store.search(place == null ? search : search.behind(place));
        List<JsonNode> links = found.documents();
        ArrayNode rows = Json.array();
        for (JsonNode link : links.subList(0, Math.min(links.size(), filter.size()))) {
            rows.addObject().<ObjectNode>set("link", link).putNull("period");
        }
        return answer(rows, found.total(), false, Cursor.next(found, filter.size()));
    }

    private ObjectNode ofPeriod(Filter filter, String sort) {
        JsonNode place = Cursor.place(filter.parameters, 1);
        int offset = place == null ? 0 : place.path(0).asInt();
        if (offset < 0 || offset >= DEEPEST) {
            throw Cursor.wrong();
        }
        Query shares = filter.between(filter.query("hashtags", "link_kind"), "at");
        int end = Math.min(DEEPEST, offset + filter.size());
        Search search = ShareCounts.search(shares, end + 1, sort.equals("authors"));
        Found found = store.search(filter.within(search));
        JsonNode buckets = ShareCounts.buckets(found);
        List<String> ids = new ArrayList<>();
        for (int i = offset; i < Math.min(end, buckets.size()); i++) {
            ids.add(buckets.path(i).path("key").asText());
        }
        Map<String, JsonNode> documents = ShareCounts.byId(store.search(ShareCounts.documents(ids)));
        ArrayNode rows = Json.array();
        for (int i = 0; i < ids.size(); i++) {
            JsonNode link = documents.get(ids.get(i));
            // A link whose document is on its way shows with the next answer.
            if (link != null) {
                rows.addObject()
                        .<ObjectNode>set("link", link)
                        .set("period", ShareCounts.period(buckets.path(offset + i)));
            }
        }
        String next =
                buckets.size() > end && end < DEEPEST ? Cursor.of(Json.array().add(end)) : null;
        return answer(rows, found.sum("total").path("value").asLong(), ShareCounts.approximate(found), next);
    }

    private ObjectNode answer(ArrayNode rows, long total, boolean approximate, @Nullable String next) {
        ObjectNode json = Json.object();
        json.set("rows", rows);
        json.put("total", total).put("approximate", approximate).put("next", next);
        json.set("notice", Notice.ofList(rows.isEmpty(), store, Indices.LINKS));
        return json;
    }
}
