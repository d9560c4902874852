package io.rounds.explorer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.elasticsearch.ElasticsearchOptions;
import io.rounds.elasticsearch.ElasticsearchServer.Answer;
import io.rounds.elasticsearch.ElasticsearchServer;
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
 * The documents in Elasticsearch. Questions that belong together go in one request ({@code _msearch}); what takes longer
 * than 5 s ends in a {@link ProblemException}, and so does an answer from which a part is missing.
 */
final class Store implements Closeable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** Longer than the patience, so that what is slow is told from what is gone. */
    private static final Duration SOCKET_PATIENCE = Duration.ofSeconds(10);

    private static final int CONNECTIONS = 48;
    private static final int TRIES = 4;
    private static final long PAUSE_MILLIS = 150;

    private final ElasticsearchServer server;

    /** @throws IOException when the certificate cannot be read */
    Store(ElasticsearchOptions options) throws IOException {
        server = new ElasticsearchServer(reading(options), "read the aliases of the indices rounds-*");
    }

    /** The same server with room for many short requests; nothing is written. */
    private static ElasticsearchOptions reading(ElasticsearchOptions options) {
        ElasticsearchOptions.Bulk usual = options.bulk();
        return new ElasticsearchOptions(
                options.server(),
                new ElasticsearchOptions.Bulk(
                        usual.documents(), usual.bytes(), usual.delay(), CONNECTIONS, SOCKET_PATIENCE, Duration.ZERO));
    }

    Found search(Search search) {
        return search(List.of(search)).get(0);
    }

    /** Asks all at once; the answers are in the same order. An index that is not there is an empty one. */
    List<Found> search(List<Search> searches) {
        if (searches.isEmpty()) {
            return List.of();
        }
        String lines = lines(searches);
        for (int attempt = 1; ; attempt++) {
            JsonNode responses = ask(lines);
            boolean again = false;
            List<Found> found = new ArrayList<>();
            for (JsonNode response : responses) {
                again |= check(response, attempt);
                found.add(new Found(response));
            }
            if (!again) {
                return found;
            }
            pause();
        }
    }

    private static String lines(List<Search> searches) {
        StringBuilder lines = new StringBuilder();
        for (Search search : searches) {
            ObjectNode head = Json.object()
                    .put("index", search.index())
                    .put("ignore_unavailable", true)
                    .put("allow_partial_search_results", false);
            lines.append(head).append('\n').append(search.body()).append('\n');
        }
        return lines.toString();
    }

    private JsonNode ask(String lines) {
        Request request = new Request("POST", "/_msearch");
        request.setEntity(new NStringEntity(lines, ContentType.create("application/x-ndjson", "UTF-8")));
        Answer answer;
        try {
            answer = server.perform(request).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw tooSlow(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("an answer of Elasticsearch never fails", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.Code.BUSY, "The explorer is ending", "Try again later.", e);
        }
        if (answer.status() != 200) {
            String reason = server.complaint(answer);
            if (answer.status() == 429) {
                throw new ProblemException(Problem.Code.BUSY, reason, "Try again in some seconds.");
            }
            throw new ProblemException(
                    Problem.Code.ELASTICSEARCH_DOWN,
                    reason,
                    server.advice(answer) + "; this page goes on by itself when it answers again.");
        }
        try {
            return Json.MAPPER.readTree(answer.body()).path("responses");
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.Code.ELASTICSEARCH_DOWN,
                    "The server is not Elasticsearch",
                    "See that the explorer was given the right address.",
                    e);
        }
    }

    /** Sees that nothing is missing from an answer; true where to ask again, since an index is only just being made. */
    private static boolean check(JsonNode response, int attempt) {
        if (response.path("timed_out").asBoolean()) {
            throw tooSlow(null);
        }
        JsonNode error = response.path("error");
        if (error.isMissingNode()) {
            return false;
        }
        int status = response.path("status").asInt();
        if (status == 503 && attempt < TRIES) {
            return true;
        }
        String reason =
                error.path("type").asText() + ": " + error.path("reason").asText();
        if (status == 503 || status == 429 || status == 504) {
            throw new ProblemException(
                    Problem.Code.BUSY, "Elasticsearch is busy (" + reason + ")", "Try again in some seconds.");
        }
        throw new IllegalStateException("Elasticsearch refuses a query: " + error);
    }

    private static ProblemException tooSlow(@Nullable Throwable cause) {
        Problem.Code code = Problem.Code.TIMEOUT;
        String detail = "Elasticsearch took longer than " + PATIENCE.toSeconds() + " s";
        String advice = "Ask for a shorter period, or try again when less is going on.";
        return cause == null
                ? new ProblemException(code, detail, advice)
                : new ProblemException(code, detail, advice, cause);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.Code.BUSY, "The explorer is ending", "Try again later.", e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
