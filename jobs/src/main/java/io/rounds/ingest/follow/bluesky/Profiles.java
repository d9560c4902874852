package io.rounds.ingest.follow.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.rounds.ingest.envelope.Envelope;
import io.rounds.ingest.follow.FollowStatus;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Handles, names and followers of accounts, which events do not have: {@code app.bsky.actor.getProfiles} of the public API,
 * 25 accounts at a time, kept for six hours. Where the API does not answer, tweets go on without them.
 */
final class Profiles {
    /** The public API, which asks for no login. */
    static final URI PUBLIC_API = URI.create("https://public.api.bsky.app");

    private static final int BATCH = 25;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration FRESH = Duration.ofHours(6);
    /** After an error nothing is asked for this long, so that the stream is not held up. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private static final int MAX_CACHED = 200_000;

    private final HttpClient client;
    private final @Nullable URI api;
    private final ObjectMapper json = new ObjectMapper();
    private final Cache<String, Envelope.Profile> cache = Caffeine.newBuilder()
            .maximumSize(MAX_CACHED)
            .expireAfterWrite(FRESH)
            .ticker(Ticker.systemTicker())
            .build();
    private long pausedUntil = System.nanoTime();

    /** @param api the address of the API; null to ask nobody */
    Profiles(HttpClient client, @Nullable URI api) {
        this.client = client;
        this.api = api;
    }

    /** What is known of accounts; those of which nothing is known are missing. */
    Map<String, Envelope.Profile> of(Collection<String> accounts, FollowStatus status) throws InterruptedException {
        Map<String, Envelope.Profile> found = new HashMap<>();
        List<String> unknown = new ArrayList<>();
        for (String account : accounts) {
            Envelope.Profile profile = cache.getIfPresent(account);
            if (profile == null) {
                unknown.add(account);
            } else {
                found.put(account, profile);
            }
        }
        if (api != null && !unknown.isEmpty() && System.nanoTime() - pausedUntil >= 0) {
            fetch(unknown, found, status);
        }
        return found;
    }

    private void fetch(List<String> accounts, Map<String, Envelope.Profile> found, FollowStatus status)
            throws InterruptedException {
        List<CompletableFuture<HttpResponse<byte[]>>> answers = new ArrayList<>();
        for (int from = 0; from < accounts.size(); from += BATCH) {
            answers.add(client.sendAsync(
                    request(accounts.subList(from, Math.min(accounts.size(), from + BATCH))),
                    HttpResponse.BodyHandlers.ofByteArray()));
        }
        for (CompletableFuture<HttpResponse<byte[]>> answer : answers) {
            try {
                HttpResponse<byte[]> response = answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
                if (response.statusCode() != 200) {
                    pause(status, "it answered " + response.statusCode());
                } else {
                    read(response.body(), found);
                }
            } catch (ExecutionException | TimeoutException | IOException e) {
                pause(
                        status,
                        e instanceof TimeoutException ? "it did not answer in time" : String.valueOf(e.getMessage()));
            }
        }
    }

    private HttpRequest request(List<String> accounts) {
        StringBuilder query = new StringBuilder("/xrpc/app.bsky.actor.getProfiles?");
        for (String account : accounts) {
            query.append("actors=")
                    .append(URLEncoder.encode(account, StandardCharsets.UTF_8))
                    .append('&');
        }
        query.setLength(query.length() - 1);
        return HttpRequest.newBuilder(java.util.Objects.requireNonNull(api).resolve(query.toString()))
                .timeout(TIMEOUT)
                .header("User-Agent", "rounds")
                .build();
    }

    private void read(byte[] body, Map<String, Envelope.Profile> found) throws IOException {
        for (JsonNode profile : json.readTree(body).path("profiles")) {
            String did = profile.path("did").asText();
            String handle = profile.path("handle").asText();
            if (!did.isEmpty() && !handle.isEmpty()) {
                Envelope.Profile read = new Envelope.Profile(
                        did,
                        handle,
                        profile.path("displayName").textValue(),
                        count(profile.path("followersCount")),
                        count(profile.path("followsCount")),
                        profile.path("createdAt").textValue());
                cache.put(did, read);
                found.put(did, read);
            }
        }
    }

    private static @Nullable Integer count(JsonNode node) {
        return node.canConvertToInt() && node.isIntegralNumber() && node.intValue() >= 0 ? node.intValue() : null;
    }

    private void pause(FollowStatus status, String why) {
        if (System.nanoTime() - pausedUntil >= 0) {
            status.notice("names and followers are missing for now: " + why + "; asking again in " + PAUSE.toSeconds()
                    + " s");
        }
        pausedUntil = System.nanoTime() + PAUSE.toNanos();
    }

    /** The account has changed its handle. */
    void forget(String account) {
        cache.invalidate(account);
    }
}
