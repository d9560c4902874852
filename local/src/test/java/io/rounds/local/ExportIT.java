package io.rounds.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.app.AnalyticsOptions;
import io.rounds.cli.Rounds;
import io.rounds.communities.Communities;
import io.rounds.elasticsearch.ElasticsearchOptions;
import io.rounds.elasticsearch.node.ElasticsearchNode;
import io.rounds.ingest.ReadingDefaults;
import io.rounds.ingest.archive.ArchiveFormat;
import io.rounds.simulator.SimulatedFiles;
import io.rounds.simulator.SimulatorOptions;
import io.rounds.trends.TrendsOptions;
import io.rounds.trends.Window;
import io.rounds.trends.flink.TrendsAnalysis;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.http.HttpHost;
import org.apache.http.util.EntityUtils;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.RestClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Exports from a real Elasticsearch, filled by the job from a simulation. What networkx and Gephi read in the files is
 * compared to counts made from the documents of {@code tweets} with plain sets and maps.
 */
@TestInstance(Lifecycle.PER_CLASS)
final class ExportIT {
    /** Few: an export does not care how many trends there are, and the usual windows take most of the time. */
    private static final TrendsOptions HOURLY = TrendsOptions.STANDARD.withWindows(List.of(Window.of("1h", "1h")));

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 5_000;
    private static final SimulatorOptions SIMULATION =
            SimulatorOptions.weeks(1).toBuilder().seed(11).volume(0.3).build();
    private static final Instant MIDDLE = SIMULATION.start().plusSeconds(3 * 86_400);

    private final Path folder;
    private final ElasticsearchNode node;
    private final RestClient client;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
    private List<JsonNode> tweets = List.of();
    private @Nullable Gephi gephi;

    ExportIT(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.node = ElasticsearchNode.start(folder.resolve("elasticsearch"), line -> {});
        this.client =
                RestClient.builder(HttpHost.create(node.address().toString())).build();
    }

