package io.rounds.export.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * Whether a document meets conditions, as Elasticsearch evaluates them: a list meets a condition if one of its elements
 * does.
 */
final class ConditionMatcher {
    private ConditionMatcher() {}

    /** @throws IOException when a field that should be a time is not one */
    static boolean matchesAll(List<Condition> conditions, JsonNode document) throws IOException {
        for (Condition condition : conditions) {
            if (!matches(condition, document)) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(Condition condition, JsonNode document) throws IOException {
        if (condition instanceof Condition.AnyOf anyOf) {
            return anyOf.fields().stream().anyMatch(field -> hasAny(document, field, anyOf.values()));
        }
        return isBetween((Condition.Between) condition, document);
    }

    private static boolean hasAny(JsonNode node, String path, List<String> values) {
        if (node.isArray()) {
            for (JsonNode element : node) {
                if (hasAny(element, path, values)) {
                    return true;
                }
            }
            return false;
        }
        if (path.isEmpty()) {
            return node.isValueNode() && values.contains(node.asText());
        }
        int dot = path.indexOf('.');
        return dot < 0
                ? hasAny(node.path(path), "", values)
                : hasAny(node.path(path.substring(0, dot)), path.substring(dot + 1), values);
    }

    private static boolean isBetween(Condition.Between between, JsonNode document) throws IOException {
        if (DocumentFields.textOrNull(document, between.field()) == null) {
            return false;
        }
        Instant at = DocumentFields.time(document, between.field());
        Instant from = between.from();
        Instant to = between.to();
        return (from == null || !at.isBefore(from)) && (to == null || at.isBefore(to));
    }
}
