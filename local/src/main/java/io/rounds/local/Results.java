package io.rounds.local;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.documents.Indices;
import io.rounds.elasticsearch.ElasticsearchClients;
import io.rounds.elasticsearch.ElasticsearchOptions;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The contents of Elasticsearch, as the demo prints them. */
public final class Results implements AutoCloseable {
    private final ElasticsearchClient client;

    Results(ElasticsearchOptions options) throws IOException {
        client = new ElasticsearchClient(
                new RestClientTransport(ElasticsearchClients.open(options), new JacksonJsonpMapper()));
    }

    /** The two rankings of trends, by their rank field. */
    enum Ranking {
        LIVE("live_rank"),
        UNUSUAL("unusual_rank");

        private final String field;

        Ranking(String field) {
            this.field = field;
        }
    }

    /** Makes all written documents visible to searches. */
    void refresh() throws IOException {
        client.indices().refresh(request -> request.index(Indices.ALL).ignoreUnavailable(true));
    }

    /** The number of documents in each index; 0 if the index does not exist yet. */
    Map<String, Long> counts() throws IOException {
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
     * The end of the latest ranked window.
     *
     * @param window for example {@code 24h}
     */
    @Nullable Instant latestWindow(String community, String window) throws IOException {
        JsonNode row = latest(Indices.TRENDS, "window_end", all(term("community", community), term("window", window)));
        return row == null ? null : Instant.parse(row.get("window_end").asText());
    }

    private @Nullable JsonNode latest(String index, String field, Query query) throws IOException {
        List<JsonNode> found = search(index, query, field, SortOrder.Desc, 1);
        return found.isEmpty() ? null : found.get(0);
    }

    /** The first documents of a ranking, best first. */
    List<JsonNode> top(Ranking ranking, String community, String window, Instant windowEnd, int size)
            throws IOException {
        Query ranked = new Query.Builder()
                .exists(exists -> exists.field(ranking.field))
                .build();
        Query query = all(
                term("community", community), term("window", window), term("window_end", windowEnd.toString()), ranked);
        return search(Indices.TRENDS, query, ranking.field, SortOrder.Asc, size);
    }

    private List<JsonNode> search(String index, Query query, String sort, SortOrder order, int size)
            throws IOException {
        List<JsonNode> documents = new ArrayList<>();
        var found = client.search(
                request -> request.index(index)
                        .ignoreUnavailable(true)
                        .query(query)
                        .sort(by -> by.field(field -> field.field(sort).order(order)))
                        .size(size),
                JsonNode.class);
        for (Hit<JsonNode> hit : found.hits().hits()) {
            JsonNode source = hit.source();
            if (source != null) {
                documents.add(source);
            }
        }
        return documents;
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
