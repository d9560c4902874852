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

/** One Elasticsearch, asked request by request. A request always gets an answer, if only that there was none. */
public final class ElasticsearchServer implements Closeable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RestClient client;
    private final String name;
    private final String rights;

    /** One to write to. */
    public ElasticsearchServer(ElasticsearchOptions options) throws IOException {
        this(options, "manage index templates and write to the indices rounds-*");
    }

    /**
     * Connects at the first request.
     *
     * @param rights what the login must be allowed, for messages
     * @throws IOException when the certificate cannot be read
     */
    public ElasticsearchServer(ElasticsearchOptions options, String rights) throws IOException {
        this.client = ElasticsearchClients.open(options);
        this.name = options.server().toString();
        this.rights = rights;
    }

    /**
     * What came back.
     *
     * @param status HTTP's; {@link #NO_ANSWER} when nothing came
     * @param body of the answer; the reason, when nothing came
     */
    public record Answer(int status, String body) {
        public static final int NO_ANSWER = 0;
        private static final int MAX_MESSAGE = 1_000;

        /** Whether the same request may be answered otherwise later. */
        public boolean mayPass() {
            return status == NO_ANSWER || status >= 500 || status == 429 || status == 408;
        }

        /** Whether something in the request's body is not acceptable, or too much. */
        public boolean blamesTheRequest() {
            return status == 400 || status == 413;
        }

        /** One line for people. */
        @Override
        public String toString() {
            String text = body;
            try {
                JsonNode error = JSON.readTree(body).path("error");
                text = error.isObject() ? ServerError.describe(error) : body;
            } catch (IOException e) {
                // Not JSON: a proxy's page, or the reason why there was no answer. It speaks for itself.
            }
            text = text.length() > MAX_MESSAGE ? text.substring(0, MAX_MESSAGE) : text;
            return status == NO_ANSWER ? "no answer, " + text : "status " + status + ", " + text;
        }
    }

    /** Sends a request. The future never fails; it completes in the client's thread, which must not be blocked. */
    public CompletableFuture<Answer> perform(Request request) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        client.performRequestAsync(request, new Listener(answer));
        return answer;
    }

    /** What to tell people when nothing but their help makes this server usable. */
    public IOException unusable(Answer answer) {
        return new IOException(complaint(answer) + ". " + advice(answer));
    }

    /** What is wrong, without what to do about it. */
    public String complaint(Answer answer) {
        return "Elasticsearch at " + name + " cannot be used (" + answer + ")";
    }

    /** What people can do about it: a sentence without its full stop. */
    public String advice(Answer answer) {
        return switch (answer.status()) {
            case 401, 403 -> "See that the login or API key is right and may " + rights;
            case Answer.NO_ANSWER -> "See that it runs and that the address is right";
            default -> "See that the address is that of an Elasticsearch 8 or 9";
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

        /** The name of the exception says what its message may not: an unknown host, for example. */
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
