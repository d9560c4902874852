package io.rounds.export.source;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** ConditionMatcher in Elasticsearch's query language. */
final class QueryJson {
    private QueryJson() {}

    /** A query for documents that meet all conditions; without any, for all documents. */
    static ObjectNode of(List<Condition> conditions) {
        ObjectNode query = ElasticsearchDocuments.JSON.createObjectNode();
        ArrayNode filters = query.putObject("bool").putArray("filter");
        for (Condition condition : conditions) {
            if (condition instanceof Condition.AnyOf anyOf) {
                anyOf(filters.addObject(), anyOf);
            } else if (condition instanceof Condition.Between between) {
                between(filters.addObject(), between);
            }
        }
        return query;
    }

    private static void anyOf(ObjectNode filter, Condition.AnyOf condition) {
        ArrayNode should = filter.putObject("bool").putArray("should");
        for (String field : condition.fields()) {
            ArrayNode values = should.addObject().putObject("terms").putArray(field);
            condition.values().forEach(values::add);
        }
    }

    private static void between(ObjectNode filter, Condition.Between condition) {
        ObjectNode range = filter.putObject("range").putObject(condition.field());
        bound(range, "gte", condition.from());
        bound(range, "lt", condition.to());
    }

    private static void bound(ObjectNode range, String name, @Nullable Instant at) {
        if (at != null) {
            range.put(name, at.toString());
        }
    }
}
