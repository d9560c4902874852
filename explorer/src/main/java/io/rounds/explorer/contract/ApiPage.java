package io.rounds.explorer.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.explorer.answer.Json;
import java.util.Map;

/** The contract as an HTML page, at {@code /api/}. */
public final class ApiPage {
    private static final String STYLE = "/webjars/picocss__pico/2.1.1/css/pico.classless.min.css";

    private final StringBuilder html = new StringBuilder(16_384);
    private final JsonNode document;

    private ApiPage(JsonNode document) {
        this.document = document;
    }

    /** Renders the page. */
    public static String of(Contract contract) {
        return new ApiPage(contract.document()).render();
    }

    private String render() {
        JsonNode info = document.path("info");
        html.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
        text(info.path("title")).append(": API</title>\n<link rel=\"stylesheet\" href=\"");
        html.append(STYLE).append("\">\n</head>\n<body>\n<main>\n<h1>");
        text(info.path("title")).append(": API</h1>\n<p>");
        text(info.path("description")).append("</p>\n");
        html.append(
                        "<p>For programs: <a href=\"/api/openapi.json\">openapi.json</a>, <a href=\"/api/openapi.yaml\">openapi.yaml")
                .append("</a> (OpenAPI 3.1). <a href=\"/\">To the explorer</a></p>\n");
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            operation(path.getKey(), path.getValue().path("get"));
        }
        html.append("<h2>Answers</h2>\n");
        for (Map.Entry<String, JsonNode> schema :
                document.path("components").path("schemas").properties()) {
            schema(schema.getKey(), schema.getValue());
        }
        return html.append("</main>\n</body>\n</html>\n").toString();
    }

    private void operation(String path, JsonNode get) {
        html.append("<section>\n<h2 id=\"");
        text(get.path("operationId")).append("\"><code>GET ");
        text(path).append("</code></h2>\n<p>");
        text(get.path("summary")).append(".</p>\n");
        if (get.has("description")) {
            html.append("<p>");
            text(get.path("description")).append("</p>\n");
        }
        if (!get.path("parameters").isEmpty()) {
            html.append("<table>\n<thead><tr><th scope=\"col\">Parameter</th><th scope=\"col\">Values</th>")
                    .append("<th scope=\"col\">Meaning</th></tr></thead>\n<tbody>\n");
            get.path("parameters").forEach(given -> parameter(resolve(given)));
            html.append("</tbody>\n</table>\n");
        }
        html.append("<p>Answer: ");
        JsonNode content = get.path("responses").path("200").path("content");
        content.properties().forEach(type -> {
            html.append("<code>");
            text(type.getKey()).append("</code> ");
            reference(type.getValue().path("schema"));
        });
        html.append("</p>\n</section>\n");
    }

    private void parameter(JsonNode parameter) {
        JsonNode schema = parameter.path("schema");
        html.append("<tr><td><code>");
        text(parameter.path("name")).append("</code></td><td>");
        text(values(schema)).append("</td><td>");
        text(parameter.path("description")).append("</td></tr>\n");
    }

    private String values(JsonNode given) {
        JsonNode schema = resolve(given);
        StringBuilder words = new StringBuilder();
        if (schema.has("enum")) {
            words.append(String.join(", ", Json.list(schema.path("enum"))));
        } else if (schema.has("maximum")) {
            words.append(schema.path("minimum").asText())
                    .append(" to ")
                    .append(schema.path("maximum").asText());
        } else if (schema.has("items")) {
            words.append("may be repeated");
        } else {
            words.append(schema.path("format").asText(schema.path("type").asText()));
        }
        JsonNode defaultValue = given.has("default") ? given.path("default") : schema.path("default");
        return defaultValue.isMissingNode() ? words.toString() : words + "; default " + defaultValue.asText();
    }

    private void schema(String name, JsonNode schema) {
        html.append("<details id=\"schema-");
        text(name).append("\"><summary>");
        text(name).append("</summary>\n<pre><code>");
        text(schema.toPrettyString()).append("</code></pre>\n</details>\n");
    }

    private void reference(JsonNode schema) {
        if (schema.has("$ref")) {
            String name = schema.path("$ref").asText().replaceFirst(".*/", "");
            html.append("<a href=\"#schema-");
            text(name).append("\">");
            text(name).append("</a> ");
        }
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    private StringBuilder text(JsonNode node) {
        return text(node.asText());
    }

    private StringBuilder text(String plain) {
        return html.append(plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;"));
    }
}
