package io.rounds.documents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.rounds.model.Document;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The JSON Schemas of the documents, for tests. */
public final class DocumentSchemas {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, JsonSchema> SCHEMAS = new ConcurrentHashMap<>();

    private DocumentSchemas() {}

    /** One message for each violation of the schema, the id or the form; empty if the document is valid. */
    public static List<String> errors(Document document) {
        String json = Objects.requireNonNull(document.json(), "a removal has no JSON");
        List<String> errors = new ArrayList<>(errors(document.index(), json));
        if (json.indexOf('\n') >= 0) {
            errors.add("more than one line");
        }
        if (!parse(json).path("id").asText().equals(document.id())) {
            errors.add("the id in the JSON is not the document's id " + document.id());
        }
        return errors;
    }

    /** The violations of the index's schema. */
    public static List<String> errors(String index, String json) {
        return SCHEMAS
                .computeIfAbsent(index, DocumentSchemas::load)
                .validate(json, InputFormat.JSON, context -> context.getExecutionConfig()
                        .setFormatAssertionsEnabled(true))
                .stream()
                .map(Object::toString)
                .toList();
    }

    /** A file below {@code schemas}, for example {@code json/tweets.schema.json}. */
    public static JsonNode resource(String path) {
        try (InputStream in = DocumentSchemas.class.getResourceAsStream("/io/rounds/schemas/" + path)) {
            return JSON.readTree(Objects.requireNonNull(in, path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A field of a document, as text. */
    public static String field(Document document, String name) {
        return parse(Objects.requireNonNull(document.json(), "a removal has no JSON"))
                .path(name)
                .asText();
    }

    public static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static JsonSchema load(String index) {
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(resource("json/" + index + ".schema.json"));
    }
}
