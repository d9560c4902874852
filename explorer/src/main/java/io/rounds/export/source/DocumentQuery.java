package io.rounds.export.source;

import java.util.List;

/**
 * Which documents are read, how much of each, and in which order.
 *
 * @param index the logical index
 * @param conditions all of them must hold
 * @param fields paths of the fields that are needed, for example {@code author.handle}; none for all
 * @param without paths of fields that are left out
 * @param order names of fields to sort by, ascending; none where the order does not matter, which is faster
 */
public record DocumentQuery(
        String index, List<Condition> conditions, List<String> fields, List<String> without, List<String> order) {

    public DocumentQuery {
        conditions = List.copyOf(conditions);
        fields = List.copyOf(fields);
        without = List.copyOf(without);
        order = List.copyOf(order);
    }

    /** The same documents, only to be counted. */
    static DocumentQuery toCount(String index, List<Condition> conditions) {
        return new DocumentQuery(index, conditions, List.of(), List.of(), List.of());
    }
}
