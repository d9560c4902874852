package io.rounds.export.graph.format;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An attribute of the nodes or edges of a graph.
 *
 * @param name its name in the file
 * @param type of its values
 */
public record GraphColumn(String name, Type type) {

    /** Types of values, with their names in GEXF and GraphML. */
    public enum Type {
        /** Text; times, too, in ISO-8601 UTC. */
        TEXT("string"),
        /** A whole number. */
        COUNT("long"),
        /** A number. */
        NUMBER("double");

        private final String xmlName;

        Type(String xmlName) {
            this.xmlName = xmlName;
        }

        String xmlName() {
            return xmlName;
        }

        /** Parses a value. */
        Object value(String text) {
            return switch (this) {
                case TEXT -> text;
                case COUNT -> Long.valueOf(text);
                case NUMBER -> Double.valueOf(text);
            };
        }
    }

    public static GraphColumn text(String name) {
        return new GraphColumn(name, Type.TEXT);
    }

    public static GraphColumn count(String name) {
        return new GraphColumn(name, Type.COUNT);
    }

    public static GraphColumn number(String name) {
        return new GraphColumn(name, Type.NUMBER);
    }

    /** The values of columns; null for none. */
    public static List<@Nullable Object> values(List<GraphColumn> columns, List<@Nullable String> texts) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String text = texts.get(i);
            values.add(text == null ? null : columns.get(i).type().value(text));
        }
        return values;
    }
}
