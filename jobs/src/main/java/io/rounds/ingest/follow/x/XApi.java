package io.rounds.ingest.follow.x;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.ingest.follow.ConnectionLostException;
import io.rounds.ingest.follow.ConnectionLostException.Cause;
import io.rounds.ingest.follow.FollowStatus;
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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The requests of X's API v2 that following needs. */
final class XApi {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String FIELDS =
            "tweet.fields=attachments,author_id,conversation_id,created_at,edit_history_tweet_ids,"
                    + "entities,in_reply_to_user_id,lang,note_tweet,public_metrics,referenced_tweets"
                    + "&expansions=referenced_tweets.id";
    private static final String USERS = ",author_id,referenced_tweets.id.author_id"
            + "&user.fields=created_at,name,protected,public_metrics,username,verified";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI address;
    private final String token;
    private final boolean withUsers;
    private final HttpClient client;
    private final Clock clock;

    /**
     * @param address {@code https://api.x.com}
     * @param token the app's bearer token
     * @param withUsers whether to ask for the accounts of posts
     */
    XApi(URI address, String token, boolean withUsers, Clock clock) {
        this.address = address;
        this.token = token;
        this.withUsers = withUsers;
        this.clock = clock;
        this.client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
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
        return withUsers ? FIELDS + USERS : FIELDS;
    }

    /** Makes the rules of the account those of Rounds; rules that others made stay. */
    void synchronizeRules(List<StreamRules.Rule> wanted, FollowStatus status)
            throws ConnectionLostException, InterruptedException {
        JsonNode present = send(
                request("/2/tweets/search/stream/rules").timeout(TIMEOUT).GET().build());
        List<StreamRules.Rule> missing = new ArrayList<>(wanted);
        ArrayNode outdated = JSON.createArrayNode();
        for (JsonNode rule : present.path("data")) {
            StreamRules.Rule one = new StreamRules.Rule(
                    rule.path("value").asText(), rule.path("tag").asText());
            if (!missing.remove(one) && one.tag().startsWith(StreamRules.PREFIX)) {
                outdated.add(rule.path("id").asText());
            }
        }
        if (!missing.isEmpty()) {
            ObjectNode body = JSON.createObjectNode();
            ArrayNode add = body.putArray("add");
            missing.forEach(rule -> add.addObject().put("value", rule.value()).put("tag", rule.tag()));
            // What X would refuse is known before anything is changed.
            check(post("/2/tweets/search/stream/rules?dry_run=true", body));
            check(post("/2/tweets/search/stream/rules", body));
        }
        if (!outdated.isEmpty()) {
            ObjectNode body = JSON.createObjectNode();
            body.putObject("delete").set("ids", outdated);
            check(post("/2/tweets/search/stream/rules", body));
        }
        if (!missing.isEmpty() || !outdated.isEmpty()) {
            status.notice("rules of the stream: " + missing.size() + " added, " + outdated.size() + " removed, "
                    + wanted.size() + " in all");
        }
    }

