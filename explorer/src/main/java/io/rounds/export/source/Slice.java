package io.rounds.export.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.elasticsearch.Backoff;
import io.rounds.elasticsearch.ElasticsearchServer.Answer;
import io.rounds.elasticsearch.ElasticsearchServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import org.elasticsearch.client.Request;
import org.jspecify.annotations.Nullable;

/**
 * A slice of a point in time, read page by page. The next page is requested while this one is consumed. Pages are large
 * enough to amortise a request, and small enough that several fit in memory, whatever the size of documents.
 */
final class Slice implements Comparable<Slice> {
    private static final int INITIAL_PAGE_SIZE = 500;
    /** Elasticsearch's default limit ({@code index.max_result_window}). */
    private static final int MAX_PAGE_SIZE = 10_000;

    private static final int TARGET_PAGE_CHARS = 2 * 1024 * 1024;
    private static final int MAX_ATTEMPTS = 6;
    private static final String ANY_ORDER = "_shard_doc";
    private static final String FILTER = "pit_id,timed_out,hits.total.value,hits.hits._source,hits.hits.sort";

    private final ElasticsearchServer server;
    private final ObjectNode search;
    private String pit;
    private @Nullable CompletableFuture<Answer> nextResponse;
    private JsonNode page = ElasticsearchDocuments.JSON.createArrayNode();
    private int position = -1;
    private int pageSize = INITIAL_PAGE_SIZE;
    private int requestedSize;
    private long total;

    Slice(ElasticsearchServer server, String pit, DocumentQuery query, int number, int of) {
        this.server = server;
        this.pit = pit;
        this.search = search(query);
        if (of > 1) {
            search.putObject("slice").put("id", number).put("max", of);
        }
        search.put("track_total_hits", true);
        this.nextResponse = request();
    }

    private static ObjectNode search(DocumentQuery query) {
        ObjectNode search = ElasticsearchDocuments.JSON.createObjectNode();
        search.set("query", QueryJson.of(query.conditions()));
        ObjectNode source = search.putObject("_source");
        strings(source, "includes", query.fields());
        strings(source, "excludes", query.excludedFields());
        ArrayNode sort = search.putArray("sort");
        List<String> order = query.order().isEmpty() ? List.of(ANY_ORDER) : query.order();
        order.forEach(field -> sort.addObject().put(field, "asc"));
        return search;
    }

    private static void strings(ObjectNode object, String name, List<String> values) {
        if (!values.isEmpty()) {
            ArrayNode array = object.putArray(name);
            values.forEach(array::add);
        }
    }

    private CompletableFuture<Answer> request() {
        requestedSize = pageSize;
        search.put("size", requestedSize);
        search.putObject("pit").put("id", pit).put("keep_alive", ElasticsearchDocuments.KEEP_ALIVE);
        Request request = new Request("POST", "/_search");
        request.addParameter("filter_path", FILTER);
        request.addParameter("allow_partial_search_results", "false");
        request.setJsonEntity(search.toString());
        return server.perform(request);
    }

    /** The number of documents in this slice. */
    long total() {
        return total;
    }

    /** Whether all documents have been read. Unknown before the first {@link #advance}. */
    boolean isAtEnd() {
        return position >= page.size();
    }

    /** The current document. */
    JsonNode document() {
        return page.path(position).path("_source");
    }

    /**
     * Goes to the next document.
     *
     * @return the id of the point in time, which may change from page to page
     */
    String advance() throws IOException {
        position++;
        if (isAtEnd() && nextResponse != null) {
            take(answer(nextResponse));
        }
        return pit;
    }

    private void take(Answer answer) throws IOException {
        JsonNode read = ElasticsearchDocuments.JSON.readTree(answer.body());
        if (read.path("timed_out").asBoolean()) {
            throw new IOException("Elasticsearch at " + server + " took too long to search");
        }
        page = read.path("hits").path("hits");
        position = 0;
        pit = read.path("pit_id").asText(pit);
        JsonNode counted = read.path("hits").path("total").path("value");
        if (counted.isNumber()) {
            total = counted.asLong();
            search.put("track_total_hits", false);
        }
        if (page.size() < requestedSize) {
            nextResponse = null;
            return;
        }
        if (answer.body().length() > TARGET_PAGE_CHARS) {
            pageSize = Math.max(1, pageSize / 2);
        } else if (answer.body().length() < TARGET_PAGE_CHARS / 2) {
            pageSize = Math.min(MAX_PAGE_SIZE, pageSize * 2);
        }
        search.set("search_after", page.path(page.size() - 1).path("sort"));
        nextResponse = request();
    }

    private Answer answer(CompletableFuture<Answer> first) throws IOException {
        Answer answer = await(first);
        for (int failures = 1; answer.status() != 200; failures++) {
            if (!answer.isTransient() || failures == MAX_ATTEMPTS) {
                throw server.unusable(answer);
            }
            pause(failures);
            answer = await(request());
        }
        return answer;
    }

    private static void pause(int failures) throws IOException {
        try {
            Thread.sleep(
                    Backoff.DEFAULT.delay(failures, ThreadLocalRandom.current()).toMillis());
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static Answer await(CompletableFuture<Answer> nextResponse) throws IOException {
        try {
            return nextResponse.get();
        } catch (InterruptedException e) {
            throw interrupted();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted while reading documents");
    }

    /** By the sort values of the current documents: numbers as numbers, text by its bytes in UTF-8. */
    @Override
    public int compareTo(Slice other) {
        JsonNode mine = page.path(position).path("sort");
        JsonNode theirs = other.page.path(other.position).path("sort");
        for (int i = 0; i < mine.size(); i++) {
            int order = compare(mine.path(i), theirs.path(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int compare(JsonNode a, JsonNode b) {
        return a.isNumber()
                ? Long.compare(a.asLong(), b.asLong())
                : Arrays.compareUnsigned(a.asText().getBytes(UTF_8), b.asText().getBytes(UTF_8));
    }
}
