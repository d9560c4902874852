package io.rounds.elasticsearch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.apache.http.HttpEntity;
import org.apache.http.util.EntityUtils;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.Response;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.ResponseListener;
import org.elasticsearch.client.RestClient;

/**
 * An Elasticsearch server or cluster. Every request completes with an {@link Answer}, also when the server cannot be
 * reached.
 */
public final class ElasticsearchServer implements Closeable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RestClient client;
    private final String name;
    private final String rights;

    /** A server to write to. */
    public ElasticsearchServer(ElasticsearchOptions options) throws IOException {
        this(options, "manage index templates and write to the indices rounds-*");
    }

    /**
     * Connects at the first request.
     *
     * @param rights the privileges that the login needs, for messages
     * @throws IOException if the certificate cannot be read
     */
    public ElasticsearchServer(ElasticsearchOptions options, String rights) throws IOException {
        this.client = ElasticsearchClients.open(options);
        this.name = options.server().toString();
        this.rights = rights;
    }

    /**
     * The response to a request.
     *
     * @param status the HTTP status; {@link #NO_ANSWER} if there was no response
     * @param body of the response; the reason if there was none
     */
    public record Answer(int status, String body) {
        public static final int NO_ANSWER = 0;
        private static final int MAX_MESSAGE = 1_000;

        /** Whether the same request may succeed later. */
        public boolean isTransient() {
            return status == NO_ANSWER || status >= 500 || status == 429 || status == 408;
        }

        /** Whether the request's body is invalid or too large. */
        public boolean isInvalidRequest() {
            return status == 400 || status == 413;
        }

        /** One line for logs and messages. */
        @Override
        public String toString() {
            String text = body;
            try {
                JsonNode error = JSON.readTree(body).path("error");
                text = error.isObject() ? ServerError.describe(error) : body;
            } catch (IOException e) {
                // Not JSON: a proxy's page, or the reason why there was no response.
            }
            text = text.length() > MAX_MESSAGE ? text.substring(0, MAX_MESSAGE) : text;
            return status == NO_ANSWER ? "no answer, " + text : "status " + status + ", " + text;
        }
    }

    /** Sends a request. The future never fails; it completes in the client's I/O thread, which must not be blocked. */
    public CompletableFuture<Answer> perform(Request request) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        client.performRequestAsync(request, new Listener(answer));
        return answer;
    }

    /** The error to throw if the server cannot be used before somebody intervenes. */
    public IOException unusable(Answer answer) {
        return new IOException(complaint(answer) + ". " + advice(answer));
    }

    /** Describes the problem, without advice. */
    public String complaint(Answer answer) {
        return "Elasticsearch at " + name + " cannot be used (" + answer + ")";
    }

    /** Advises how to solve the problem: a sentence without its full stop. */
    public String advice(Answer answer) {
        return switch (answer.status()) {
            case 401, 403 -> "Check that the login or API key is correct and may " + rights;
            case Answer.NO_ANSWER -> "Check that it is running and that the address is correct";
            default -> "Check that the address is that of an Elasticsearch 8 or 9 server";
        };
    }

    @Override
    public void close() throws IOException {
        client.close();
    }

    @Override
    public String toString() {
        return name;
    }

    private static final class Listener implements ResponseListener {
        private final CompletableFuture<Answer> answer;

        Listener(CompletableFuture<Answer> answer) {
            this.answer = answer;
        }

        @Override
        public void onSuccess(Response response) {
            answer.complete(read(response));
        }

        @Override
        public void onFailure(Exception exception) {
            if (exception instanceof ResponseException refused) {
                answer.complete(read(refused.getResponse()));
            } else {
                answer.complete(noAnswer(exception));
            }
        }

        /** Includes the exception's name, as its message may be just a host name. */
        private static Answer noAnswer(Exception reason) {
            String name = reason.getClass().getSimpleName();
            return new Answer(Answer.NO_ANSWER, reason.getMessage() == null ? name : name + ": " + reason.getMessage());
        }

        private static Answer read(Response response) {
            int status = response.getStatusLine().getStatusCode();
            HttpEntity entity = response.getEntity();
            try {
                return new Answer(status, entity == null ? "" : EntityUtils.toString(entity, UTF_8));
            } catch (IOException e) {
                return noAnswer(e);
            }
        }
    }
}
