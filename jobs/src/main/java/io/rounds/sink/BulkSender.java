package io.rounds.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.documents.Indices;
import io.rounds.elasticsearch.ElasticsearchOptions;
import io.rounds.elasticsearch.ElasticsearchServer;
import io.rounds.model.Document;
import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.http.entity.ContentType;
import org.apache.http.nio.entity.NByteArrayEntity;
import org.elasticsearch.client.Request;

/**
 * Sends documents in bulk requests and reports for each whether it was written, should be retried, or is invalid. It does not
 * block and does not retry; both are up to the caller.
 *
 * <p>A request that Elasticsearch refuses as a whole because of one document in it (an id that is too long, broken
 * JSON) is cut in halves until that document stands alone.
 */
public final class BulkSender implements Closeable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ContentType NDJSON = ContentType.create("application/x-ndjson", UTF_8);

    private final ElasticsearchServer server;
    private final Clock clock;
    /** Every index that was written to, so that a removal reaches those that Elasticsearch is just about to make. */
    private final Map<String, Set<String>> written = new ConcurrentHashMap<>();

    /**
     * Opens a connection of its own.
     *
     * @param clock for the rejections of documents without a time
     * @throws IOException when the certificate cannot be read
     */
    public BulkSender(ElasticsearchOptions options, Clock clock) throws IOException {
        this.server = new ElasticsearchServer(options);
        this.clock = clock;
    }

    /**
     * Sends the entries; of several versions of one document only the highest.
     *
     * @return what became of them, later and in another thread; fails with an {@link IOException} where trying again
     *     would not help: a wrong login, something else than Elasticsearch, a refused {@code rejected} document
     */
    public CompletableFuture<BulkResult> send(List<BulkEntry> entries) {
        Set<String> ofUnknownPeriod = new TreeSet<>();
        for (BulkEntry entry : entries) {
            if (entry.coversEveryPeriod()) {
                ofUnknownPeriod.add(entry.index());
            } else {
                written.computeIfAbsent(entry.index(), index -> ConcurrentHashMap.newKeySet())
                        .add(Indices.physical(entry.index(), entry.at()));
            }
        }
        if (ofUnknownPeriod.isEmpty()) {
            return post(BulkOperation.plan(entries, Map.of()));
        }
        Request question = new Request("GET", "/_alias/" + String.join(",", ofUnknownPeriod));
        return server.perform(question).thenCompose(answer -> sendWithPeriods(entries, ofUnknownPeriod, answer));
    }

    private CompletableFuture<BulkResult> sendWithPeriods(
            List<BulkEntry> entries, Set<String> indices, ElasticsearchServer.Answer answer) {
        // 404: some alias has no index yet; those of the others are there all the same.
        if (answer.status() != 200 && answer.status() != 404) {
            return answer.isTransient()
                    ? CompletableFuture.completedFuture(BulkResult.retry(entries, answer.toString()))
                    : CompletableFuture.failedFuture(server.unusable(answer));
        }
        Map<String, Set<String>> periods = new HashMap<>();
        for (String index : indices) {
            periods.put(index, new TreeSet<>(written.getOrDefault(index, Set.of())));
        }
        try {
            for (Map.Entry<String, JsonNode> physical :
                    JSON.readTree(answer.body()).properties()) {
                physical.getValue().path("aliases").fieldNames().forEachRemaining(index -> periods.getOrDefault(
                                index, new TreeSet<>())
                        .add(physical.getKey()));
            }
        } catch (IOException e) {
            return CompletableFuture.completedFuture(BulkResult.retry(entries, e.toString()));
        }
        return post(BulkOperation.plan(entries, periods));
    }

    private CompletableFuture<BulkResult> post(List<BulkOperation> operations) {
        if (operations.isEmpty()) {
            return CompletableFuture.completedFuture(BulkResult.NOTHING);
        }
        Request request = new Request("POST", "/_bulk");
        request.addParameter("filter_path", BulkItem.FILTER);
        request.setEntity(new NByteArrayEntity(BulkOperation.body(operations), NDJSON));
        return server.perform(request).thenCompose(answer -> evaluate(operations, answer));
    }

    private CompletableFuture<BulkResult> evaluate(List<BulkOperation> operations, ElasticsearchServer.Answer answer) {
        try {
            if (answer.status() == 200) {
                return CompletableFuture.completedFuture(evaluateItems(operations, answer.body()));
            }
            if (answer.isInvalidRequest()) {
                return rejectOrSplit(operations, answer);
            }
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
        return answer.isTransient()
                ? CompletableFuture.completedFuture(retry(operations, answer.toString()))
                : CompletableFuture.failedFuture(server.unusable(answer));
    }

    private static BulkResult retry(List<BulkOperation> operations, String failure) {
        return BulkResult.retry(BulkResult.entries(operations), failure);
    }

    private CompletableFuture<BulkResult> rejectOrSplit(
            List<BulkOperation> operations, ElasticsearchServer.Answer answer) throws IOException {
        if (operations.size() == 1) {
            Document rejected = reject(operations.get(0), answer.toString());
            return CompletableFuture.completedFuture(new BulkResult(List.of(), "", List.of(rejected), 0, 0));
        }
        int half = operations.size() / 2;
        return post(operations.subList(0, half))
                .thenCombine(post(operations.subList(half, operations.size())), BulkResult::plus);
    }

    private BulkResult evaluateItems(List<BulkOperation> operations, String body) throws IOException {
        List<BulkItem> items;
        try {
            items = BulkItem.parse(body, operations.size());
        } catch (IOException e) {
            return retry(operations, "an invalid response, " + e.getMessage());
        }
        List<BulkOperation> retries = new ArrayList<>();
        List<Document> rejected = new ArrayList<>();
        String failure = "";
        int written = 0;
        int outdated = 0;
        for (int i = 0; i < operations.size(); i++) {
            BulkOperation operation = operations.get(i);
            BulkItem item = items.get(i);
            switch (item.outcome(operation.removes())) {
                case WRITTEN -> written++;
                case OUTDATED -> outdated++;
                case REJECTED -> rejected.add(reject(operation, item.toString()));
                case RETRY -> {
                    retries.add(operation);
                    failure = item.toString();
                }
            }
        }
        return new BulkResult(BulkResult.entries(retries), failure, rejected, written, outdated);
    }

    private Document reject(BulkOperation operation, String why) throws IOException {
        BulkEntry entry = operation.entry();
        if (entry.index().equals(Indices.REJECTED)) {
            throw new IOException("Elasticsearch at " + server + " rejects even the rejection " + entry.id()
                    + " (" + why + "). The job stops so that nothing is lost: check that the index template "
                    + Indices.physical(Indices.REJECTED) + " is the one of this version.");
        }
        return DocumentRejection.of(
                entry, "Elasticsearch did not take this document for " + operation.target() + ": " + why, clock);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** The server, for messages. */
    @Override
    public String toString() {
        return server.toString();
    }
}
