package io.rounds.export.source;

import java.util.List;

/**
 * Which documents are read, which of their fields, and in which order.
 *
 * @param index the logical index
 * @param conditions a document must meet all of them
 * @param fields paths of the fields to read, for example {@code author.handle}; empty for all
 * @param excludedFields paths of fields to leave out
 * @param order names of fields to sort by, ascending; empty for any order, which is faster
 */
public record DocumentQuery(
        String index, List<Condition> conditions, List<String> fields, List<String> excludedFields, List<String> order) {

    public DocumentQuery {
        conditions = List.copyOf(conditions);
        fields = List.copyOf(fields);
        excludedFields = List.copyOf(excludedFields);
        order = List.copyOf(order);
    }

    /** A query whose documents are only counted. */
    static DocumentQuery forCount(String index, List<Condition> conditions) {
        return new DocumentQuery(index, conditions, List.of(), List.of(), List.of());
    }
}
