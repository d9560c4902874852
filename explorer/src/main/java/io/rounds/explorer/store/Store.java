package io.rounds.explorer.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.elasticsearch.ElasticsearchOptions;
import io.rounds.elasticsearch.ElasticsearchServer;
import io.rounds.elasticsearch.ElasticsearchServer.Answer;
import io.rounds.explorer.answer.Json;
import io.rounds.explorer.answer.Problem;
import io.rounds.explorer.answer.ProblemException;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.http.entity.ContentType;
import org.apache.http.nio.entity.NStringEntity;
import org.elasticsearch.client.Request;
import org.jspecify.annotations.Nullable;

/**
 * Sends searches to Elasticsearch. Searches that belong together are one request ({@code _msearch}). A request that takes
 * longer than 5 s fails with a {@link ProblemException}, and so does an incomplete response.
 */
public final class Store implements Closeable {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    /** Longer than the timeout, so that a slow server can be distinguished from a lost connection. */
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(10);

    private static final int CONNECTIONS = 48;
    private static final int MAX_ATTEMPTS = 4;
    private static final long RETRY_DELAY_MILLIS = 150;

    private final ElasticsearchServer server;

    /** @throws IOException if the certificate cannot be read */
    public Store(ElasticsearchOptions options) throws IOException {
        server = new ElasticsearchServer(reading(options), "read the aliases of the indices rounds-*");
    }

    /** The same server with connections for many short requests. */
    private static ElasticsearchOptions reading(ElasticsearchOptions options) {
        ElasticsearchOptions.Bulk bulk = options.bulk();
        return new ElasticsearchOptions(
                options.server(),
                new ElasticsearchOptions.Bulk(
                        bulk.documents(), bulk.bytes(), bulk.delay(), CONNECTIONS, SOCKET_TIMEOUT, Duration.ZERO));
    }

    public SearchResult search(Search search) {
        return search(List.of(search)).of(search);
    }

    /** Sends all searches in one request. An index that does not exist counts as empty. */
    public SearchResults search(List<Search> searches) {
        if (searches.isEmpty()) {
            return new SearchResults(List.of(), List.of());
        }
        String lines = lines(searches);
        for (int attempt = 1; ; attempt++) {
            JsonNode responses = send(lines);
            boolean retry = false;
            List<SearchResult> found = new ArrayList<>();
            for (JsonNode response : responses) {
                retry |= check(response, attempt);
                found.add(new SearchResult(response));
            }
            if (!retry) {
                return new SearchResults(searches, found);
            }
            awaitRetry();
        }
    }

    private static String lines(List<Search> searches) {
        StringBuilder lines = new StringBuilder();
        for (Search search : searches) {
            lines.append(search.lines());
        }
        return lines.toString();
    }

    private JsonNode send(String lines) {
        Request request = new Request("POST", "/_msearch");
        request.setEntity(new NStringEntity(lines, ContentType.create("application/x-ndjson", "UTF-8")));
        Answer answer;
        try {
            answer = server.perform(request).get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw tooSlow(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Requests to Elasticsearch never fail exceptionally", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.Code.BUSY, "The explorer is shutting down", "Try again later.", e);
        }
        if (answer.status() != 200) {
            String reason = server.complaint(answer);
            if (answer.status() == 429) {
                throw new ProblemException(Problem.Code.BUSY, reason, "Try again in a few seconds.");
            }
            throw new ProblemException(
                    Problem.Code.ELASTICSEARCH_DOWN,
                    reason,
                    server.advice(answer) + "; the page resumes by itself when Elasticsearch answers again.");
        }
        try {
            return Json.MAPPER.readTree(answer.body()).path("responses");
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.Code.ELASTICSEARCH_DOWN,
                    "The server is not Elasticsearch",
                    "Check the address that the explorer was started with.",
                    e);
        }
    }

    /** Checks that a response is complete; true to retry, since an index is just being created. */
    private static boolean check(JsonNode response, int attempt) {
        if (response.path("timed_out").asBoolean()) {
            throw tooSlow(null);
        }
        JsonNode error = response.path("error");
        if (error.isMissingNode()) {
            return false;
        }
        int status = response.path("status").asInt();
        if (status == 503 && attempt < MAX_ATTEMPTS) {
            return true;
        }
        String reason =
                error.path("type").asText() + ": " + error.path("reason").asText();
        if (status == 503 || status == 429 || status == 504) {
            throw new ProblemException(
                    Problem.Code.BUSY, "Elasticsearch is busy (" + reason + ")", "Try again in a few seconds.");
        }
        throw new IllegalStateException("Elasticsearch rejected a search: " + error);
    }

    private static ProblemException tooSlow(@Nullable Throwable cause) {
        Problem.Code code = Problem.Code.TIMEOUT;
        String detail = "Elasticsearch took longer than " + TIMEOUT.toSeconds() + " s";
        String advice = "Request a shorter period, or try again later.";
        return cause == null
                ? new ProblemException(code, detail, advice)
                : new ProblemException(code, detail, advice, cause);
    }

    private static void awaitRetry() {
        try {
            TimeUnit.MILLISECONDS.sleep(RETRY_DELAY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.Code.BUSY, "The explorer is shutting down", "Try again later.", e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
