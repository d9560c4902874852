package io.rounds.explorer.contract;

import com.fasterxml.jackson.databind.JsonNode;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.rounds.explorer.answer.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * The contract as an HTML page, at {@code /api/}. The HTML is in {@code src/main/jte}, which the build compiles and which
 * escapes every text.
 */
public record ApiPage(String title, String description, List<Section> sections, List<Schema> schemas) {
    private static final String TEMPLATE = "explorer/contract/page.jte";
    private static final String TEMPLATE_PACKAGE = "io.rounds";

    /** An operation of the contract. */
    record Section(
            String id,
            String path,
            String summary,
            String description,
            List<Parameter> parameters,
            List<Content> contents) {}

    /** A parameter, with its possible values in words. */
    record Parameter(String name, String values, String meaning) {}

    /** A content type of an answer, with the name of its schema; empty if it has none. */
    record Content(String type, String schema) {}

    /** A schema as indented JSON. */
    record Schema(String name, String json) {}

    /** Renders the page. */
    public static String of(Contract contract) {
        TemplateEngine templates = TemplateEngine.createPrecompiled(
                null, ContentType.Html, ApiPage.class.getClassLoader(), TEMPLATE_PACKAGE);
        StringOutput html = new StringOutput();
        templates.render(TEMPLATE, new Reader(contract.document()).page(), html);
        return html.toString();
    }

    /** Reads the OpenAPI document. */
    private record Reader(JsonNode document) {
        ApiPage page() {
            List<Section> sections = new ArrayList<>();
            document.path("paths")
                    .properties()
                    .forEach(path ->
                            sections.add(section(path.getKey(), path.getValue().path("get"))));
            List<Schema> schemas = new ArrayList<>();
            document.at("/components/schemas")
                    .properties()
                    .forEach(schema -> schemas.add(
                            new Schema(schema.getKey(), schema.getValue().toPrettyString())));
            return new ApiPage(
                    document.at("/info/title").asText(),
                    document.at("/info/description").asText(),
                    sections,
                    schemas);
        }

        private Section section(String path, JsonNode get) {
            List<Parameter> parameters = new ArrayList<>();
            get.path("parameters").forEach(given -> parameters.add(parameter(resolve(given))));
            List<Content> contents = new ArrayList<>();
            get.at("/responses/200/content")
                    .properties()
                    .forEach(type -> contents.add(new Content(
                            type.getKey(),
                            type.getValue().at("/schema/$ref").asText().replaceFirst(".*/", ""))));
            return new Section(
                    get.path("operationId").asText(),
                    path,
                    get.path("summary").asText(),
                    get.path("description").asText(),
                    parameters,
                    contents);
        }

        private Parameter parameter(JsonNode parameter) {
            return new Parameter(
                    parameter.path("name").asText(),
                    values(parameter.path("schema")),
                    parameter.path("description").asText());
        }

        private String values(JsonNode given) {
            JsonNode schema = resolve(given);
            String values;
            if (schema.has("enum")) {
                values = String.join(", ", Json.list(schema.path("enum")));
            } else if (schema.has("maximum")) {
                values = schema.path("minimum").asText() + " to "
                        + schema.path("maximum").asText();
            } else if (schema.has("items")) {
                values = "may be repeated";
            } else {
                values = schema.path("format").asText(schema.path("type").asText());
            }
            JsonNode defaultValue = given.has("default") ? given.path("default") : schema.path("default");
            return defaultValue.isMissingNode() ? values : values + "; default " + defaultValue.asText();
        }

        private JsonNode resolve(JsonNode node) {
            return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
        }
    }
}
