package io.rounds.app;

import io.rounds.model.Document;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.jspecify.annotations.Nullable;

/** Keeps, as Elasticsearch would, the highest version of each document, in the JVM of the test. */
final class CollectingSink implements Sink<Document> {
    private static final long serialVersionUID = 1;
    private static final Map<String, Map<String, Document>> ALL = new ConcurrentHashMap<>();

    private final String run = UUID.randomUUID().toString();
    private final @Nullable String index;

    CollectingSink() {
        this(null);
    }

    private CollectingSink(@Nullable String index) {
        this.index = index;
        ALL.put(run, new ConcurrentHashMap<>());
    }

    /** A sink that keeps every version of the documents of one index, and nothing else. */
    static CollectingSink ofEveryVersion(String index) {
        return new CollectingSink(index);
    }

    /** Final documents by index and id, without those removed; read once, when the job has ended, since they are many. */
    TreeMap<String, String> documents() {
        TreeMap<String, String> documents = new TreeMap<>();
        Map<String, Document> written = written(run);
        ALL.remove(run);
        written.forEach((key, document) -> {
            if (document.json() != null) {
                documents.put(key, document.json());
            }
        });
        return documents;
    }

    /** How many documents have been written so far. */
    int size() {
        return written(run).size();
    }

    /** How many documents of an index have been written so far. */
    long count(String index) {
        return written(run).values().stream()
                .filter(document -> document.index().equals(index))
                .count();
    }

    @Override
    public SinkWriter<Document> createWriter(WriterInitContext context) {
        return new Writer(run, index);
    }

    private static Map<String, Document> written(String run) {
        return ALL.getOrDefault(run, Map.of());
    }

    private record Writer(String run, @Nullable String index) implements SinkWriter<Document> {
        @Override
        public void write(Document document, Context context) {
            if (index != null && !index.equals(document.index())) {
                return;
            }
            String version = index == null ? "" : "@" + document.version();
            written(run)
                    .merge(
                            document.index() + "/" + document.id() + version,
                            document,
                            (before, after) -> after.version() >= before.version() ? after : before);
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
    }
}
