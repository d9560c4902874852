package io.rounds.documents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fields of an index's documents, read from its JSON Schema in {@code schemas/json}.
 *
 * <p>Required fields of the format {@code date-time} are the times of a document: exports select and sort by the first,
 * and the last shows how recent the index is. Text that users wrote is marked in the schema with {@code "x-text": true}.
 */
public final class IndexSchema {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FOLDER = "/io/rounds/schemas/json/";
    private static final String TEXT_MARK = "x-text";

    private final String index;
    private final List<Field> fields = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final List<String> times;

    private IndexSchema(String index, JsonNode schema) {
        this.index = index;
        addFields(schema, "");
        this.times = times(schema);
    }

    /**
     * The schema of an index.
     *
     * @throws IllegalArgumentException if there is no such index; the message lists the indices
     */
    public static IndexSchema of(String index) {
        if (!Indices.ALL.contains(index)) {
            throw new IllegalArgumentException(
                    "This version of Rounds has no index '" + index + "'. It has " + String.join(", ", Indices.ALL));
        }
        try (InputStream in = IndexSchema.class.getResourceAsStream(FOLDER + index + ".schema.json")) {
            return new IndexSchema(index, JSON.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException("The schema of " + index + " is not in this build", e);
        }
    }

    private void addFields(JsonNode schema, String prefix) {
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            String name = prefix + property.getKey();
            JsonNode value = property.getValue();
            JsonNode inner = value.has("items") ? value.path("items") : value;
            if (inner.has("properties")) {
                addFields(inner, name + '.');
            } else {
                fields.add(Field.of(name, value.path(TEXT_MARK).asBoolean()));
                names.add(name);
            }
        }
    }

    private static List<String> times(JsonNode schema) {
        List<String> times = new ArrayList<>();
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            boolean time = property.getValue().path("format").asText().equals("date-time");
            if (time && required.contains(property.getKey())) {
                times.add(property.getKey());
            }
        }
        if (times.isEmpty()) {
            throw new IllegalStateException(schema.path("title").asText() + " has no required date-time field");
        }
        return List.copyOf(times);
    }

    /** The logical index. */
    public String index() {
        return index;
    }

    /** The field by which documents are selected and sorted: the first required time. */
    public String timeField() {
        return times.get(0);
    }

    /** The field whose maximum shows how recent the index is: the last required time. */
    public String newestField() {
        return times.get(times.size() - 1);
    }

    /** The fields with a value or a list of values, in the schema's order. */
    public List<Field> fields() {
        return List.copyOf(fields);
    }

    /** Whether there is a field with a value or a list of values at this path. */
    public boolean has(String path) {
        return names.contains(path);
    }

    /** The names of the fields with text that users wrote. */
    public List<String> texts() {
        return fields.stream().filter(Field::text).map(Field::name).toList();
    }
}
