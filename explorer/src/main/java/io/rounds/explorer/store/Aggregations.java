package io.rounds.explorer.store;

import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.TermsAggregation;
import co.elastic.clients.util.NamedValue;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Aggregations of the documents that a {@link Search} matches. */
public final class Aggregations {
    /** Sorts buckets by their value. */
    public static final String KEY = "_key";

    private Aggregations() {}

    /** The values of a field with the most documents. */
    public static Aggregation terms(String field, int size) {
        return terms(field, size, Map.of());
    }

    /** The values of a field with the most documents, with further aggregations of each. */
    public static Aggregation terms(String field, int size, Map<String, Aggregation> inner) {
        return terms(TermsAggregation.of(terms -> terms.field(field).size(size)), inner);
    }

    public static Aggregation terms(TermsAggregation terms, Map<String, Aggregation> inner) {
        return Aggregation.of(aggregation -> aggregation.terms(terms).aggregations(inner));
    }

    /** The values of a field with the most documents, without some of them. */
    public static Aggregation termsExcept(String field, int size, Collection<String> excluded) {
        return Aggregation.of(aggregation -> aggregation.terms(
                terms -> terms.field(field).size(size).exclude(except -> except.terms(List.copyOf(excluded)))));
    }

    /** The largest values of a field in descending order. */
    public static Aggregation largest(String field, int size) {
        return largest(field, size, Map.of());
    }

    /** The largest values of a field in descending order, with further aggregations of each. */
    public static Aggregation largest(String field, int size, Map<String, Aggregation> inner) {
        return terms(
                TermsAggregation.of(terms -> terms.field(field).size(size).order(NamedValue.of(KEY, SortOrder.Desc))),
                inner);
    }

    /** The number of distinct values, exact up to {@code exactUpTo}. */
    public static Aggregation distinct(String field, int exactUpTo) {
        return Aggregation.of(aggregation ->
                aggregation.cardinality(count -> count.field(field).precisionThreshold(exactUpTo)));
    }

    public static Aggregation max(String field) {
        return Aggregation.of(aggregation -> aggregation.max(max -> max.field(field)));
    }

    public static Aggregation sum(String field) {
        return Aggregation.of(aggregation -> aggregation.sum(sum -> sum.field(field)));
    }

    /** The document with the largest value of a field. */
    public static Aggregation newest(String field, List<String> fields) {
        return Aggregation.of(aggregation -> aggregation.topHits(hits -> hits.size(1)
                .sort(by -> by.field(order -> order.field(field).order(SortOrder.Desc)))
                .source(source -> source.filter(filter -> filter.includes(fields)))));
    }

    /** The documents that match a filter. */
    public static Aggregation filter(Filter filter) {
        return filter(filter, Map.of());
    }

    /** The documents that match a filter, with further aggregations of them. */
    public static Aggregation filter(Filter filter, Map<String, Aggregation> inner) {
        return Aggregation.of(aggregation -> aggregation.filter(filter.query()).aggregations(inner));
    }

    /** Intervals of this many seconds, with further aggregations of each. */
    public static Aggregation intervals(String field, long seconds, Map<String, Aggregation> inner) {
        return Aggregation.of(aggregation -> aggregation
                .dateHistogram(
                        histogram -> histogram.field(field).fixedInterval(interval -> interval.time(seconds + "s")))
                .aggregations(inner));
    }
}
