package io.rounds.local;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.documents.Indices;
import io.rounds.elasticsearch.ElasticsearchClients;
import io.rounds.elasticsearch.ElasticsearchOptions;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The contents of Elasticsearch, as the demo prints them. */
public final class Results implements AutoCloseable {
    private final ElasticsearchClient client;

    public Results(ElasticsearchOptions options) throws IOException {
        client = new ElasticsearchClient(
                new RestClientTransport(ElasticsearchClients.open(options), new JacksonJsonpMapper()));
    }

    /** Makes all written documents visible to searches. */
    void refresh() throws IOException {
        client.indices().refresh(request -> request.index(Indices.ALL).ignoreUnavailable(true));
    }

    /** The number of documents in each index; 0 if the index does not exist yet. */
    public Map<String, Long> counts() throws IOException {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String index : Indices.ALL) {
            counts.put(
                    index,
                    client.count(request -> request.index(index).ignoreUnavailable(true))
                            .count());
        }
        return counts;
    }

    /** The time of the latest tweet; null if there is none. */
    @Nullable Instant latestTweet() throws IOException {
        JsonNode tweet = latest(
                Indices.TWEETS,
                "created_at",
                new Query.Builder().matchAll(all -> all).build());
        return tweet == null ? null : Instant.parse(tweet.get("created_at").asText());
    }

    /**
     * The current rankings of a community, a document of the index {@code rankings}.
     *
     * @param window for example {@code 24h}
     * @return null if there is none
     */
    @Nullable JsonNode rankings(String community, String window) throws IOException {
        return latest(Indices.RANKINGS, "window_end", all(term("community", community), term("window", window)));
    }

    private @Nullable JsonNode latest(String index, String field, Query query) throws IOException {
        var found = client.search(
                request -> request.index(index)
                        .ignoreUnavailable(true)
                        .query(query)
                        .sort(by -> by.field(sort -> sort.field(field).order(SortOrder.Desc)))
                        .size(1),
                JsonNode.class);
        return found.hits().hits().isEmpty() ? null : found.hits().hits().get(0).source();
    }

    private static Query all(Query... queries) {
        return new Query.Builder().bool(bool -> bool.filter(List.of(queries))).build();
    }

    private static Query term(String field, String value) {
        return new Query.Builder()
                .term(term -> term.field(field).value(FieldValue.of(value)))
                .build();
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
