package io.rounds.bench;

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
 * People with the explorer open: each asks for something, waits for the answer, and after a while asks for something else.
 * What they ask for is drawn from all that there is, half of it of the newest time, as the page does.
 */
final class SimulatedUsers {
    /** What is asked for at Elasticsearch itself, to compare with. */
    static final String BARE = "elasticsearch: one ranking";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
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
     * Looks around.
     *
     * @param days of data there are
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
     * A request and how it went.
     *
     * @param kind what was asked for
     * @param ok whether it was answered with 200
     */
    record Asked(String kind, long nanos, boolean ok) {}

    private JsonNode json(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(explorer.resolve(path)).timeout(PATIENCE).build();
        HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException(path + ": " + new String(response.body(), StandardCharsets.UTF_8));
        }
        return JSON.readTree(response.body());
    }

    /**
     * Lets them ask.
     *
     * @param clients at the same time
     * @param pause between an answer and the next question
     * @return everything that was asked
     */
    List<Asked> ask(int clients, Duration pause, Duration length, long seed) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            long end = System.nanoTime() + length.toNanos();
            List<Future<List<Asked>>> all = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                Random random = new Random(seed + i);
                all.add(threads.submit(() -> person(random, pause, end)));
            }
            List<Asked> asked = new ArrayList<>();
            for (Future<List<Asked>> person : all) {
                asked.addAll(person.get());
            }
            return asked;
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Asked> person(Random random, Duration pause, long end) throws IOException, InterruptedException {
        List<Asked> asked = new ArrayList<>();
        // They do not all come in the same moment.
        rest(pause, random);
        while (System.nanoTime() < end) {
            Map.Entry<String, HttpRequest> question = question(random);
            long began = System.nanoTime();
            HttpResponse<byte[]> response = http.send(question.getValue(), BodyHandlers.ofByteArray());
            asked.add(new Asked(question.getKey(), System.nanoTime() - began, response.statusCode() == 200));
            rest(pause, random);
        }
        return asked;
    }

    /** Half to one and a half times the pause, so that they do not walk in step. */
    private static void rest(Duration pause, Random random) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep((long) (pause.toNanos() * (0.5 + random.nextDouble())));
    }

    private Map.Entry<String, HttpRequest> question(Random random) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> api("trends", "/api/trends?" + ranking(random));
            case 3 -> api("topic", "/api/trends/" + encodedTopic(one(topics, random)));
            case 4 -> api("links of all time", "/api/links?community=" + one(communities, random));
            case 5 -> api("links of a week", "/api/links?community=" + one(communities, random) + week(random));
            case 6 -> api("link", "/api/links/" + one(links, random));
            case 7 -> api("sources", "/api/sources?rating=" + one(List.of("high", "mixed", "low", "unrated"), random));
            case 8 -> api("source", "/api/sources/" + encoded(one(sources, random)));
            default -> Map.entry(BARE, bare(random));
        };
    }

    private static String encodedTopic(String topic) {
        int question = topic.indexOf('?');
        return encoded(topic.substring(0, question)) + topic.substring(question);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static <T> T one(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    private Instant moment(Random random) {
        return newest.minus(Duration.ofMinutes(random.nextInt(days * 24 * 60)));
    }

    private String ranking(Random random) {
        String which =
                "community=" + one(communities, random) + "&window=" + one(List.of("15m", "1h", "24h", "7d"), random);
        return random.nextBoolean() ? which : which + "&at=" + moment(random);
    }

    private String week(Random random) {
        Instant from = moment(random);
        return "&from=" + from + "&to=" + from.plus(Duration.ofDays(7));
    }

    private Map.Entry<String, HttpRequest> api(String kind, String path) {
        return Map.entry(
                kind,
                HttpRequest.newBuilder(explorer.resolve(path)).timeout(PATIENCE).build());
    }

    /** The twenty best of a ranking, without anything beside them, from Elasticsearch itself. */
    private HttpRequest bare(Random random) {
        Instant hour = Instant.ofEpochSecond(moment(random).getEpochSecond() / 3_600 * 3_600);
        String body = """
                {"size":20,"track_total_hits":false,"sort":[{"live_rank":"asc"}],"query":{"bool":{"filter":[
                {"term":{"community":"%s"}},{"term":{"window":"1h"}},{"term":{"window_end":"%s"}},
                {"exists":{"field":"live_rank"}}]}}}""".formatted(one(communities, random), hour);
        return HttpRequest.newBuilder(elasticsearch.resolve("/trends/_search"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    /** How many of each thing can be asked for. */
    Map<String, Integer> choice() {
        Map<String, Integer> choice = new LinkedHashMap<>();
        choice.put("communities", communities.size());
        choice.put("topics", topics.size());
        choice.put("links", links.size());
        choice.put("sources", sources.size());
        return choice;
    }
}
