package io.rounds.local.up;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema that editors check {@code rounds.yaml} by. */
class UpConfigSchemaTest {
    private static final YAMLMapper YAML = new YAMLMapper();

    @TempDir
    private Path path = Path.of("");

    private Path config;
    private JsonNode schema;

    @BeforeEach
    void write() throws IOException {
        new DataFolder(path).settings();
        config = path.resolve("rounds.yaml");
        schema = new ObjectMapper().readTree(path.resolve("rounds.schema.json").toFile());
    }

    private Set<ValidationMessage> problems(String yaml) throws IOException {
        JsonSchema checks = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema);
        return checks.validate(YAML.readTree(yaml));
    }

    @Test
    void theFileOfTheFirstStartIsValidAndNamesItsSchema() throws IOException {
        String standard = Files.readString(config);

        assertThat(problems(standard)).isEmpty();
        assertThat(standard).startsWith("# yaml-language-server: $schema=rounds.schema.json\n");
    }

    @Test
    void eachCommentedKeyCanBeUsedAsItStandsThere() throws IOException {
        String all = Files.readString(config)
                .replaceAll("(?m)^( *)# (communities:|  - |keep:|  [a-z]+: [0-9]+d|[a-z_]+: [^ ].*$)", "$1$2");

        assertThat(problems(all)).isEmpty();
        Files.writeString(config, all);
        UpConfig read = UpConfig.read(config);
        assertThat(read.xToken().file()).isEqualTo(Path.of(System.getProperty("user.home"), "x-token"));
        assertThat(read.mastodonToken().file()).isEqualTo(path.resolve("mastodon-tokens"));
        assertThat(read.networks().x().prices()).hasSize(3);
        assertThat(read.keep().isEverything()).isFalse();
        assertThat(YAML.readTree(all).path("communities")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "networks: {blusky: {}}",
                "networks: {x: {budget: much}}",
                "networks: {x: {prices: {like: 1}}}",
                "networks: {mastodon: {servers: [mastodon.social]}}",
                "page: {port: 70000}",
                "communities: foamed",
                "keep: {tweets: soon}"
            })
    void whatIsRefusedIsNotValidEither(String yaml) throws IOException {
        assertThat(problems(yaml)).isNotEmpty();
    }

    @Test
    void theSchemaHasTheKeysThatAreRead() {
        Map<String, String> read = new TreeMap<>();
        keys("", UpConfig.class, read);
        Map<String, String> described = new TreeMap<>();
        keys("", schema, described);
        // Whose keys are of a map.
        described.keySet().removeIf(key -> key.startsWith("networks.x.prices."));

        assertThat(described.keySet()).isEqualTo(read.keySet());
        assertThat(described.values()).as("descriptions").doesNotContain("");
    }

    private static void keys(String group, Class<?> type, Map<String, String> into) {
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) || field.isAnnotationPresent(JsonIgnore.class)) {
                continue;
            }
            JsonProperty named = field.getAnnotation(JsonProperty.class);
            String key = group + (named == null ? field.getName() : named.value());
            into.put(key, field.getType().getSimpleName());
            if (field.getType().getEnclosingClass() == UpConfig.class) {
                keys(key + '.', field.getType(), into);
            }
        }
    }

    private static void keys(String group, JsonNode schema, Map<String, String> into) {
        schema.path("properties").properties().forEach(property -> {
            into.put(
                    group + property.getKey(),
                    property.getValue().path("description").asText());
            keys(group + property.getKey() + '.', property.getValue(), into);
        });
    }
}
