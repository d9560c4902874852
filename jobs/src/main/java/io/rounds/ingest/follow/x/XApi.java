package io.rounds.ingest.follow.x;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.ingest.follow.ConnectionLostException;
import io.rounds.ingest.follow.ConnectionLostException.Cause;
import io.rounds.ingest.follow.FollowStatus;
import io.rounds.ingest.follow.TimeSpan;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The requests of X's API v2 that following needs. */
final class XApi {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int MAX_ERROR = 1 << 16;
    private static final String RULES = "/2/tweets/search/stream/rules";
    private static final String FIELDS =
            "tweet.fields=attachments,author_id,conversation_id,created_at,edit_history_tweet_ids,"
                    + "entities,in_reply_to_user_id,lang,note_tweet,public_metrics,referenced_tweets"
                    + "&expansions=referenced_tweets.id";
    private static final String ACCOUNTS = ",author_id,referenced_tweets.id.author_id"
            + "&user.fields=created_at,name,protected,public_metrics,username,verified";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI address;
    private final String token;
    private final boolean withAccounts;
    private final HttpClient client;
    private final Clock clock;

    /**
     * @param address {@code https://api.x.com}
     * @param token the app's bearer token
     * @param withAccounts whether to ask for the accounts of posts
     */
    XApi(URI address, String token, boolean withAccounts, Clock clock) {
        this.address = address;
        this.token = token;
        this.withAccounts = withAccounts;
        this.clock = clock;
        // With HTTP/2 a stream that fell silent would share its dead connection with all requests that follow.
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TIMEOUT)
                .build();
    }

    String host() {
        return address.getRawAuthority();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer " + token)
                .header("User-Agent", "rounds");
    }

    private String fields() {
        return withAccounts ? FIELDS + ACCOUNTS : FIELDS;
    }

    /** Makes the rules of the account those of Rounds; rules that others made stay. */
    void synchronizeRules(List<StreamRules.Rule> wanted, FollowStatus status)
            throws ConnectionLostException, InterruptedException {
        Map<String, StreamRules.Rule> present = new LinkedHashMap<>();
        for (JsonNode rule : get(RULES).path("data")) {
            present.put(
                    rule.path("id").asText(),
                    new StreamRules.Rule(
                            rule.path("value").asText(), rule.path("tag").asText()));
        }
        StreamRules.Change change = StreamRules.change(present, wanted);
        if (change.isNone()) {
            return;
        }
        removeRules(change.removeFirst());
        add(change.add());
        removeRules(change.removeAfter());
        status.notice("rules of the stream: " + change.add().size() + " added, "
                + (change.removeFirst().size() + change.removeAfter().size()) + " removed, " + wanted.size()
                + " in all");
    }

    private void add(List<StreamRules.Rule> rules) throws ConnectionLostException, InterruptedException {
        if (rules.isEmpty()) {
            return;
        }
        ObjectNode body = JSON.createObjectNode();
        ArrayNode add = body.putArray("add");
        rules.forEach(rule -> add.addObject().put("value", rule.value()).put("tag", rule.tag()));
        // What X would refuse is known before anything is added.
        check(post(RULES + "?dry_run=true", body));
        check(post(RULES, body));
    }

    private void removeRules(List<String> ids) throws ConnectionLostException, InterruptedException {
        if (ids.isEmpty()) {
            return;
        }
        ObjectNode body = JSON.createObjectNode();
        ArrayNode remove = body.putObject("delete").putArray("ids");
        ids.forEach(remove::add);
        check(post(RULES, body));
    }

    private JsonNode post(String path, ObjectNode body) throws ConnectionLostException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    private JsonNode get(String path) throws ConnectionLostException, InterruptedException {
        return send(request(path).GET().build());
    }

    private static void check(JsonNode answer) throws ConnectionLostException {
        for (JsonNode error : answer.path("errors")) {
            // A rule that is there already is what is wanted.
            if (!error.path("title").asText().equals("DuplicateRule")) {
                throw new ConnectionLostException(
                        Cause.REFUSED,
                        "X does not accept a rule (" + error.path("title").asText() + ": "
                                + error.path("details")
                                        .path(0)
                                        .asText(error.path("detail").asText()) + ')');
            }
        }
    }

    /** Opens the stream. */
    InputStream stream() throws ConnectionLostException, InterruptedException {
        HttpResponse<InputStream> response = await(client.sendAsync(
                request("/2/tweets/search/stream?" + fields()).GET().build(),
                HttpResponse.BodyHandlers.ofInputStream()));
        if (response.statusCode() == 200) {
            return response.body();
        }
        try (InputStream body = response.body()) {
            throw refused(response.statusCode(), response.headers(), body.readNBytes(MAX_ERROR));
        } catch (IOException e) {
            throw refused(response.statusCode(), response.headers(), new byte[0]);
        }
    }

    /**
     * A page of recent search, newest posts first.
     *
     * @param bounds the parameters that say from when on, and until when
     * @param next the token of the page; null for the first one
     * @param maxResults 10 to 100
     */
    JsonNode search(String query, String bounds, @Nullable String next, int maxResults)
            throws ConnectionLostException, InterruptedException {
        return get("/2/tweets/search/recent?query=" + encoded(query) + '&' + bounds + "&max_results=" + maxResults + '&'
                + fields() + (next == null ? "" : "&next_token=" + encoded(next)));
    }

    /**
     * How many posts a query matches.
     *
     * @param span of the last seven days; null for all of them
     */
    long count(String query, @Nullable TimeSpan span) throws ConnectionLostException, InterruptedException {
        String bounds =
                span == null ? "" : "&start_time=" + seconds(span.since()) + "&end_time=" + seconds(span.until());
        return get("/2/tweets/counts/recent?granularity=day" + bounds + "&query=" + encoded(query))
                .path("meta")
                .path("total_tweet_count")
                .asLong();
    }

    private JsonNode send(HttpRequest request) throws ConnectionLostException, InterruptedException {
        HttpResponse<byte[]> response = await(client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray()));
        if (response.statusCode() / 100 != 2) {
            throw refused(response.statusCode(), response.headers(), response.body());
        }
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new ConnectionLostException(Cause.SERVER, host() + " answers with something else than JSON");
        }
    }

    /** Waits for an answer. A timeout of the request itself would, on some versions of Java, end a stream, too. */
    private <T> T await(CompletableFuture<T> answer) throws ConnectionLostException, InterruptedException {
        try {
            return answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw e;
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new ConnectionLostException(
                    Cause.NETWORK, host() + " has not answered for " + TIMEOUT.toSeconds() + " s");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
            throw new ConnectionLostException(Cause.NETWORK, host() + " cannot be reached (" + message + ')');
        }
    }

    private ConnectionLostException refused(int code, HttpHeaders headers, byte[] body) {
        JsonNode answer = JSON.createObjectNode();
        try {
            JsonNode read = JSON.readTree(body);
            answer = read == null ? answer : read;
        } catch (IOException e) {
            // Not JSON: the code says enough.
        }
        return XProblem.of(code, answer, resetIn(headers));
    }

    /** How long there are no more requests; null if X does not say it, or there are some. */
    private @Nullable Duration resetIn(HttpHeaders headers) {
        String reset = headers.firstValue("x-rate-limit-reset").orElse("");
        String remaining = headers.firstValue("x-rate-limit-remaining").orElse("0");
        try {
            Duration left = Duration.between(clock.instant(), Instant.ofEpochSecond(Long.parseLong(reset.strip())));
            return left.isNegative() || !remaining.strip().equals("0") ? null : left;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
