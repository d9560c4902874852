package io.rounds.explorer.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.rounds.explorer.answer.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The OpenAPI document {@code openapi.yaml}: operations, parameters and the schemas of all answers. The server is built
 * from it: it routes the paths and validates the parameters.
 *
 * <p>The document does not repeat the schemas of {@code schemas/json}: {@code x-document: trends} includes one, and
 * {@code x-fields} selects some of its fields.
 */
public final class Contract {
    private static final String FILE = "/io/rounds/explorer/openapi.yaml";
    private static final String SCHEMAS = "/io/rounds/schemas/json/";
    private static final YAMLMapper YAML = new YAMLMapper(new YAMLFactory());

    private final ObjectNode document;
    private final List<Operation> operations = new ArrayList<>();

    private Contract(ObjectNode document) {
        this.document = document;
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            operations.add(operation(path.getKey(), path.getValue().path("get")));
        }
    }

    /** The contract of this version. */
    public static Contract load() {
        try (InputStream in = open(FILE)) {
            ObjectNode document = (ObjectNode) YAML.readTree(in);
            ObjectNode schemas = (ObjectNode) document.path("components").path("schemas");
            for (Map.Entry<String, JsonNode> schema : schemas.properties()) {
                if (schema.getValue().has("x-document")) {
                    schema.setValue(documentSchema(schema.getValue()));
                }
            }
            return new Contract(document);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }

    private static InputStream open(String file) throws IOException {
        InputStream in = Contract.class.getResourceAsStream(file);
        if (in == null) {
            throw new IOException(file + " is not in this build");
        }
        return in;
    }

    private static JsonNode documentSchema(JsonNode reference) throws IOException {
        ObjectNode schema;
        try (InputStream in = open(SCHEMAS + reference.path("x-document").asText() + ".schema.json")) {
            schema = (ObjectNode) Json.MAPPER.readTree(in);
        }
        schema.remove(List.of("$schema", "$id"));
        List<String> fields = Json.list(reference.path("x-fields"));
        if (!fields.isEmpty()) {
            ((ObjectNode) schema.path("properties")).retain(fields);
            List<String> required = Json.list(schema.path("required"));
            required.retainAll(fields);
            schema.set("required", Json.texts(required));
        }
        return schema;
    }

    private Operation operation(String path, JsonNode get) {
        List<ParameterRule> variables = new ArrayList<>();
        List<ParameterRule> query = new ArrayList<>();
        for (JsonNode given : get.path("parameters")) {
            JsonNode parameter = resolve(given);
            boolean variable = parameter.path("in").asText().equals("path");
            (variable ? variables : query)
                    .add(new ParameterRule(
                            parameter.path("name").asText(),
                            schema(parameter),
                            parameter.path("required").asBoolean()));
        }
        return new Operation(get.path("operationId").asText(), path, variables, query);
    }

    /** A parameter's schema with its reference resolved; keywords beside the reference are added. */
    private JsonNode schema(JsonNode parameter) {
        ObjectNode given = (ObjectNode) parameter.path("schema");
        ObjectNode schema = Json.object();
        schema.setAll((ObjectNode) resolve(given));
        given.properties().stream()
                .filter(word -> !word.getKey().equals("$ref"))
                .forEach(word -> schema.set(word.getKey(), word.getValue()));
        if (schema.has("items")) {
            schema.set("items", resolve(schema.path("items")));
        }
        if (parameter.has("description")) {
            schema.set("description", parameter.path("description"));
        }
        return schema;
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    /** All operations in the order of the document. */
    public List<Operation> operations() {
        return List.copyOf(operations);
    }

    /** The types of events that clients of {@code /api/live} receive. */
    public List<String> liveEventTypes() {
        return Json.list(document.at("/components/schemas/LiveNotice/properties/type/enum"));
    }

    /** The fields of a schema. */
    public List<String> fields(String schema) {
        List<String> fields = new ArrayList<>();
        document.path("components")
                .path("schemas")
                .path(schema)
                .path("properties")
                .fieldNames()
                .forEachRemaining(fields::add);
        return fields;
    }

    /** The whole document. */
    public ObjectNode document() {
        return document;
    }

    /** The whole document as YAML. */
    public String yaml() {
        try {
            return YAML.writeValueAsString(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
