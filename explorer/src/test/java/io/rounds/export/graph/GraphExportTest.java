package io.rounds.export.graph;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.export.graph.format.GraphFormat;
import io.rounds.export.source.DocumentQuery;
import io.rounds.export.source.DocumentSource;
import io.rounds.export.source.Documents;
import io.rounds.export.source.ListDocuments;
import io.rounds.export.source.NothingFoundException;
import io.rounds.export.source.ProgressListener;
import io.rounds.export.source.Selection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphExportTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path temporary;

    GraphExportTest(@TempDir Path temporary) {
        this.temporary = temporary;
    }

    private record Exported(GraphSummary summary, String text, JsonNode graph) {
        Map<String, JsonNode> nodes() {
            Map<String, JsonNode> nodes = new TreeMap<>();
            graph.path("nodes")
                    .forEach(node -> assertThat(nodes.put(node.path("id").asText(), node))
                            .isNull());
            return nodes;
        }

        Map<String, JsonNode> edges() {
            Map<String, JsonNode> edges = new TreeMap<>();
            graph.path("links").forEach(edge -> assertThat(edges.put(
                            edge.path("source").asText() + " > "
                                    + edge.path("target").asText(),
                            edge))
                    .isNull());
            return edges;
        }
    }

    private Exported export(GraphKind kind, long minWeight, List<JsonNode> documents) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        GraphSummary summary = GraphExport.write(
                new ListDocuments(documents),
                new GraphRequest(kind, Selection.ALL, minWeight),
                temporary,
                GraphFormat.JSON.writer(out, OutputStream.nullOutputStream()),
                ProgressListener.NONE);
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left).isEmpty();
        }
        return new Exported(summary, out.toString(UTF_8), JSON.readTree(out.toByteArray()));
    }

    private static ObjectNode share(int minute, String author, String link, String kind) {
        return JSON.createObjectNode()
                .put("at", NOON.plusSeconds(60L * minute).toString())
                .put("tweet", "x:t" + minute)
                .put("kind", kind)
                .put("author", author)
                .put("handle", author.replace("x:", "doc_"))
                .put("link", link)
                .put("url", "https://" + link + ".org/")
                .put("domain", link + ".org")
                .put("link_kind", "page");
    }

    @Test
    void aLinkHasTheRatingThatItsSourceHadAtTheLastShare() throws IOException {
        Exported exported = export(
                GraphKind.SHARES,
                1,
                List.of(
                        share(2, "x:1", "a", "original")
                                .put("source_rating", "high")
                                .put("source_score", 81.5),
                        share(1, "x:2", "a", "original")
                                .put("source_rating", "mixed")
                                .put("source_score", 55),
                        share(3, "x:2", "b", "original").put("source_rating", "unrated")));
        JsonNode rated = exported.nodes().get("a");
        assertThat(rated.path("source_rating").asText()).isEqualTo("high");
        assertThat(rated.path("source_score").asDouble()).isEqualTo(81.5);
        JsonNode unrated = exported.nodes().get("b");
        assertThat(unrated.path("source_rating").asText()).isEqualTo("unrated");
        assertThat(unrated.has("source_score")).isFalse();
        assertThat(exported.nodes().get("x:1").has("source_rating")).isFalse();
    }

    @Test
    void sharesOfALinkByAnAccountAreOneEdgeFromTheFirstOn() throws IOException {
        Exported exported = export(
                GraphKind.SHARES,
                1,
                List.of(
                        share(5, "x:1", "litfl", "repost"),
                        share(2, "x:1", "litfl", "original").put("followers", 10),
                        share(9, "x:1", "nejm", "reply"),
                        share(7, "x:2", "litfl", "quote")));

        assertThat(exported.summary().documents()).isEqualTo(4);
        assertThat(exported.summary().nodes()).isEqualTo(4);
        assertThat(exported.summary().edges()).isEqualTo(3);
        assertThat(exported.nodes().keySet()).containsExactly("litfl", "nejm", "x:1", "x:2");
        assertThat(exported.edges().get("x:1 > litfl"))
                .isEqualTo(ListDocuments.parse("{'source':'x:1','target':'litfl','weight':2,'originals':1,'reposts':1,"
                        + "'first':'2026-03-01T12:02:00Z','last':'2026-03-01T12:05:00Z'}"));
        assertThat(exported.nodes().get("litfl"))
                .isEqualTo(ListDocuments.parse("{'id':'litfl','label':'litfl.org/','kind':'link',"
                        + "'url':'https://litfl.org/','domain':'litfl.org','link_kind':'page','shares':3,'originals':2,'reposts':1,"
                        + "'first':'2026-03-01T12:02:00Z','last':'2026-03-01T12:07:00Z'}"));
        assertThat(exported.graph().at("/graph/description").asText()).isEqualTo("Who shared which link: all shares");
    }

    @Test
    void anAccountIsAsItWasLast() throws IOException {
        Exported exported = export(
                GraphKind.SHARES,
                1,
                List.of(
                        share(5, "x:1", "litfl", "original")
                                .put("handle", "new")
                                .put("followers", 20),
                        share(2, "x:1", "litfl", "original")
                                .put("handle", "old")
                                .put("followers", 10)));
        assertThat(exported.nodes().get("x:1").path("label").asText()).isEqualTo("new");
        assertThat(exported.nodes().get("x:1").path("followers").asInt()).isEqualTo(20);
    }

    @Test
    void lightEdgesGoAndWithThemTheNodesThatHaveNoOther() throws IOException {
        Exported exported = export(
                GraphKind.SHARES,
                2,
                List.of(
                        share(1, "x:1", "litfl", "original"),
                        share(2, "x:1", "litfl", "original"),
                        share(3, "x:1", "nejm", "original"),
                        share(4, "x:2", "litfl", "original")));
        assertThat(exported.edges().keySet()).containsExactly("x:1 > litfl");
        assertThat(exported.nodes().keySet()).containsExactly("litfl", "x:1");
        // What a node tells is about all that was read, whatever edges are left.
        assertThat(exported.nodes().get("litfl").path("shares").asInt()).isEqualTo(3);
    }

    @Test
    void withoutAnEdgeThereIsNoGraph() {
        assertThatThrownBy(() -> export(GraphKind.SHARES, 3, List.of(share(1, "x:1", "litfl", "original"))))
                .isInstanceOf(NothingFoundException.class)
                .hasMessage("1 shares were read, but none of their edges has a weight of 3 or more");
    }

    @Test
    void aMisspeltHashtagIsNamed() {
        Selection selection = new Selection(null, null, List.of("foamed"), List.of("smaccc"), List.of(), List.of());
        ListDocuments empty = new ListDocuments(List.of());
        DocumentSource source = new Emptied(ListDocuments.of("{'communities':['foamed'],'hashtags':['smacc']}"), empty);
        assertThatThrownBy(() -> GraphExport.write(
                        source,
                        new GraphRequest(GraphKind.SHARES, selection, 1),
                        temporary,
                        GraphFormat.JSON.writer(OutputStream.nullOutputStream(), OutputStream.nullOutputStream()),
                        ProgressListener.NONE))
                .isInstanceOf(NothingFoundException.class)
                .hasMessage("There are 1 shares, but none with the hashtag smaccc");
    }

    /** Counts documents and finds none. */
    private record Emptied(DocumentSource counted, DocumentSource found) implements DocumentSource {
        @Override
        public Documents open(DocumentQuery query) throws IOException {
            return found.open(query);
        }

        @Override
        public long count(DocumentQuery query) throws IOException {
            return counted.count(query);
        }

        @Override
        public void close() {}
    }

    @Test
    void theOrderOfDocumentsChangesNothing() throws IOException {
        Random random = new Random(3);
        List<JsonNode> shares = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            shares.add(share(random.nextInt(100), "x:" + random.nextInt(20), "link" + random.nextInt(30), "original")
                    .put("via_author", "x:" + random.nextInt(30))
                    .put("via_handle", "h" + random.nextInt(3))
                    .put("tweet", "x:t" + random.nextInt(300)));
        }
        for (GraphKind kind : List.of(GraphKind.SHARES, GraphKind.PROPAGATION)) {
            String text = export(kind, 1, shares).text();
            Collections.shuffle(shares, random);
            assertThat(export(kind, 1, shares).text()).isEqualTo(text);
        }
    }

    @Test
    void edgesAreExactlyThePairsOfAnIndependentCount() throws IOException {
        Random random = new Random(4);
        List<JsonNode> shares = new ArrayList<>();
        Map<String, Integer> pairs = new TreeMap<>();
        for (int i = 0; i < 2_000; i++) {
            String author = "x:" + random.nextInt(40);
            String link = "link" + random.nextInt(60);
            shares.add(share(i, author, link, "original"));
            pairs.merge(author + " > " + link, 1, Integer::sum);
        }
        Map<String, Integer> weights = new TreeMap<>();
        export(GraphKind.SHARES, 1, shares)
                .edges()
                .forEach((pair, edge) -> weights.put(pair, edge.path("weight").asInt()));
        assertThat(weights).isEqualTo(pairs);
    }

    private static JsonNode tweet(int minute, String kind, String... hashtags) {
        ObjectNode tweet = JSON.createObjectNode()
                .put("created_at", NOON.plusSeconds(60L * minute).toString())
                .put("kind", kind);
        for (String tag : hashtags) {
            tweet.withArray("hashtags").add(tag);
        }
        return tweet;
    }

    @Test
    void hashtagsOfATweetAreAllConnected() throws IOException {
        Exported exported = export(
                GraphKind.HASHTAGS,
                1,
                List.of(
                        tweet(1, "original", "foamed", "meded", "airway"),
                        tweet(2, "repost", "meded", "foamed"),
                        tweet(3, "original", "alone"),
                        tweet(4, "original")));
        assertThat(exported.edges().keySet()).containsExactly("airway > foamed", "airway > meded", "foamed > meded");
        assertThat(exported.edges().get("foamed > meded"))
                .isEqualTo(ListDocuments.parse("{'source':'foamed','target':'meded','weight':2,'originals':1,"
                        + "'reposts':1,'first':'2026-03-01T12:01:00Z','last':'2026-03-01T12:02:00Z'}"));
        assertThat(exported.nodes().keySet()).containsExactly("airway", "foamed", "meded");
        assertThat(exported.nodes().get("meded").path("label").asText()).isEqualTo("#meded");
        assertThat(exported.nodes().get("meded").path("tweets").asInt()).isEqualTo(2);
        assertThat(exported.graph().path("directed").asBoolean()).isFalse();
    }

    @Test
    void aTweetOfHashtagsAloneMakesNoCliqueAndIsReported() throws IOException {
        String[] many = IntStream.rangeClosed(0, HashtagMapper.MAX_HASHTAGS)
                .mapToObj(i -> "tag" + i)
                .toArray(String[]::new);
        Exported exported =
                export(GraphKind.HASHTAGS, 1, List.of(tweet(1, "original", many), tweet(2, "original", "a", "b")));
        assertThat(exported.edges().keySet()).containsExactly("a > b");
        assertThat(exported.summary().leftOut()).containsExactly(Map.entry("tweets with more than 50 hashtags", 1L));
    }

    @Test
    void linksGoFromTheAuthorToTheAccountsThatRepostThem() throws IOException {
        Exported exported = export(
                GraphKind.PROPAGATION,
                1,
                List.of(
                        share(0, "x:1", "litfl", "original").put("followers", 9),
                        share(3, "x:2", "litfl", "repost")
                                .put("via_tweet", "x:t0")
                                .put("via_author", "x:1")
                                .put("via_handle", "doc_1"),
                        share(5, "x:2", "nejm", "quote")
                                .put("via_tweet", "x:t7")
                                .put("via_author", "x:1")
                                .put("via_handle", "doc_1"),
                        share(9, "x:3", "nejm", "repost")
                                .put("via_tweet", "x:t8")
                                .put("via_author", "x:9")
                                .put("via_handle", "outside")));
        assertThat(exported.edges().keySet()).containsExactly("x:1 > x:2", "x:9 > x:3");
        assertThat(exported.edges().get("x:1 > x:2"))
                .isEqualTo(ListDocuments.parse("{'source':'x:1','target':'x:2','weight':2,'reposts':1,'quotes':1,"
                        + "'first':'2026-03-01T12:03:00Z','last':'2026-03-01T12:05:00Z'}"));
        assertThat(exported.nodes().get("x:1"))
                .isEqualTo(ListDocuments.parse("{'id':'x:1','label':'doc_1','followers':9,'shares':1,'originals':1,"
                        + "'reposts':0,'first':'2026-03-01T12:00:00Z','last':'2026-03-01T12:05:00Z'}"));
        assertThat(exported.nodes().get("x:9").path("label").asText()).isEqualTo("outside");
        assertThat(exported.nodes().get("x:9").path("shares").asInt()).isZero();
    }

    @Test
    void aRepostOfTwoLinksIsOneStepOfACascade() throws IOException {
        ObjectNode one = share(3, "x:2", "litfl", "repost").put("via_author", "x:1");
        ObjectNode other = share(3, "x:2", "nejm", "repost").put("via_author", "x:1");
        assertThat(export(GraphKind.PROPAGATION, 1, List.of(one, other))
                        .edges()
                        .get("x:1 > x:2")
                        .path("weight")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void whereOnlyAHandleIsKnownItStandsForTheAccountThatUsedItLast() throws IOException {
        Exported exported = export(
                GraphKind.PROPAGATION,
                1,
                List.of(
                        share(4, "x:7", "a", "original").put("handle", "EM_Doc"),
                        share(1, "x:6", "a", "original").put("handle", "em_doc"),
                        share(5, "x:2", "a", "repost").put("via_handle", "em_doc"),
                        share(6, "x:3", "a", "repost").put("via_handle", "stranger"),
                        share(7, "x:3", "a", "repost")));
        assertThat(exported.edges().keySet()).containsExactly("x:7 > x:2", "x:@stranger > x:3");
        assertThat(exported.nodes().get("x:7").path("label").asText()).isEqualTo("EM_Doc");
        assertThat(exported.nodes().get("x:@stranger").path("label").asText()).isEqualTo("stranger");
        assertThat(exported.summary().leftOut())
                .containsExactly(Map.entry("shares that pass on a tweet of an unknown account", 1L));
    }

    @Test
    void eachPairThatSharesTogetherIsAnEdge() throws IOException {
        Exported exported = export(
                GraphKind.COSHARE,
                2,
                List.of(
                        ListDocuments.parse("{'source':'x:1','source_handle':'a','target':'x:2','target_handle':'b',"
                                + "'weight':5,'similarity':0.8333,'source_links':9,'target_links':4,"
                                + "'interval_seconds':60,'median_gap_seconds':12.5,"
                                + "'first_at':'2026-03-01T12:00:00Z','last_at':'2026-03-05T12:00:00Z'}"),
                        ListDocuments.parse("{'source':'x:2','source_handle':'b2','target':'x:3','target_handle':'c',"
                                + "'weight':2,'similarity':0.5,'source_links':5,'target_links':4,"
                                + "'interval_seconds':60,'median_gap_seconds':1.0,"
                                + "'first_at':'2026-03-02T12:00:00Z','last_at':'2026-03-06T12:00:00Z'}"),
                        ListDocuments.parse("{'source':'x:3','source_handle':'c','target':'x:4','target_handle':'d',"
                                + "'weight':1,'first_at':'2026-03-02T12:00:00Z','last_at':'2026-03-06T12:00:00Z'}")));
        assertThat(exported.edges().keySet()).containsExactly("x:1 > x:2", "x:2 > x:3");
        assertThat(exported.edges().get("x:1 > x:2"))
                .isEqualTo(ListDocuments.parse("{'source':'x:1','target':'x:2','weight':5,'similarity':0.8333,"
                        + "'source_links':9,'target_links':4,'interval_seconds':60,'median_gap_seconds':12.5,"
                        + "'first':'2026-03-01T12:00:00Z','last':'2026-03-05T12:00:00Z'}"));
        assertThat(exported.nodes().get("x:2"))
                .isEqualTo(ListDocuments.parse("{'id':'x:2','label':'b2','links':5,"
                        + "'first':'2026-03-01T12:00:00Z','last':'2026-03-06T12:00:00Z'}"));
        assertThat(exported.graph().path("directed").asBoolean()).isFalse();
    }

    @Test
    void anIdIsTheSameInEveryFormat() throws IOException {
        Exported exported =
                export(GraphKind.SHARES, 1, List.of(share(1, "x:\u0000a\u0001", "li\u0000tfl", "original")));
        assertThat(exported.edges().keySet()).containsExactly("x:a > litfl");
        assertThat(new TreeSet<>(exported.nodes().keySet())).isEqualTo(new TreeSet<>(List.of("x:a", "litfl")));
    }

    @Test
    void nodesComeByIdAndEdgesBySourceAndTarget() throws IOException {
        Exported exported = export(
                GraphKind.SHARES,
                1,
                List.of(
                        share(1, "x:b", "z", "original"),
                        share(1, "x:b", "a", "original"),
                        share(1, "x:a", "z", "original")));
        assertThat(ids(exported.graph().path("nodes"), "id")).isEqualTo("a x:a x:b z");
        assertThat(ids(exported.graph().path("links"), "source")).isEqualTo("x:a x:b x:b");
        assertThat(ids(exported.graph().path("links"), "target")).isEqualTo("z a z");
    }

    private static String ids(JsonNode elements, String field) {
        List<String> ids = new ArrayList<>();
        elements.forEach(element -> ids.add(element.path(field).asText()));
        return ids.stream().collect(Collectors.joining(" "));
    }
}
