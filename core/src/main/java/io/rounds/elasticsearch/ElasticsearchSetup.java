package io.rounds.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.documents.Indices;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import org.elasticsearch.client.Request;

/**
 * Installs the index templates of {@code schemas/templates} in Elasticsearch and updates the mappings of existing
 * indices. Idempotent.
 */
public final class ElasticsearchSetup {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> MAJOR_VERSIONS = Set.of("8", "9");
    private static final String TEMPLATES = "/io/rounds/schemas/templates/";

    private final ElasticsearchServer server;

    private ElasticsearchSetup(ElasticsearchServer server) {
        this.server = server;
    }

    /**
     * Installs the templates. To be called once before a job starts.
     *
     * @throws IOException if the server does not respond, is not Elasticsearch 8 or 9, refuses the login, or has
     *     indices with incompatible mappings; the message advises what to do
     */
    public static void install(ElasticsearchOptions options) throws IOException {
        try (ElasticsearchServer server = new ElasticsearchServer(options)) {
            ElasticsearchSetup setup = new ElasticsearchSetup(server);
            setup.checkVersion();
            setup.put("/_component_template/" + Indices.physical("settings"), template("settings"));
            for (String index : Indices.ALL) {
                setup.install(index);
            }
        }
    }

    private void checkVersion() throws IOException {
        String version = ask(new Request("GET", "/")).at("/version/number").asText();
        String major = version.replaceFirst("\\..*", "");
        if (!MAJOR_VERSIONS.contains(major)) {
            throw new IOException("Rounds writes to Elasticsearch 8 or 9, but the server at " + server + " is "
                    + (version.isEmpty() ? "something else" : "version " + version));
        }
    }

    private void install(String index) throws IOException {
        JsonNode template = template(index);
        put("/_index_template/" + Indices.physical(index), template);
        // The template applies to new indices. Existing ones get new fields here.
        try {
            put("/" + Indices.physical(index) + "*/_mapping?allow_no_indices=true", template.at("/template/mappings"));
        } catch (IOException e) {
            throw new IOException(
                    "Indices of an earlier version of Rounds have other mappings; delete or reindex "
                            + Indices.physical(index) + "*. " + e.getMessage(),
                    e);
        }
    }

    private void put(String path, JsonNode body) throws IOException {
        Request request = new Request("PUT", path);
        request.setJsonEntity(body.toString());
        ask(request);
    }

    private JsonNode ask(Request request) throws IOException {
        ElasticsearchServer.Answer answer = server.perform(request).join();
        if (answer.status() != 200) {
            throw server.unusable(answer);
        }
        return JSON.readTree(answer.body());
    }

    /** Whether the documents of an index are divided into one physical index a month, and in no other. */
    static boolean isMonthly(String index) {
        for (JsonNode pattern : template(index).path("index_patterns")) {
            if (pattern.asText().equals(Indices.physical(index))) {
                return false;
            }
        }
        return true;
    }

    private static JsonNode template(String name) {
        try (InputStream in = ElasticsearchSetup.class.getResourceAsStream(TEMPLATES + name + ".json")) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("The index template " + name + " is not in this build", e);
        }
    }
}
