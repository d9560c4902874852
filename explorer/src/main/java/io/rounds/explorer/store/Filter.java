package io.rounds.explorer.store;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.ExistsQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.PrefixQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.RangeQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.TermQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.TermsQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Conditions on documents, all of which must hold. A condition whose value is null is left out, so that optional
 * parameters need no branches. Values only ever become values of exact queries; no query is parsed from text.
 */
public final class Filter {
    private final List<Query> conditions = new ArrayList<>();
    private final List<Query> exclusions = new ArrayList<>();

    private Filter() {}

    /** Matches every document until conditions are added. */
    public static Filter all() {
        return new Filter();
    }

    public Filter term(String field, @Nullable String value) {
        return value == null ? this : and(termQuery(field, value));
    }

    public Filter term(String field, Instant time) {
        return and(termQuery(field, time.toString()));
    }

    public Filter not(String field, String value) {
        exclusions.add(termQuery(field, value));
        return this;
    }

    /** The field has one of the values. */
    public Filter terms(String field, Collection<String> values) {
        return and(termsQuery(field, values));
    }

    /** At least one of the fields has the value. */
    public Filter termInAny(List<String> fields, @Nullable String value) {
        return value == null
                ? this
                : anyOf(fields.stream().map(field -> termQuery(field, value)).toList());
    }

    /** At least one of the conditions holds. */
    public Filter anyOf(List<Query> alternatives) {
        return and(BoolQuery.of(either -> either.should(alternatives).minimumShouldMatch("1"))
                ._toQuery());
    }

    public Filter exists(String field) {
        return and(existsQuery(field));
    }

    /** A time in [from, to); null for no bound. */
    public Filter between(String field, @Nullable Instant from, @Nullable Instant to) {
        return from == null && to == null
                ? this
                : and(RangeQuery.of(range -> range.date(
                                date -> date.field(field).gte(text(from)).lt(text(to))))
                        ._toQuery());
    }

    /** A time in (after, until]; null for no bound. */
    public Filter after(String field, @Nullable Instant after, @Nullable Instant until) {
        return after == null && until == null
                ? this
                : and(RangeQuery.of(range -> range.date(
                                date -> date.field(field).gt(text(after)).lte(text(until))))
                        ._toQuery());
    }

    /** A time after this one, or none at all; null for no bound. */
    public Filter missingOrAfter(String field, @Nullable Instant after) {
        return after == null
                ? this
                : anyOf(List.of(
                        missingQuery(field), all().after(field, after, null).query()));
    }

    /** The document has no such field. */
    public Filter missing(String field) {
        return and(missingQuery(field));
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    public Filter and(Query condition) {
        conditions.add(condition);
        return this;
    }

    public static Query termQuery(String field, String value) {
        return TermQuery.of(term -> term.field(field).value(value))._toQuery();
    }

    public static Query termsQuery(String field, Collection<String> values) {
        List<FieldValue> list = values.stream().map(FieldValue::of).toList();
        return TermsQuery.of(terms -> terms.field(field).terms(any -> any.value(list)))
                ._toQuery();
    }

    /** The field has the value in upper or lower case. */
    public static Query anyCaseTermQuery(String field, String value) {
        return TermQuery.of(term -> term.field(field).value(value).caseInsensitive(true))
                ._toQuery();
    }

    /** The field's value begins with this prefix in upper or lower case. */
    public static Query anyCasePrefixQuery(String field, String prefix) {
        return PrefixQuery.of(query -> query.field(field).value(prefix).caseInsensitive(true))
                ._toQuery();
    }

    private static Query existsQuery(String field) {
        return ExistsQuery.of(exists -> exists.field(field))._toQuery();
    }

    /** The document has no such field. */
    public static Query missingQuery(String field) {
        return BoolQuery.of(none -> none.mustNot(existsQuery(field)))._toQuery();
    }

    Query query() {
        return BoolQuery.of(all -> all.filter(conditions).mustNot(exclusions))._toQuery();
    }
}