    @BeforeAll
    void fill() throws Exception {
        assertThat(export("shares")).as("before there is an index").isEqualTo(1);
        assertThat(messages.toString(UTF_8)).contains("has no index shares: nothing has been analysed into it yet");

        SimulatedFiles.write(SIMULATION, folder);
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, UTF_8);
        Replay replay = new Replay(
                List.of(folder.resolve(SimulatedFiles.STREAM)),
                ArchiveFormat.AUTO,
                new ReadingDefaults(null, null),
                AnalyticsOptions.of(Communities.load()
                                .select(List.of("foamed", "meded"))
                                .list())
                        .with(new TrendsAnalysis(HOURLY)),
                new Replay.Elasticsearch(ElasticsearchOptions.at(node.address().toString())),
                Files.createDirectory(folder.resolve("work")),
                nowhere);
        replay.run();
        tweets = documents("tweets");
        assertThat(tweets).hasSizeGreaterThan(3_000);
    }

    @BeforeEach
    void forget() {
        out.reset();
        messages.reset();
    }

    @AfterAll
    void stop() throws IOException {
        if (gephi != null) {
            gephi.close();
        }
        client.close();
        node.close();
    }

    private Gephi gephi() throws IOException {
        if (gephi == null) {
            gephi = Gephi.start(folder);
        }
        return gephi;
    }

    private int export(String... arguments) {
        List<String> all = new ArrayList<>(List.of("export"));
        all.addAll(Arrays.asList(arguments));
        all.addAll(List.of("--elasticsearch", node.address().toString()));
        return Rounds.commandLine(out, new PrintStream(messages, true, UTF_8)).execute(all.toArray(String[]::new));
    }

    private Path exported(String name, String... arguments) {
        Path file = folder.resolve(name);
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of("-o", file.toString()));
        assertThat(export(all.toArray(String[]::new)))
                .as(messages.toString(UTF_8))
                .isZero();
        assertThat(out.size()).isZero();
        return file;
    }

    /** Every document of an index, read in the plainest way. */
    private List<JsonNode> documents(String index) throws IOException {
        return documents(index, "{\"match_all\":{}}");
    }

    private List<JsonNode> documents(String index, String query) throws IOException {
        List<JsonNode> documents = new ArrayList<>();
        String after = "";
        while (true) {
            Request request = new Request("POST", '/' + index + "/_search");
            request.setJsonEntity("{\"query\":" + query + ",\"size\":" + PAGE
                    + ",\"sort\":[{\"id\":\"asc\"}],\"search_after\":[" + JSON.writeValueAsString(after) + "]}");
            JsonNode hits = JSON.readTree(
                            EntityUtils.toString(client.performRequest(request).getEntity()))
                    .path("hits")
                    .path("hits");
            for (JsonNode hit : hits) {
                after = hit.path("_id").asText();
                documents.add(hit.path("_source"));
            }
            if (hits.size() < PAGE) {
                return documents;
            }
        }
    }

    /** Weights of edges, by "source target". */
    private record Expected(Map<String, Integer> weights, boolean directed) {
        Set<String> nodes() {
            Set<String> nodes = new TreeSet<>();
            weights.keySet().forEach(pair -> nodes.addAll(List.of(pair.split(" "))));
            return nodes;
        }

        int weight() {
            return weights.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    private static String account(JsonNode tweet) {
        return tweet.path("platform").asText() + ':' + tweet.at("/author/id").asText();
    }

    private Expected shares(Predicate<JsonNode> chosen) throws IOException {
        Map<String, String> ids = new TreeMap<>();
        documents("links")
                .forEach(link ->
                        ids.put(link.path("url").asText(), link.path("id").asText()));
        Map<String, Integer> weights = new TreeMap<>();
        tweets.stream().filter(chosen).forEach(tweet -> tweet.path("links")
                .forEach(link -> weights.merge(
                        account(tweet) + ' ' + ids.get(link.path("canonical").asText()), 1, Integer::sum)));
        return new Expected(weights, true);
    }

    private Expected propagation() {
        Map<String, Integer> weights = new TreeMap<>();
        for (JsonNode tweet : tweets) {
            String from = tweet.path("repost_of_author")
                    .asText(tweet.path("quote_of_author").asText());
            if (!tweet.path("links").isEmpty() && !from.isEmpty()) {
                weights.merge(from + ' ' + account(tweet), 1, Integer::sum);
            }
        }
        return new Expected(weights, true);
    }

    private Expected hashtags() {
        Map<String, Integer> weights = new TreeMap<>();
        for (JsonNode tweet : tweets) {
            TreeSet<String> tags = new TreeSet<>();
            tweet.path("hashtags").forEach(tag -> tags.add(tag.asText()));
            for (String a : tags) {
                for (String b : tags.tailSet(a, false)) {
                    weights.merge(a + ' ' + b, 1, Integer::sum);
                }
            }
        }
        return new Expected(weights, false);
    }

    private Expected coshare() throws IOException {
        Map<String, Integer> weights = new TreeMap<>();
        documents("coshares")
                .forEach(pair -> weights.put(
                        pair.path("source").asText() + ' ' + pair.path("target").asText(),
                        pair.path("weight").asInt()));
        assertThat(weights).isNotEmpty();
        return new Expected(weights, false);
    }

    private Expected expected(String kind) throws IOException {
        return switch (kind) {
            case "shares" -> shares(tweet -> true);
            case "propagation" -> propagation();
            case "coshare" -> coshare();
            default -> hashtags();
        };
    }

    @ParameterizedTest
    @CsvSource({
        "shares,gexf", "shares,graphml", "shares,json",
        "propagation,gexf", "propagation,graphml", "propagation,json",
        "hashtags,gexf", "hashtags,graphml", "hashtags,json",
        "coshare,gexf", "coshare,graphml", "coshare,json"
    })
    void networkxReadsTheGraphThatTheTweetsMake(String kind, String format) throws Exception {
        Expected expected = expected(kind);
        Path file = exported(kind + '.' + format, "graph", "--kind", kind);

        JsonNode read = Networkx.counts(file, folder);

        Map<String, Integer> weights = new TreeMap<>();
        read.path("weights")
                .forEach(edge -> weights.put(
                        edge.path(0).asText() + ' ' + edge.path(1).asText(),
                        edge.path(2).asInt()));
        assertThat(weights).isEqualTo(expected.weights());
        assertThat(read.path("nodes").asInt()).isEqualTo(expected.nodes().size());
        assertThat(read.path("directed").asBoolean()).isEqualTo(expected.directed());
        assertThat(read.path("multigraph").asBoolean()).isFalse();
        assertThat(texts(read.path("node_columns"))).contains("label", "first", "last");
        assertThat(texts(read.path("edge_columns"))).contains("weight", "first", "last");
        if (kind.equals("shares")) {
            assertThat(texts(read.path("node_columns")))
                    .contains("kind", "followers", "domain", "publisher", "doi", "shares");
        }
        assertThat(messages.toString(UTF_8))
                .contains(String.format(
                        "wrote %,d nodes and %,d edges",
                        expected.nodes().size(), expected.weights().size()));
    }

    @ParameterizedTest
    @CsvSource({"shares,gexf", "shares,graphml", "propagation,gexf", "hashtags,gexf", "hashtags,graphml", "coshare,gexf"
    })
    void gephiReadsTheGraphThatTheTweetsMake(String kind, String format) throws Exception {
        Expected expected = expected(kind);
        Path file = exported("gephi-" + kind + '.' + format, "graph", "--kind", kind);

        JsonNode read = gephi().counts(file);

        assertThat(read.path("nodes").asInt()).isEqualTo(expected.nodes().size());
        assertThat(read.path("edges").asInt()).isEqualTo(expected.weights().size());
        assertThat(read.path("weight").asInt()).isEqualTo(expected.weight());
        assertThat(read.path("directed").asBoolean()).isEqualTo(expected.directed());
        assertThat(texts(read.path("node_columns"))).contains("label:String", "first:String", "last:String");
        assertThat(texts(read.path("edge_columns"))).contains("weight:Double", "first:String", "last:String");
        if (kind.equals("shares")) {
            assertThat(texts(read.path("node_columns")))
                    .contains(
                            "kind:String",
                            "followers:Long",
                            "domain:String",
                            "publisher:String",
                            "doi:String",
                            "shares:Long");
        }
        if (format.equals("gexf")) {
            assertThat(read.path("dynamic").asBoolean()).isTrue();
            assertThat(read.path("starts").size()).isEqualTo(expected.nodes().size());
            assertThat(read.path("edge_starts").size())
                    .isEqualTo(expected.weights().size());
            assertThat(read.path("time_from").asLong())
                    .as("what the timeline plays")
                    .isBetween(SIMULATION.start().toEpochMilli(), MIDDLE.toEpochMilli());
            assertThat(read.path("time_to").asLong()).isGreaterThan(MIDDLE.toEpochMilli());
        }
    }

    @Test
    void inGephiEveryNodeAppearsWithItsFirstShare() throws Exception {
        Map<String, Long> first = new TreeMap<>();
        for (JsonNode tweet : tweets) {
            if (!tweet.path("links").isEmpty()) {
                long at = Instant.parse(tweet.path("created_at").asText()).toEpochMilli();
                first.merge(account(tweet), at, Math::min);
            }
        }
        JsonNode read = gephi().counts(exported("starts.gexf", "graph"));
        Map<String, Long> starts = new TreeMap<>();
        read.path("starts")
                .properties()
                .forEach(start -> starts.put(start.getKey(), start.getValue().asLong()));
        starts.keySet().retainAll(first.keySet());
        assertThat(starts).isEqualTo(first);
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new HashSet<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    @Test
    void onlyWhatIsChosenIsInTheGraph() throws Exception {
        Expected expected = shares(tweet -> texts(tweet.path("communities")).contains("foamed")
                && !Instant.parse(tweet.path("created_at").asText()).isBefore(MIDDLE));
        Path file = exported(
                "chosen.json",
                "graph",
                "--community",
                "FOAMed",
                "--from",
                MIDDLE.toString().substring(0, 10));
        assertThat(weights(file)).isEqualTo(expected.weights());
    }

    @Test
    void lightEdgesAreLeftOut() throws Exception {
        Map<String, Integer> expected = new TreeMap<>(hashtags().weights());
        expected.values().removeIf(weight -> weight < 5);
        assertThat(weights(exported("heavy.json", "graph", "--kind", "hashtags", "--min-weight", "5")))
                .isEqualTo(expected);
    }

    private static Map<String, Integer> weights(Path file) throws IOException {
        Map<String, Integer> weights = new TreeMap<>();
        JSON.readTree(file.toFile())
                .path("links")
                .forEach(edge -> weights.put(
                        edge.path("source").asText() + ' ' + edge.path("target").asText(),
                        edge.path("weight").asInt()));
        return weights;
    }

    @Test
    void aPaperIsFoundByItsDoiAndADomainByItsName() throws Exception {
        JsonNode paper = tweets.stream()
                .flatMap(tweet -> Stream.of(tweet.path("links").path(0)))
                .filter(link -> link.has("doi"))
                .findFirst()
                .orElseThrow();
        String doi = paper.path("doi").asText();
        String domain = paper.path("publisher").asText();
        assertThat(rows(exported("doi.csv", "shares", "--doi", "https://doi.org/" + doi.toUpperCase(Locale.ROOT))))
                .isNotEmpty()
                .allMatch(row -> row.get("doi").equals(doi));
        assertThat(rows(exported("domain.csv", "shares", "--domain", "www." + domain)))
                .isNotEmpty()
                .allMatch(row ->
                        row.get("domain").equals(domain) || row.get("publisher").equals(domain));
    }

    @Test
    void aGraphAsCsvIsATableOfEdgesAndOneOfNodes() throws Exception {
        Expected expected = shares(tweet -> true);
        Path edges = exported("graph.csv", "graph");
        Map<String, Integer> weights = new TreeMap<>();
        rows(edges)
                .forEach(row ->
                        weights.put(row.get("source") + ' ' + row.get("target"), Integer.valueOf(row.get("weight"))));
        assertThat(weights).isEqualTo(expected.weights());
        Set<String> ids = new TreeSet<>();
        rows(folder.resolve("graph-nodes.csv")).forEach(row -> ids.add(row.get("id")));
        assertThat(ids).isEqualTo(expected.nodes());
        assertThat(messages.toString(UTF_8)).contains("graph-nodes.csv");
    }

    private static List<CSVRecord> rows(Path file) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(file, UTF_8, format)) {
            return parser.getRecords();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tweets", "shares", "links", "coshares", "sources", "source_days", "rejected"})
    void everyDocumentIsInTheTable(String index) throws Exception {
        List<String> ids = documents(index).stream()
                .map(document -> document.path("id").asText())
                .sorted()
                .toList();
        List<CSVRecord> rows = rows(exported(index + ".csv", index));
        assertThat(rows.stream().map(row -> row.get("id")).sorted().toList()).isEqualTo(ids);
        assertThat(messages.toString(UTF_8)).contains(String.format("wrote %,d %s", ids.size(), index));
    }

    @Test
    void trendsAreChosenByTheEndOfTheirWindow() throws Exception {
        Instant to = SIMULATION.start().plus(Duration.ofHours(6));
        List<String> ids = documents("trends", "{\"range\":{\"window_end\":{\"lt\":\"" + to + "\"}}}").stream()
                .map(document -> document.path("id").asText())
                .sorted()
                .toList();
        assertThat(ids).isNotEmpty();
        List<CSVRecord> rows = rows(exported("trends.csv", "trends", "--to", to.toString()));
        assertThat(rows.stream().map(row -> row.get("id")).sorted().toList()).isEqualTo(ids);
    }

    @Test
    void tablesAreSortedByTimeThenById() throws Exception {
        List<String> keys = rows(exported("sorted.csv", "shares")).stream()
                .map(row -> Instant.parse(row.get("at")).toEpochMilli() + " " + row.get("id"))
                .toList();
        assertThat(keys).isSortedAccordingTo(Comparator.<String>naturalOrder());
    }

    @Test
    void textsOfTweetsAreLeftOutUnlessSomebodyAsks() throws Exception {
        Path without = exported("without.ndjson", "tweets");
        assertThat(Files.readAllLines(without))
                .hasSameSizeAs(tweets)
                .allSatisfy(line -> assertThat(JSON.readTree(line).has("text")).isFalse());
        assertThat(rows(exported("without.csv", "tweets")).get(0).toMap()).doesNotContainKey("text");

        Path with = exported("with.ndjson", "tweets", "--format", "ndjson", "--with-text");
        Map<String, JsonNode> byId = new TreeMap<>();
        for (String line : Files.readAllLines(with)) {
            JsonNode tweet = JSON.readTree(line);
            byId.put(tweet.path("id").asText(), tweet);
        }
        Map<String, JsonNode> expected = new TreeMap<>();
        tweets.forEach(tweet -> expected.put(tweet.path("id").asText(), tweet));
        assertThat(byId).isEqualTo(expected);
        assertThat(rows(exported("with.csv", "tweets", "--with-text")).get(0).get("text"))
                .isNotEmpty();
    }

    @Test
    void theSameDocumentsGiveTheSameBytesAlsoOnStandardOutput() throws Exception {
        Path file = exported("twice.gexf", "graph");
        assertThat(export("graph", "--format", "gexf", "-o", "-")).isZero();
        assertThat(out.toByteArray()).isEqualTo(Files.readAllBytes(file));
        out.reset();
        assertThat(export("shares")).isZero();
        assertThat(out.toByteArray()).isEqualTo(Files.readAllBytes(exportedQuietly("shares-again.csv", "shares")));
    }

    private Path exportedQuietly(String name, String... arguments) {
        byte[] before = out.toByteArray();
        out.reset();
        Path file = exported(name, arguments);
        out.writeBytes(before);
        return file;
    }

    @Test
    void hostileNamesSurviveInEveryTool() throws Exception {
        String handle = "<&>\"'\ud83d\ude91\u0001]]> =1+1\u00e9";
        String clean = handle.replace("\u0001", "");
        for (String link : List.of("0123456789abcdef", "fedcba9876543210")) {
            Request request = new Request("PUT", "/rounds-shares-2026.01/_doc/h" + link);
            request.addParameter("refresh", "true");
            request.setJsonEntity(JSON.writeValueAsString(JSON.createObjectNode()
                    .put("id", "h" + link)
                    .put("at", "2026-01-06T00:00:00Z")
                    .put("tweet", "x:h")
                    .put("kind", "original")
                    .put("author", "x:<\"hostile\">&\u0002")
                    .put("handle", handle)
                    .put("link", link)
                    .put("url", "https://example.org/?a=1&b=<2>")
                    .put("link_kind", "page")
                    .set("communities", JSON.createArrayNode().add("hostile"))));
            client.performRequest(request);
        }
        try {
            String id = "x:<\"hostile\">&";
            for (String format : List.of("gexf", "graphml", "json")) {
                Path file = exported("hostile." + format, "graph", "--community", "hostile");
                JsonNode labels = Networkx.counts(file, folder).path("labels");
                assertThat(labels.path(id).asText()).as(format).isEqualTo(format.equals("json") ? handle : clean);
                if (!format.equals("json")) {
                    JsonNode read = gephi().counts(file);
                    assertThat(read.path("labels").path(id).asText()).as(format).isEqualTo(clean);
                    assertThat(read.path("edges").asInt()).isEqualTo(2);
                }
            }
        } finally {
            for (String link : List.of("0123456789abcdef", "fedcba9876543210")) {
                Request removal = new Request("DELETE", "/rounds-shares-2026.01/_doc/h" + link);
                removal.addParameter("refresh", "true");
                client.performRequest(removal);
            }
        }
    }

    @Test
    void whatIsNotThereIsNamedAndLeavesNoFile() throws Exception {
        Path file = folder.resolve("nothing.gexf");
        assertThat(export("graph", "--tag", "#FOAMedd", "-o", file.toString())).isEqualTo(1);
        assertThat(messages.toString(UTF_8))
                .containsPattern("There are [0-9,]+ shares, but none with the hashtag foamedd");
        assertThat(export("trends", "--to", "1999-01-01", "-o", file.toString()))
                .isEqualTo(1);
        assertThat(messages.toString(UTF_8)).contains("trends, but none to 1999-01-01T00:00:00Z");
        assertThat(file).doesNotExist();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString())).noneMatch(name -> name.contains("unfinished"));
        }
    }

    @Test
    void wrongArgumentsEndWithTwoAndSayWhatIsWrong() {
        assertThat(export("sightings")).isEqualTo(2);
        assertThat(messages.toString(UTF_8))
                .contains("This version of Rounds has no index 'sightings'", "tweets, rankings, trends");
        assertThat(export("trends", "--doi", "10.1/x")).isEqualTo(2);
        assertThat(messages.toString(UTF_8)).contains("trends have no DOI");
        assertThat(export("shares", "--from", "yesterday")).isEqualTo(2);
        assertThat(messages.toString(UTF_8)).contains("'yesterday'");
        assertThat(export("shares", "--from", "2026-02-30")).isEqualTo(2);
        assertThat(messages.toString(UTF_8)).contains("Not a time: '2026-02-30'");
        assertThat(export("shares", "--format", "xlsx")).isEqualTo(2);
        assertThat(messages.toString(UTF_8)).contains("'--format'", "CSV, NDJSON", "'xlsx'");
        assertThat(export("graph", "--format", "dot")).isEqualTo(2);
        assertThat(messages.toString(UTF_8)).contains("GEXF, GRAPHML, CSV, JSON", "'dot'");
        assertThat(export("graph", "--kind", "friends")).isEqualTo(2);
        assertThat(messages.toString(UTF_8)).contains("SHARES, COSHARE, PROPAGATION, HASHTAGS", "'friends'");
        assertThat(export("graph", "--min-weight", "0")).isEqualTo(2);
        assertThat(export("graph", "-o", folder.resolve("no/such/folder.gexf").toString()))
                .isEqualTo(2);
        assertThat(messages.toString(UTF_8)).contains("There is no directory");
        assertThat(export()).isEqualTo(2);
        assertThat(messages.toString(UTF_8))
                .contains("Specify what to export: graph, or one of tweets, rankings, trends");
        assertThat(export("--tag", "foamed", "graph")).isEqualTo(2);
        assertThat(messages.toString(UTF_8)).contains("No arguments are allowed between 'export' and 'graph': --tag");
        assertThat(export("shares", "graph")).isEqualTo(2);
        assertThat(messages.toString(UTF_8)).contains("'graph': shares");
        assertThat(out.size()).isZero();
    }

    @Test
    void aServerThatDoesNotAnswerIsNamed() throws IOException {
        String nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = "http://127.0.0.1:" + socket.getLocalPort();
        }
        int code = Rounds.commandLine(out, new PrintStream(messages, true, UTF_8))
                .execute("export", "shares", "--elasticsearch", nobody);
        assertThat(code).isEqualTo(1);
        assertThat(messages.toString(UTF_8)).contains(nobody, "Check that it is running");
    }
}
