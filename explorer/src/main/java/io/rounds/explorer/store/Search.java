package io.rounds.explorer.store;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch.core.msearch.MultisearchBody;
import co.elastic.clients.elasticsearch.core.msearch.MultisearchHeader;
import co.elastic.clients.json.JsonpMapper;
import co.elastic.clients.json.JsonpUtils;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.documents.Indices;
import io.rounds.explorer.answer.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A search in one index, built step by step and sent once. It is also the key under which {@link SearchResults} has its
 * result.
 */
public final class Search {
    private static final JsonpMapper MAPPER = new JacksonJsonpMapper(Json.MAPPER);
    private static final String TIMEOUT = "4s";
    private static final String MISSING_LAST = "_last";

    private final String index;
    private final MultisearchBody.Builder body = new MultisearchBody.Builder();
    private List<String> searched;

    private Search(String index, int size) {
        this.index = index;
        this.searched = List.of(index);
        body.size(size).timeout(TIMEOUT).trackTotalHits(total -> total.enabled(false));
    }

    /**
     * A search for documents.
     *
     * @param index the logical index
     * @param size the maximum number of documents
     */
    public static Search in(String index, int size) {
        return new Search(index, size);
    }

    /** A search for aggregations only. */
    public static Search aggregate(String index) {
        return new Search(index, 0);
    }

    /**
     * Searches only the physical indices of this period, both ends included. A year has a dozen of them, each of which costs
     * time even if nothing in it matches. This affects speed only: the filter must contain the period, too.
     *
     * @param from of the time that every document of this index has and never changes
     */
    public Search within(Instant from, Instant to) {
        if (!from.isAfter(to)) {
            searched = List.of(Indices.physical(index, from, to).split(",", -1));
        }
        return this;
    }

    public Search where(Filter filter) {
        body.query(filter.query());
        return this;
    }

    public Search ascending(String field) {
        return sort(field, SortOrder.Asc);
    }

    public Search descending(String field) {
        return sort(field, SortOrder.Desc);
    }

    private Search sort(String field, SortOrder order) {
        body.sort(SortOptions.of(
                sort -> sort.field(by -> by.field(field).order(order).missing(MISSING_LAST))));
        return this;
    }

    /** Only documents that sort after these values, one for each field of the order. */
    public Search after(JsonNode sortValues) {
        List<FieldValue> values = new ArrayList<>();
        sortValues.forEach(value -> values.add(fieldValue(value)));
        body.searchAfter(values);
        return this;
    }

    private static FieldValue fieldValue(JsonNode value) {
        if (value.isIntegralNumber()) {
            return FieldValue.of(value.asLong());
        } else if (value.isNumber()) {
            return FieldValue.of(value.asDouble());
        } else if (value.isBoolean()) {
            return FieldValue.of(value.asBoolean());
        }
        return value.isNull() ? FieldValue.NULL : FieldValue.of(value.asText());
    }

    /** Returns only these fields of the documents. */
    public Search fields(String... names) {
        body.source(source -> source.filter(filter -> filter.includes(List.of(names))));
        return this;
    }

    /** Counts all matching documents. */
    public Search countTotal() {
        body.trackTotalHits(total -> total.enabled(true));
        return this;
    }

    /** Only the first document, in the search's order, for each value of the field. */
    public Search collapse(String field) {
        body.collapse(by -> by.field(field));
        return this;
    }

    public Search aggregation(String name, Aggregation aggregation) {
        body.aggregations(name, aggregation);
        return this;
    }

    /** Its two lines in the body of an {@code _msearch}, each with its line break. Called once. */
    String lines() {
        MultisearchHeader header = MultisearchHeader.of(
                head -> head.index(searched).ignoreUnavailable(true).allowPartialSearchResults(false));
        return JsonpUtils.toJsonString(header, MAPPER) + '\n' + JsonpUtils.toJsonString(body.build(), MAPPER) + '\n';
    }
}