    private JsonNode post(String path, ObjectNode body) throws ConnectionLostException, InterruptedException {
        return send(request(path)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    private static void check(JsonNode answer) throws ConnectionLostException {
        JsonNode error = answer.path("errors").path(0);
        if (!error.isMissingNode()) {
            throw new ConnectionLostException(
                    Cause.REFUSED,
                    "X does not accept a rule: " + error.path("title").asText() + ", "
                            + error.path("details")
                                    .path(0)
                                    .asText(error.path("detail").asText()));
        }
    }

    /** Opens the stream. */
    InputStream stream() throws ConnectionLostException, InterruptedException {
        HttpResponse<InputStream> response;
        try {
            response = client.send(
                    request("/2/tweets/search/stream?" + fields()).GET().build(),
                    HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw unreachable(e);
        }
        if (response.statusCode() == 200) {
            return response.body();
        }
        try (InputStream body = response.body()) {
            throw refused(response.statusCode(), response.headers(), body.readNBytes(1 << 16));
        } catch (IOException e) {
            throw refused(response.statusCode(), response.headers(), new byte[0]);
        }
    }

    /**
     * A page of recent search.
     *
     * @param sinceId only later posts
     * @param next the token of the page; null for the first one
     */
    JsonNode search(String query, String sinceId, @Nullable String next)
            throws ConnectionLostException, InterruptedException {
        String path = "/2/tweets/search/recent?query=" + encoded(query) + "&since_id=" + encoded(sinceId)
                + "&max_results=100&" + fields() + (next == null ? "" : "&next_token=" + encoded(next));
        return send(request(path).timeout(TIMEOUT).GET().build());
    }

    /** How many posts of the last seven days a query matches. */
    long count(String query) throws ConnectionLostException, InterruptedException {
        JsonNode answer = send(request("/2/tweets/counts/recent?granularity=day&query=" + encoded(query))
                .timeout(TIMEOUT)
                .GET()
                .build());
        return answer.path("meta").path("total_tweet_count").asLong();
    }

    private JsonNode send(HttpRequest request) throws ConnectionLostException, InterruptedException {
        try {
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() / 100 != 2) {
                throw refused(response.statusCode(), response.headers(), response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private ConnectionLostException unreachable(IOException e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return new ConnectionLostException(Cause.NETWORK, host() + " cannot be reached (" + message + ")");
    }

    private ConnectionLostException refused(int code, HttpHeaders headers, byte[] body) {
        JsonNode answer = JSON.createObjectNode();
        try {
            answer = JSON.readTree(body);
        } catch (IOException e) {
            // Not JSON: the code says enough.
        }
        return problem(code, answer, resetIn(headers));
    }

    private @Nullable Duration resetIn(HttpHeaders headers) {
        try {
            return headers.firstValue("x-rate-limit-reset")
                    .map(text -> Duration.between(clock.instant(), Instant.ofEpochSecond(Long.parseLong(text.strip()))))
                    .orElse(null);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** What an error of X means for the connection. */
    static ConnectionLostException problem(int code, JsonNode answer, @Nullable Duration resetIn) {
        JsonNode error = answer.path("errors").path(0).isMissingNode()
                ? answer
                : answer.path("errors").path(0);
        String title = error.path("title").asText(answer.path("title").asText());
        String detail = error.path("detail").asText(answer.path("detail").asText());
        String kind = title
                + ' '
                + error.path("type").asText(answer.path("type").asText())
                + ' '
                + error.path("disconnect_type").asText()
                + ' '
                + error.path("connection_issue")
                        .asText(answer.path("connection_issue").asText());
        String said = (code == 0 ? "" : " " + code)
                + (title.isEmpty() ? "" : ", " + title)
                + (detail.isEmpty() ? "" : ": " + detail);
        if (kind.contains("UsageCapExceeded") || kind.contains("usage-capped")) {
            return new ConnectionLostException(Cause.REFUSED, "X: the monthly cap of posts is used up" + said);
        }
        if (code == 402 || kind.contains("CreditsDepleted")) {
            return new ConnectionLostException(Cause.REFUSED, "X: the account is out of credit, top it up" + said);
        }
        if (kind.contains("TooManyConnections")) {
            return new ConnectionLostException(
                    Cause.THROTTLED,
                    "X allows one connection, and another one is open (or was just now)" + said,
                    resetIn);
        }
        if (kind.contains("operational-disconnect") || kind.contains("OperationalDisconnect")) {
            return new ConnectionLostException(Cause.NETWORK, "X ended the stream for reasons of its own" + said);
        }
        return switch (code) {
            case 401 -> new ConnectionLostException(Cause.REFUSED, "X does not accept the token" + said);
            case 403 ->
                new ConnectionLostException(
                        Cause.REFUSED, "X does not allow this to the account (its plan, or its app)" + said);
            case 400 -> new ConnectionLostException(Cause.REFUSED, "X does not understand the request" + said);
            case 429 -> new ConnectionLostException(Cause.THROTTLED, "X: too many requests" + said, resetIn);
            default ->
                new ConnectionLostException(code >= 500 ? Cause.SERVER : Cause.NETWORK, "X ended the stream" + said);
        };
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
