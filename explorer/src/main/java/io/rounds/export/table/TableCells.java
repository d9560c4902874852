package io.rounds.export.table;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.documents.Field;
import io.rounds.export.text.SpreadsheetCells;
import java.util.ArrayList;
import java.util.List;

/**
 * The cells of a table. A field inside an object is one column, {@code author.handle}. A list is one cell, its elements
 * joined with {@code |}; a {@code |} inside of an element is {@code \|}. A field of objects in a list is such a cell,
 * too, with an empty element for an object without it, so that the elements of neighbouring columns correspond. A
 * list in a list is joined with spaces.
 */
final class TableCells {
    private TableCells() {}

    /** The cell of a column; empty where the document has no value. */
    static String of(JsonNode document, Field column) {
        JsonNode node = document;
        int depth = 0;
        while (depth < column.path().size() && !node.isArray()) {
            node = node.path(column.path().get(depth++));
        }
        if (node.isArray()) {
            return SpreadsheetCells.safe(
                    list(node, column.path().subList(depth, column.path().size())));
        }
        return node.isTextual() ? SpreadsheetCells.safe(node.textValue()) : plain(node);
    }

    private static String list(JsonNode list, List<String> rest) {
        List<String> elements = new ArrayList<>(list.size());
        for (JsonNode element : list) {
            JsonNode node = element;
            for (String step : rest) {
                node = node.path(step);
            }
            elements.add(plain(node).replace("|", "\\|"));
        }
        return String.join("|", elements);
    }

    private static String plain(JsonNode node) {
        if (node.isArray()) {
            List<String> elements = new ArrayList<>(node.size());
            node.forEach(element -> elements.add(element.asText()));
            return String.join(" ", elements);
        }
        return node.isNull() ? "" : node.asText();
    }
}
