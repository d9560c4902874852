package io.rounds.sink.flink;

import io.rounds.elasticsearch.ElasticsearchOptions;
import io.rounds.elasticsearch.Retention;
import io.rounds.model.Document;
import java.nio.file.Path;
import org.apache.flink.api.connector.sink2.Sink;

/** The sinks for documents. */
public final class Sinks {
    private Sinks() {}

    /**
     * Elasticsearch, prepared by {@link io.rounds.elasticsearch.ElasticsearchSetup#install}. Every document is written at least
     * once; a lower version never replaces a higher one.
     */
    public static Sink<Document> elasticsearch(ElasticsearchOptions options) {
        return elasticsearch(options, Retention.EVERYTHING);
    }

    /** Elasticsearch, in which old indices are deleted once a day. */
    public static Sink<Document> elasticsearch(ElasticsearchOptions options, Retention retention) {
        return new ElasticsearchSink(options, retention);
    }

    /**
     * A Kafka topic, which should be compacted: the key is {@code index/id}, the value the JSON or nothing for a removal, the
     * header {@code version} the version. Every document is written at least once; a reader keeps the highest version.
     */
    public static Sink<Document> kafka(String bootstrapServers, String topic) {
        return KafkaDocuments.sink(bootstrapServers, topic);
    }

    /**
     * Files with one document per line.
     *
     * @param directory prepared by {@link io.rounds.sink.NdjsonResult#prepare}; after the job,
     *     {@link io.rounds.sink.NdjsonResult#finish} creates the result in it
     */
    public static Sink<Document> ndjson(Path directory) {
        return new NdjsonSink(directory);
    }
}
