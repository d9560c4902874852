package io.rounds.bench.explorer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Simulated users of the explorer's API: each sends a request, waits for the response, pauses, and sends another. Requests
 * are drawn at random from all existing data, half of the rankings being the current ones, as on the page.
 */
final class SimulatedUsers {
    /** The kind of the requests to Elasticsearch itself, as a baseline. */
    static final String BARE = "elasticsearch: one ranking";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final URI explorer;
    private final URI elasticsearch;
    private final List<String> communities = new ArrayList<>();
    private final List<String> topics = new ArrayList<>();
    private final List<String> links = new ArrayList<>();
    private final List<String> sources = new ArrayList<>();
    private final Instant newest;
    private final int days;

    /**
     * Reads what can be requested.
     *
     * @param days number of days with data
     */
    SimulatedUsers(URI explorer, URI elasticsearch, int days) throws IOException, InterruptedException {
        this.explorer = explorer;
        this.elasticsearch = elasticsearch;
        this.days = days;
        newest = Instant.parse(json("/api/status").path("newest_window_end").asText());
        json("/api/communities")
                .path("communities")
                .forEach(row -> communities.add(row.path("name").asText()));
        for (String community : communities) {
            json("/api/trends?size=50&window=7d&community=" + community)
                    .path("live")
                    .forEach(row -> topics.add(row.at("/trend/topic").asText() + "?community=" + community));
        }
        json("/api/links?size=100")
                .path("rows")
                .forEach(row -> links.add(row.at("/link/id").asText()));
        json("/api/sources?size=100")
                .path("rows")
                .forEach(row -> sources.add(row.at("/source/id").asText()));
    }

    /**
     * A completed request.
     *
     * @param kind what was requested
     * @param ok whether the status was 200
     */
    record Timing(String kind, long nanos, boolean ok) {}

    private JsonNode json(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(explorer.resolve(path)).timeout(TIMEOUT).build();
        HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException(path + ": " + new String(response.body(), StandardCharsets.UTF_8));
        }
        return JSON.readTree(response.body());
    }

    /**
     * Sends requests for a while.
     *
     * @param clients number of concurrent users
     * @param pause mean time between a response and the next request
     * @return all completed requests
     */
    List<Timing> run(int clients, Duration pause, Duration length, long seed) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            long end = System.nanoTime() + length.toNanos();
            List<Future<List<Timing>>> all = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                Random random = new Random(seed + i);
                all.add(threads.submit(() -> user(random, pause, end)));
            }
            List<Timing> timings = new ArrayList<>();
            for (Future<List<Timing>> user : all) {
                timings.addAll(user.get());
            }
            return timings;
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Timing> user(Random random, Duration pause, long end) throws IOException, InterruptedException {
        List<Timing> timings = new ArrayList<>();
        // Users start at different times.
        pause(pause, random);
        while (System.nanoTime() < end) {
            Map.Entry<String, HttpRequest> request = request(random);
            long began = System.nanoTime();
            HttpResponse<byte[]> response = http.send(request.getValue(), BodyHandlers.ofByteArray());
            timings.add(new Timing(request.getKey(), System.nanoTime() - began, response.statusCode() == 200));
            pause(pause, random);
        }
        return timings;
    }

    /** Pauses for half to one and a half times the mean, so that users do not synchronise. */
    private static void pause(Duration pause, Random random) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep((long) (pause.toNanos() * (0.5 + random.nextDouble())));
    }

    private Map.Entry<String, HttpRequest> request(Random random) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> api("trends", "/api/trends?" + ranking(random));
            case 3 -> api("topic", "/api/trends/" + encodedTopic(pick(topics, random)));
            case 4 -> api("links of all time", "/api/links?community=" + pick(communities, random));
            case 5 -> api("links of a week", "/api/links?community=" + pick(communities, random) + week(random));
            case 6 -> api("link", "/api/links/" + pick(links, random));
            case 7 -> api("sources", "/api/sources?rating=" + pick(List.of("high", "mixed", "low", "unrated"), random));
            case 8 -> api("source", "/api/sources/" + encoded(pick(sources, random)));
            default -> Map.entry(BARE, bare(random));
        };
    }

    private static String encodedTopic(String topic) {
        int query = topic.indexOf('?');
        return encoded(topic.substring(0, query)) + topic.substring(query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static <T> T pick(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    private Instant moment(Random random) {
        return newest.minus(Duration.ofMinutes(random.nextInt(days * 24 * 60)));
    }

    private String ranking(Random random) {
        String which =
                "community=" + pick(communities, random) + "&window=" + pick(List.of("15m", "1h", "24h", "7d"), random);
        return random.nextBoolean() ? which : which + "&at=" + moment(random);
    }

    private String week(Random random) {
        Instant from = moment(random);
        return "&from=" + from + "&to=" + from.plus(Duration.ofDays(7));
    }

    private Map.Entry<String, HttpRequest> api(String kind, String path) {
        return Map.entry(
                kind,
                HttpRequest.newBuilder(explorer.resolve(path)).timeout(TIMEOUT).build());
    }

    /** A bare query for the top twenty of a ranking, sent to Elasticsearch itself. */
    private HttpRequest bare(Random random) {
        Instant hour = Instant.ofEpochSecond(moment(random).getEpochSecond() / 3_600 * 3_600);
        String body = """
                {"size":20,"track_total_hits":false,"sort":[{"live_rank":"asc"}],"query":{"bool":{"filter":[
                {"term":{"community":"%s"}},{"term":{"window":"1h"}},{"term":{"window_end":"%s"}},
                {"term":{"kind":"hashtag"}},
                {"exists":{"field":"live_rank"}}]}}}""".formatted(pick(communities, random), hour);
        return HttpRequest.newBuilder(elasticsearch.resolve("/trends/_search"))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    /** The number of items of each kind that can be requested. */
    Map<String, Integer> choice() {
        Map<String, Integer> choice = new LinkedHashMap<>();
        choice.put("communities", communities.size());
        choice.put("topics", topics.size());
        choice.put("links", links.size());
        choice.put("sources", sources.size());
        return choice;
    }
}
