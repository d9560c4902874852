package io.rounds.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.rounds.model.Kind;
import io.rounds.model.LinkKind;
import io.rounds.model.Platform;
import io.rounds.model.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class SchemasTest {
    /** Field types of the server itself: what an Elasticsearch without its extra modules knows. */
    private static final Set<String> CORE_TYPES =
            Set.of("keyword", "text", "date", "boolean", "integer", "long", "double");

    static final List<String> INDICES = Indices.ALL;

    @ParameterizedTest
    @FieldSource("INDICES")
    void theMappingHasExactlyTheFieldsOfTheSchema(String index) {
        assertThat(mapped(mappings(index), "")).isEqualTo(described(schema(index), ""));
    }

    @ParameterizedTest
    @FieldSource("INDICES")
    void theSchemaIsAValidSchema(String index) {
        var metaSchema = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(metaSchema.validate(schema(index).toString(), InputFormat.JSON))
                .isEmpty();
    }

    @ParameterizedTest
    @FieldSource("INDICES")
    void everyFieldIsDescribedAndNoOtherIsAllowed(String index) {
        List<String> problems = new ArrayList<>();
        checkDescribed(schema(index), index, problems);
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("INDICES")
    void theTemplateIsStrictAndUsesCoreTypesOnly(String index) {
        JsonNode template = template(index);
        assertThat(template.at("/index_patterns/0").asText()).isEqualTo(Indices.physical(index) + "-*");
        assertThat(template.at("/template/aliases").has(index)).isTrue();
        assertThat(mappings(index).path("dynamic").asText()).isEqualTo("strict");
        assertThat(CORE_TYPES)
                .containsAll(mappings(index).findValuesAsText("type").stream()
                        .filter(type -> !type.isEmpty())
                        .toList());
    }

    @Test
    void everyIndexWithASchemaHasATemplateAndIsListed() throws Exception {
        Set<String> schemas = fileNames("json", ".schema.json");
        Set<String> templates = fileNames("templates", ".json");
        assertThat(templates.remove("settings")).isTrue();
        assertThat(templates).isEqualTo(schemas);
        assertThat(Indices.ALL)
                .as("schemas/indices.txt lists the schemas of schemas/json")
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(schemas);
    }

    @Test
    void theSchemasNameEveryValueOfTheModel() {
        assertThat(values(schema(Indices.REJECTED).at("/properties/reason")))
                .containsExactlyElementsOf(
                        Arrays.stream(Reason.values()).map(Reason::code).toList());
        assertThat(values(schema(Indices.TWEETS).at("/properties/kind")))
                .containsExactlyElementsOf(
                        Arrays.stream(Kind.values()).map(Kind::documentName).toList());
        assertThat(values(schema(Indices.TWEETS).at("/properties/platform")))
                .containsExactlyElementsOf(
                        Arrays.stream(Platform.values()).map(Platform::prefix).toList());
        assertThat(values(schema(Indices.TWEETS).at("/properties/links/items/properties/kind")))
                .containsExactlyElementsOf(Arrays.stream(LinkKind.values())
                        .map(LinkKind::documentName)
                        .toList());
    }

    private static Set<String> fileNames(String directory, String suffix) throws Exception {
        Path path = Path.of(
                SchemasTest.class.getResource("/io/rounds/schemas/" + directory).toURI());
        try (Stream<Path> files = Files.list(path)) {
            Set<String> names = new TreeSet<>();
            files.map(file -> file.getFileName().toString()).forEach(name -> names.add(name.replace(suffix, "")));
            return names;
        }
    }

    private static List<String> values(JsonNode property) {
        List<String> values = new ArrayList<>();
        property.path("enum").forEach(value -> values.add(value.asText()));
        return values;
    }

    private static Set<String> described(JsonNode schema, String prefix) {
        Set<String> fields = new TreeSet<>();
        schema.path("properties").properties().forEach(property -> {
            JsonNode inner =
                    property.getValue().has("items") ? property.getValue().path("items") : property.getValue();
            fields.add(prefix + property.getKey());
            fields.addAll(described(inner, prefix + property.getKey() + '.'));
        });
        return fields;
    }

    private static Set<String> mapped(JsonNode mapping, String prefix) {
        Set<String> fields = new TreeSet<>();
        mapping.path("properties").properties().forEach(property -> {
            fields.add(prefix + property.getKey());
            fields.addAll(mapped(property.getValue(), prefix + property.getKey() + '.'));
        });
        return fields;
    }

    private static void checkDescribed(JsonNode schema, String path, List<String> problems) {
        if (schema.has("properties") && !schema.path("additionalProperties").isBoolean()) {
            problems.add(path + " allows other fields");
        }
        schema.path("properties").properties().forEach(property -> {
            String name = path + '.' + property.getKey();
            if (property.getValue().path("description").asText().isBlank()) {
                problems.add(name + " has no description");
            }
            checkDescribed(property.getValue(), name, problems);
            checkDescribed(property.getValue().path("items"), name, problems);
        });
    }

    private static JsonNode schema(String index) {
        return DocumentSchemas.resource("json/" + index + ".schema.json");
    }

    private static JsonNode template(String index) {
        return DocumentSchemas.resource("templates/" + index + ".json");
    }

    private static JsonNode mappings(String index) {
        return template(index).at("/template/mappings");
    }
}
