package io.rounds.extract.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.rounds.SharedData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every case of twitter-text's conformance suite, read where it lies. */
class TwitterTextConformanceTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** What the suite calls each extraction, and ours in the suite's form. */
    private static final Map<String, Function<String, JsonNode>> EXTRACTIONS = Map.ofEntries(
            Map.entry("mentions", text -> values(TextExtractor.mentions(text))),
            Map.entry("mentions_with_indices", text -> places(TextExtractor.mentions(text), "screen_name")),
            Map.entry("mentions_or_lists_with_indices", text -> lists(TextExtractor.mentionsOrLists(text))),
            Map.entry("replies", text -> reply(TextExtractor.replyTo(text))),
            Map.entry("urls", text -> values(TextExtractor.urls(text))),
            Map.entry("urls_with_indices", text -> places(TextExtractor.urls(text), "url")),
            Map.entry("urls_with_directional_markers", text -> places(TextExtractor.urls(text), "url")),
            Map.entry("tco_urls_with_params", text -> values(TextExtractor.urls(text))),
            Map.entry("hashtags", text -> values(TextExtractor.hashtags(text))),
            Map.entry("hashtags_from_astral", text -> values(TextExtractor.hashtags(text))),
            Map.entry("hashtags_with_indices", text -> places(TextExtractor.hashtags(text), "hashtag")),
            Map.entry("cashtags", text -> values(TextExtractor.cashtags(text))),
            Map.entry("cashtags_with_indices", text -> places(TextExtractor.cashtags(text), "cashtag")));

    /** What the whole extraction calls the same, where it has it. */
    private static final Map<String, Function<TextEntities, JsonNode>> WHOLE = Map.of(
            "mentions", found -> strings(found.mentions()),
            "replies", found -> reply(found.replyTo()),
            "urls", found -> strings(found.urls()),
            "tco_urls_with_params", found -> strings(found.urls()),
            "hashtags", found -> strings(found.hashtags()),
            "hashtags_from_astral", found -> strings(found.hashtags()));

    @TestFactory
    Stream<DynamicContainer> everyCaseOfTheSuite() throws IOException {
        List<DynamicContainer> groups = new ArrayList<>();
        for (Map.Entry<String, JsonNode> group : suite().properties()) {
            groups.add(DynamicContainer.dynamicContainer(group.getKey(), tests(group.getKey(), group.getValue())));
        }
        return groups.stream();
    }

    @Test
    void theSuiteHasTheCasesThatWeCount() throws IOException {
        assertThat(suite().findValues("text")).hasSizeGreaterThan(200);
    }

    private static JsonNode suite() throws IOException {
        return new ObjectMapper(new YAMLFactory())
                .readTree(SharedData.path("rounds.twitter-text", "twitter-text")
                        .resolve("extract.yml")
                        .toFile())
                .path("tests");
    }

    private static List<DynamicTest> tests(String group, JsonNode cases) {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode suiteCase : cases) {
            tests.add(DynamicTest.dynamicTest(suiteCase.path("description").asText(), () -> check(group, suiteCase)));
        }
        return tests;
    }

    private static void check(String group, JsonNode suiteCase) {
        String text = suiteCase.path("text").asText();
        JsonNode expected = suiteCase.path("expected");
        Function<String, JsonNode> extraction =
                Objects.requireNonNull(EXTRACTIONS.get(group), () -> "No extraction for the suite's group " + group);
        assertThat(extraction.apply(text)).as(text).isEqualTo(expected);
        Function<TextEntities, JsonNode> whole = WHOLE.get(group);
        if (whole != null) {
            assertThat(whole.apply(TextExtractor.extract(text))).as(text).isEqualTo(expected);
        }
    }

    private static JsonNode values(List<Entity> entities) {
        return strings(entities.stream().map(Entity::value).toList());
    }

    private static JsonNode strings(List<String> values) {
        ArrayNode array = JSON.arrayNode();
        values.forEach(array::add);
        return array;
    }

    private static JsonNode reply(@Nullable String handle) {
        return handle == null ? JSON.nullNode() : JSON.textNode(handle);
    }

    private static JsonNode places(List<Entity> entities, String name) {
        ArrayNode array = JSON.arrayNode();
        for (Entity entity : entities) {
            array.add(indices(JSON.objectNode().put(name, entity.value()), entity));
        }
        return array;
    }

    private static JsonNode lists(List<Entity> entities) {
        ArrayNode array = JSON.arrayNode();
        for (Entity entity : entities) {
            ObjectNode node = JSON.objectNode().put("screen_name", entity.value());
            array.add(indices(node.put("list_slug", entity.listSlug()), entity));
        }
        return array;
    }

    private static ObjectNode indices(ObjectNode node, Entity entity) {
        node.putArray("indices").add(entity.start()).add(entity.end());
        return node;
    }
}
