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
 * What the documents of an index look like, as told by {@code schemas/json}: an index that gets a schema can be
 * exported without a change here.
 *
 * <p>The time of a document is its first field that is a time and always there. Fields that hold what people wrote are
 * marked in the schema with {@code "x-text": true}.
 */
public final class IndexSchema {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FOLDER = "/io/rounds/schemas/json/";
    private static final String TEXT_MARK = "x-text";

    private final String index;
    private final List<Field> fields = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final String timeField;

    private IndexSchema(String index, JsonNode schema) {
        this.index = index;
        addFields(schema, "");
        this.timeField = timeField(schema);
    }

    /**
     * The schema of an index.
     *
     * @throws IllegalArgumentException when there is no such index; the message names those that are there
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

    private static String timeField(JsonNode schema) {
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            boolean time = property.getValue().path("format").asText().equals("date-time");
            if (time && required.contains(property.getKey())) {
                return property.getKey();
            }
        }
        throw new IllegalStateException(schema.path("title").asText() + " has no time that is always there");
    }

    /** The logical index. */
    public String index() {
        return index;
    }

    /** The time by which documents are chosen and sorted. */
    public String timeField() {
        return timeField;
    }

    /** Every field that holds a value or a list of values, in the schema's order. */
    public List<Field> fields() {
        return List.copyOf(fields);
    }

    /** Whether there is such a field with values, by its path. */
    public boolean has(String path) {
        return names.contains(path);
    }

    /** The fields that hold what people wrote. */
    public List<String> texts() {
        return fields.stream().filter(Field::text).map(Field::name).toList();
    }
}
