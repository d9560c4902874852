package io.rounds.explorer.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.explorer.answer.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

final class ContractTest {
    private final Contract contract = Contract.load();

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = new ArrayList<>();
        collect(contract.document(), references);
        assertThat(references).isNotEmpty();
        for (String reference : references) {
            assertThat(contract.document().at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse();
        }
    }

    private static void collect(JsonNode node, List<String> references) {
        if (node.path("$ref").isTextual()) {
            references.add(node.path("$ref").asText());
        }
        node.forEach(child -> collect(child, references));
    }

    @Test
    void eachOperationHasItsOwnNameAndSaysWhatItIs() {
        List<String> names = contract.operations().stream().map(Operation::id).toList();
        assertThat(new HashSet<>(names)).hasSameSizeAs(names);
        for (JsonNode path : contract.document().path("paths")) {
            assertThat(path.at("/get/summary").asText()).isNotBlank();
            assertThat(path.at("/get/responses/200").isMissingNode()).isFalse();
            path.properties().forEach(method -> assertThat(method.getKey()).isIn("get", "post"));
            JsonNode post = path.path("post");
            if (!post.isMissingNode()) {
                assertThat(post.path("summary").asText()).isNotBlank();
                assertThat(post.path("security"))
                        .as("what writes needs a token")
                        .isNotEmpty();
            }
        }
    }

    @Test
    void theSchemasOfDocumentsAreThoseOfTheFiles() {
        JsonNode schemas = contract.document().at("/components/schemas");
        assertThat(schemas.at("/TrendRow/properties/surprise/type").asText()).isEqualTo("number");
        assertThat(schemas.at("/TrendRow/$id").isMissingNode()).isTrue();
        assertThat(contract.fields("TrendRow")).contains("kind").doesNotContain("id");
        assertThat(contract.fields("ChatHead")).contains("participants").doesNotContain("pulse", "mentions");
        assertThat(Json.list(schemas.at("/ChatHead/required")))
                .contains("title")
                .doesNotContain("pulse");
    }

    @Test
    void thePageNamesEveryPathAndEscapesWhatItShows() {
        String html = ApiPage.of(contract);
        contract.operations().forEach(operation -> assertThat(html).contains("GET " + operation.path()));
        assertThat(html).doesNotContain("<script").doesNotContain("style=");
        Document page = Jsoup.parse(html);
        assertThat(page.select("h2[id]").eachAttr("id"))
                .isEqualTo(contract.operations().stream().map(Operation::id).toList());
        for (Map.Entry<String, JsonNode> schema :
                contract.document().at("/components/schemas").properties()) {
            Element shown = page.getElementById("schema-" + schema.getKey());
            assertThat(shown).isNotNull();
            assertThat(shown.select("code").first().wholeText())
                    .isEqualTo(schema.getValue().toPrettyString());
        }
        assertThat(page.select("a[href^=#schema-]")).isNotEmpty().allSatisfy(link -> assertThat(
                        page.getElementById(link.attr("href").substring(1)))
                .as(link.attr("href"))
                .isNotNull());
    }
}
