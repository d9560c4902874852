package io.rounds.cli;

import io.rounds.elasticsearch.ElasticsearchOptions;

/** An Elasticsearch that somebody named; the key to it is in the environment, where it does not show. */
final class ElasticsearchAddress {
    /** What the variable with the key is called. */
    static final String API_KEY = "ROUNDS_ELASTICSEARCH_API_KEY";

    private ElasticsearchAddress() {}

    /** @throws IllegalArgumentException when it is not the URL of a server */
    static ElasticsearchOptions options(String url) {
        ElasticsearchOptions options = ElasticsearchOptions.at(url);
        String key = System.getenv(API_KEY);
        return key == null ? options : new ElasticsearchOptions(options.server().withApiKey(key), options.bulk());
    }
}
