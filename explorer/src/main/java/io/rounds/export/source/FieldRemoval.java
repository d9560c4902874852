package io.rounds.export.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/**
 * Takes fields out of a document, also out of every object of a list.
 *
 * @param document is changed
 */
record FieldRemoval(JsonNode document) implements Consumer<String> {
    /** @param path of the field: {@code author.name} */
    @Override
    public void accept(String path) {
        remove(document, path);
    }

    private static void remove(JsonNode node, String path) {
        int dot = path.indexOf('.');
        if (node.isArray()) {
            node.forEach(element -> remove(element, path));
        } else if (dot >= 0) {
            remove(node.path(path.substring(0, dot)), path.substring(dot + 1));
        } else if (node instanceof ObjectNode object) {
            object.remove(path);
        }
    }
}
