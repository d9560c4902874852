package io.rounds.export.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.elasticsearch.ElasticsearchOptions;
import io.rounds.elasticsearch.ElasticsearchServer;
import java.io.IOException;
import org.elasticsearch.client.Request;

/**
 * Documents of an Elasticsearch cluster, version 8 or 9.
 *
 * <p>A point in time is a consistent snapshot. It is read in slices, each of them page by page after the last document
 * of the previous page ({@code search_after}), so that no page costs more than the first, and memory holds a few pages
 * whatever the number of documents.
 */
public final class ElasticsearchDocuments implements DocumentSource {
    static final ObjectMapper JSON = new ObjectMapper();

    /** How long the server keeps a point in time between two pages. */
    static final String KEEP_ALIVE = "15m";

    private static final int SLICES = 3;
    private static final int NOT_FOUND = 404;

    private final ElasticsearchServer server;
    private final int slices;

    /**
     * Connects at the first request. The caller closes it.
     *
     * @throws IOException when the certificate cannot be read
     */
    public ElasticsearchDocuments(ElasticsearchOptions options) throws IOException {
        this(options, SLICES);
    }

    /** @param slices read concurrently, 1 or more */
    ElasticsearchDocuments(ElasticsearchOptions options, int slices) throws IOException {
        this.server = new ElasticsearchServer(options, "read the indices rounds-*");
        this.slices = slices;
    }

    @Override
    public Documents open(DocumentQuery query) throws IOException {
        Request request = new Request("POST", '/' + query.index() + "/_pit");
        request.addParameter("keep_alive", KEEP_ALIVE);
        String pit = execute(query.index(), request).path("id").asText();
        return new SlicedDocuments(server, pit, query, slices);
    }

    @Override
    public long count(DocumentQuery query) throws IOException {
        Request request = new Request("POST", '/' + query.index() + "/_count");
        ObjectNode body = JSON.createObjectNode();
        body.set("query", QueryJson.of(query.conditions()));
        request.setJsonEntity(body.toString());
        return execute(query.index(), request).path("count").asLong();
    }

    private JsonNode execute(String index, Request request) throws IOException {
        ElasticsearchServer.Answer answer = server.perform(request).join();
        if (answer.status() == NOT_FOUND && answer.body().contains("index_not_found_exception")) {
            throw new NothingFoundException("Elasticsearch at " + server + " has no index " + index
                    + ": nothing has been analysed into it yet");
        }
        if (answer.status() != 200) {
            throw server.unusable(answer);
        }
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
