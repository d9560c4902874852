package io.rounds.dist.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.documents.Indices;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What Elasticsearch has. */
final class DocumentStore {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 5_000;
    private static final int DIFFERENCES_TO_SHOW = 5;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;

    DocumentStore(URI server) {
        this.server = server;
    }

    private JsonNode ask(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(method + ' ' + path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** Every document of every index, by index and id. */
    Map<String, JsonNode> documents() throws IOException, InterruptedException {
        ask("POST", "/_refresh", "");
        Map<String, JsonNode> documents = new TreeMap<>();
        for (String index : Indices.ALL) {
            String after = "";
            while (true) {
                String query = "{\"size\":" + PAGE + ",\"sort\":[{\"id\":\"asc\"}],\"search_after\":["
                        + JSON.writeValueAsString(after) + "]}";
                JsonNode hits = ask("POST", "/rounds-" + index + "*/_search", query)
                        .path("hits")
                        .path("hits");
                for (JsonNode hit : hits) {
                    after = hit.path("_id").asText();
                    documents.put(index + '/' + after, hit.path("_source"));
                }
                if (hits.size() < PAGE) {
                    break;
                }
            }
        }
        return documents;
    }

    void deleteAll() throws IOException, InterruptedException {
        for (String index : Indices.ALL) {
            ask("DELETE", "/rounds-" + index + "*", "");
        }
    }

    /** Some of the documents that are not in both, and what each holds. */
    static List<String> differences(Map<String, JsonNode> found, Map<String, JsonNode> expected) {
        return Stream.concat(found.keySet().stream(), expected.keySet().stream())
                .distinct()
                .filter(id -> !Objects.equals(found.get(id), expected.get(id)))
                .limit(DIFFERENCES_TO_SHOW)
                .map(id -> id + ": " + found.get(id) + ", not " + expected.get(id))
                .toList();
    }
}
