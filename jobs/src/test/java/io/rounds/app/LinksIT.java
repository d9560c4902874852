package io.rounds.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.SharedData;
import io.rounds.communities.Communities;
import io.rounds.documents.DocumentSchemas;
import io.rounds.ingest.Archives;
import io.rounds.ingest.archive.ArchiveFormat;
import io.rounds.model.Community;
import io.rounds.model.Parsed;
import io.rounds.simulator.Simulator;
import io.rounds.simulator.SimulatorOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Shares are exactly the links of the tweets that were analysed, and links are their exact sum: by a plain count over the
 * documents of the same run.
 */
class LinksIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Community> SHIPPED = Communities.load().list();

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(4)
            .build());

    @Test
    void ofSimulatedWeeksTheyAreExact() throws Exception {
        TreeMap<String, String> documents = job(SHIPPED).documents(simulated(2, 3), 2);

        assertThat(check(documents)).isGreaterThan(10_000);
    }

    @Test
    void whoGotALinkFromWhomCanBeFollowed() throws Exception {
        TreeMap<String, String> documents = job(List.of(Community.ALL)).documents(simulated(1, 6), 2);
        Map<String, JsonNode> shares = index(documents, "shares");
        Map<String, JsonNode> tweets = index(documents, "tweets");
        Map<String, JsonNode> byTweetAndUrl = new HashMap<>();
        shares.values().forEach(share -> byTweetAndUrl.put(text(share, "tweet") + ' ' + text(share, "url"), share));
        int reposts = 0;
        int quotes = 0;
        for (JsonNode share : shares.values()) {
            String via = text(share, "via_tweet");
            if (text(share, "kind").equals("repost") && tweets.containsKey(via)) {
                JsonNode source = byTweetAndUrl.get(via + ' ' + text(share, "url"));
                assertThat(text(source, "author")).isEqualTo(text(share, "via_author"));
                assertThat(text(source, "handle")).isEqualToIgnoringCase(text(share, "via_handle"));
                assertThat(Instant.parse(text(source, "at"))).isBeforeOrEqualTo(text(share, "at"));
                reposts++;
            } else if (text(share, "kind").equals("quote") && tweets.containsKey(via)) {
                assertThat(text(share, "url")).isEqualTo("https://x.com/i/status/" + via.substring(2));
                assertThat(text(share, "via_author"))
                        .isEqualTo("x:" + tweets.get(via).at("/author/id").asText());
                quotes++;
            }
        }
        assertThat(reposts).isGreaterThan(2_000);
        assertThat(quotes).isGreaterThan(100);
    }

    @Test
    void ofRealArchivesTheyAreExact() throws Exception {
        List<Parsed> records = new ArrayList<>();
        for (String name : List.of(
                "x-v2/2sets.jsonl",
                "x-v2/flat.jsonl",
                "x-v2/edited_before.jsonl",
                "x-v2/edited_after.jsonl",
                "x-v2/many_urls.jsonl",
                "x-v2/quoted_edit.jsonl",
                "x-v2/withheld.jsonl",
                "x-v2/tweets_compliance.jsonl",
                "bluesky/jetstream.jsonl",
                "conference/ASHG2013.csv",
                "conference/SFAF2013.csv",
                "conference/rna-seq.csv")) {
            Path file = SharedData.path(name);
            records.addAll(Archives.parse(file, ArchiveFormat.AUTO));
        }

        TreeMap<String, String> documents = job(List.of(Community.ALL)).documents(records, 2);

        assertThat(check(documents)).isGreaterThan(1_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void orderDuplicatesAndParallelismChangeNothing(int parallelism) throws Exception {
        List<Parsed> records = simulated(1, 4);
        TreeMap<String, String> expected = graph(job(SHIPPED).documents(records, 1));
        Random random = new Random(parallelism);
        List<Parsed> disturbed = new ArrayList<>(records);
        records.stream().filter(parsed -> random.nextInt(5) == 0).forEach(disturbed::add);
        Collections.shuffle(disturbed, random);

        TreeMap<String, String> documents = graph(job(SHIPPED).documents(disturbed, parallelism));

        assertThat(documents).hasSizeGreaterThan(5_000).isEqualTo(expected);
        assertThat(documents.keySet()).anyMatch(key -> key.startsWith("coshares/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hashmap", "rocksdb"})
    void aJobThatFailsAndRestartsWritesTheSameDocuments(String backend) throws Exception {
        List<Parsed> records = simulated(1, 5).subList(0, 6_000);
        TreeMap<String, String> expected = graph(job(SHIPPED).documents(records, 1));
        TreeMap<String, String> documents = job(SHIPPED).documentsAfterAFailure(records, backend, 3_000, 3_000);

        assertThat(graph(documents)).hasSizeGreaterThan(1_000).isEqualTo(expected);
    }

    /** Compares with a plain count; how many shares there are. */
    private static int check(TreeMap<String, String> documents) throws Exception {
        Map<String, JsonNode> shares = index(documents, "shares");
        Map<String, JsonNode> links = index(documents, "links");
        Set<String> expected = new TreeSet<>();
        for (JsonNode tweet : index(documents, "tweets").values()) {
            for (JsonNode link : tweet.path("links")) {
                expected.add(edge(tweet, link));
            }
        }
        Set<String> edges = new TreeSet<>();
        Map<String, Plain> plain = new HashMap<>();
        for (JsonNode share : shares.values()) {
            edges.add(String.join(
                    " ",
                    text(share, "tweet"),
                    text(share, "at"),
                    text(share, "kind"),
                    text(share, "author"),
                    text(share, "url"),
                    text(share, "link_kind"),
                    text(share, "publisher"),
                    text(share, "doi"),
                    share.path("hashtags").toString(),
                    share.path("communities").toString(),
                    text(share, "via_tweet")));
            plain.computeIfAbsent(text(share, "link"), id -> new Plain()).add(share);
        }
        assertThat(edges).isEqualTo(expected).hasSameSizeAs(shares.keySet());
        assertThat(links.keySet()).isEqualTo(plain.keySet());
        links.forEach((id, link) ->
                assertThat(Plain.summary(link)).isEqualTo(plain.get(id).summary()));
        assertThat(documents)
                .allSatisfy((key, json) -> assertThat(DocumentSchemas.errors(key.substring(0, key.indexOf('/')), json))
                        .isEmpty());
        return edges.size();
    }

    private static String edge(JsonNode tweet, JsonNode link) {
        boolean repost = text(tweet, "kind").equals("repost");
        return String.join(
                " ",
                text(tweet, "id"),
                text(tweet, "created_at"),
                text(tweet, "kind"),
                text(tweet, "platform") + ":" + tweet.at("/author/id").asText(),
                text(link, "canonical"),
                text(link, "kind"),
                text(link, "publisher"),
                text(link, "doi"),
                tweet.path("hashtags").toString(),
                tweet.path("communities").toString(),
                text(tweet, repost ? "repost_of" : "quote_of"));
    }

    /** One link, counted by hand. */
    private static final class Plain {
        private final List<Instant> times = new ArrayList<>();
        private final TreeMap<String, String> first = new TreeMap<>();
        private final Set<String> authors = new HashSet<>();
        private final Map<String, Integer> hashtags = new TreeMap<>();
        private final Map<String, Set<String>> communities = new TreeMap<>();
        private String url = "";
        private int reposts;

        void add(JsonNode share) {
            Instant at = Instant.parse(text(share, "at"));
            times.add(at);
            first.put(
                    String.format("%020d ", at.toEpochMilli()) + text(share, "tweet"),
                    text(share, "tweet") + " " + text(share, "author"));
            url = text(share, "url");
            reposts += text(share, "kind").equals("repost") ? 1 : 0;
            authors.add(text(share, "author"));
            share.path("hashtags").forEach(tag -> hashtags.merge(tag.asText(), 1, Integer::sum));
            share.path("communities").forEach(name -> communities
                    .computeIfAbsent(name.asText(), key -> new TreeSet<>())
                    .add(text(share, "author")));
        }

        String summary() {
            Collections.sort(times);
            long half = times.get((times.size() + 1) / 2 - 1).getEpochSecond()
                    - times.get(0).getEpochSecond();
            Map<String, Integer> top = new TreeMap<>();
            hashtags.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(50)
                    .forEach(entry -> top.put(entry.getKey(), entry.getValue()));
            Map<String, Integer> in = new TreeMap<>();
            communities.forEach((name, sharers) -> in.put(name, sharers.size()));
            return String.join(
                    " ",
                    url,
                    times.get(0).toString(),
                    first.firstEntry().getValue(),
                    times.get(times.size() - 1).toString(),
                    times.size() + "",
                    times.size() - reposts + "",
                    reposts + "",
                    authors.size() + "",
                    half + "",
                    top.toString(),
                    in.toString());
        }

        static String summary(JsonNode link) {
            Map<String, Integer> tags = new TreeMap<>();
            link.path("hashtags")
                    .forEach(tag -> tags.put(text(tag, "tag"), tag.path("count").asInt()));
            Map<String, Integer> in = new TreeMap<>();
            link.path("by_community")
                    .forEach(one ->
                            in.put(text(one, "community"), one.path("authors").asInt()));
            return String.join(
                    " ",
                    text(link, "url"),
                    text(link, "first_shared_at"),
                    text(link, "first_tweet"),
                    text(link, "first_author"),
                    text(link, "last_shared_at"),
                    text(link, "shares"),
                    text(link, "originals"),
                    text(link, "reposts"),
                    text(link, "authors"),
                    text(link, "half_life_seconds"),
                    tags.toString(),
                    in.toString());
        }
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText();
    }

    private static Map<String, JsonNode> index(TreeMap<String, String> documents, String name) throws Exception {
        Map<String, JsonNode> found = new TreeMap<>();
        for (Map.Entry<String, String> entry : documents.entrySet()) {
            if (entry.getKey().startsWith(name + "/")) {
                found.put(entry.getKey().substring(name.length() + 1), JSON.readTree(entry.getValue()));
            }
        }
        return found;
    }

    /** Only what this analysis writes. */
    private static TreeMap<String, String> graph(TreeMap<String, String> documents) {
        documents.keySet().removeIf(key -> !key.matches("(shares|links|coshares|rejected)/.*"));
        return documents;
    }

    /** What arrives in simulated weeks: also late, twice, edited and deleted. */
    private static List<Parsed> simulated(int weeks, long seed) {
        return TestJob.arriving(new Simulator(
                SimulatorOptions.weeks(weeks).toBuilder().seed(seed).build()));
    }

    private static TestJob job(List<Community> communities) {
        return TestJob.over(communities).without("credibility");
    }
}
