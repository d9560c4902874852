package io.rounds.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.app.AnalyticsOptions;
import io.rounds.cli.Rounds;
import io.rounds.communities.Communities;
import io.rounds.elasticsearch.ElasticsearchOptions;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reports of the chats that the job finds in a simulation, from a real Elasticsearch and from the files of a replay. What
 * they say is compared to the documents, and to counts made from the documents of {@code tweets} with plain sets.
 */
@TestInstance(Lifecycle.PER_CLASS)
final class ReportIT {
    /** Few: a report reads no trends, and the usual windows take most of the time. */
    private static final TrendsOptions HOURLY = TrendsOptions.STANDARD.withWindows(List.of(Window.of("1h", "1h")));

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Path results;
    private final ElasticsearchNode node;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
    private List<JsonNode> chats = List.of();
    private List<JsonNode> tweets = List.of();

    ReportIT(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.results = folder.resolve("results");
        this.node = ElasticsearchNode.start(folder.resolve("elasticsearch"), line -> {});
    }

    @BeforeAll
    void fill() throws Exception {
        SimulatedFiles.write(
                SimulatorOptions.weeks(2).toBuilder().seed(5).volume(0.3).build(), folder);
        replay("files", new Replay.Directory(results, false));
        replay(
                "server",
                new Replay.Elasticsearch(ElasticsearchOptions.at(node.address().toString())));
        chats = documents("chats");
        tweets = documents("tweets");
        assertThat(chats).hasSizeGreaterThan(3);
    }

    private void replay(String name, Replay.Target target) throws Exception {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, UTF_8);
        new Replay(
                        List.of(folder.resolve(SimulatedFiles.STREAM)),
                        ArchiveFormat.AUTO,
                        ReadingDefaults.NONE,
                        AnalyticsOptions.of(Communities.load().list()).with(new TrendsAnalysis(HOURLY)),
                        target,
                        Files.createDirectory(folder.resolve(name)),
                        nowhere)
                .run();
    }

    private List<JsonNode> documents(String index) throws IOException {
        List<JsonNode> documents = new ArrayList<>();
        for (String line : Files.readAllLines(results.resolve(index + ".ndjson"))) {
            documents.add(JSON.readTree(line));
        }
        return documents;
    }

    @BeforeEach
    void forget() {
        out.reset();
        messages.reset();
    }

    @AfterAll
    void stop() throws IOException {
        node.close();
    }

    private int report(String... arguments) {
        List<String> all = new ArrayList<>(List.of("report"));
        all.addAll(Arrays.asList(arguments));
        return Rounds.commandLine(out, new PrintStream(messages, true, UTF_8)).execute(all.toArray(String[]::new));
    }

    private String written(String... arguments) {
        out.reset();
        assertThat(report(arguments)).as(messages.toString(UTF_8)).isZero();
        return out.toString(UTF_8);
    }

    private List<CSVRecord> table(String... arguments) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        return CSVParser.parse(written(arguments), format).getRecords();
    }

    private JsonNode mostAnswered() {
        JsonNode best = chats.get(0);
        for (JsonNode chat : chats) {
            best = chat.path("questions").size() > best.path("questions").size() ? chat : best;
        }
        assertThat(best.path("questions")).isNotEmpty();
        return best;
    }

    /** Tweets with a chat's hashtags from its first tweet to its last. */
    private List<JsonNode> tweetsOf(JsonNode chat) {
        Instant first = Instant.parse(chat.path("first_tweet_at").asText());
        Instant last = Instant.parse(chat.path("last_tweet_at").asText());
        Set<String> tags = new HashSet<>();
        chat.path("tags").forEach(tag -> tags.add(tag.asText()));
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode tweet : tweets) {
            Instant at = Instant.parse(tweet.path("created_at").asText());
            boolean tagged = false;
            for (JsonNode tag : tweet.path("hashtags")) {
                tagged |= tags.contains(tag.asText());
            }
            if (tagged && !at.isBefore(first) && !at.isAfter(last)) {
                found.add(tweet);
            }
        }
        return found;
    }

    @Test
    void thePageOfAChatShowsItsDocumentsFiguresAndAllItsTweets() {
        JsonNode chat = mostAnswered();
        Document page = Jsoup.parse(written(chat.path("id").asText(), "--in", results.toString(), "--with-text"));
        assertThat(page.select("h1").text()).isEqualTo(chat.path("title").asText());
        List<JsonNode> own = tweetsOf(chat);
        Set<String> people = new HashSet<>();
        own.forEach(tweet -> people.add(tweet.path("author").path("id").asText()));
        assertThat(tile(page, "Tweets"))
                .isEqualTo(own.size())
                .isEqualTo(chat.path("tweets").asInt());
        assertThat(tile(page, "Participants"))
                .isEqualTo(people.size())
                .isEqualTo(chat.path("participants").asInt());
        assertThat(tile(page, "Impressions")).isEqualTo(chat.path("impressions").asLong());

        Set<String> listed = new HashSet<>(
                page.select("section[aria-labelledby=transcript] code").eachText());
        for (JsonNode tweet : own) {
            if (!tweet.path("kind").asText().equals("repost")) {
                assertThat(listed).contains(tweet.path("id").asText());
            }
        }
        chat.path("questions").forEach(question -> question.path("answers")
                .forEach(answer -> assertThat(listed).contains(answer.asText())));
    }

    private static long tile(Document page, String title) {
        for (Element tile : page.select(".tiles div")) {
            if (tile.child(0).text().equals(title)) {
                return Long.parseLong(tile.select("data").attr("value"));
            }
        }
        throw new AssertionError(
                "no tile " + title + " in " + page.select(".tiles").text());
    }

    @Test
    void elasticsearchAndFilesGiveTheSameReport() {
        String tag = mostAnswered().path("tag").asText();
        String url = node.address().toString();
        for (String format : List.of("csv", "md")) {
            String fromFiles = written('#' + tag, "--in", results.toString(), "--format", format);
            String fromServer = written('#' + tag, "--elasticsearch", url, "--format", format);
            assertThat(withoutOrigin(fromServer))
                    .isEqualTo(withoutOrigin(fromFiles))
                    .contains(tag);
        }
    }

    private static String withoutOrigin(String report) {
        return report.replaceAll("Created by Rounds .*", "");
    }

    @Test
    void theTableOfAllSessionsOfAHashtagAddsUp() throws IOException {
        String tag = mostAnswered().path("tag").asText();
        List<JsonNode> sessions = chats.stream()
                .filter(chat -> chat.path("tag").asText().equals(tag))
                .toList();
        assertThat(sessions).hasSizeGreaterThan(1);
        List<CSVRecord> rows = table(tag, "--in", results.toString(), "--format", "csv");
        assertThat(rows).hasSize(sessions.size() + 1);
        long sum = 0;
        Set<String> people = new HashSet<>();
        for (int i = 0; i < sessions.size(); i++) {
            JsonNode session = sessions.get(i);
            assertThat(rows.get(i).get("id")).isEqualTo(session.path("id").asText());
            assertThat(rows.get(i).get("tweets"))
                    .isEqualTo(session.path("tweets").asText());
            assertThat(rows.get(i).get("new_faces"))
                    .isEqualTo(session.path("new_faces").asText());
            sum += session.path("tweets").asLong();
            tweetsOf(session)
                    .forEach(tweet -> people.add(tweet.path("author").path("id").asText()));
        }
        CSVRecord total = rows.get(sessions.size());
        assertThat(total.get("tweets")).isEqualTo(Long.toString(sum));
        assertThat(total.get("at_least")).isEmpty();
        assertThat(total.get("participants")).isEqualTo(Integer.toString(people.size()));
    }

    @Test
    void chatsAreExportedAsTables() throws IOException {
        out.reset();
        int code = Rounds.commandLine(out, new PrintStream(messages, true, UTF_8))
                .execute("export", "chats", "--elasticsearch", node.address().toString());
        assertThat(code).isZero();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        List<CSVRecord> rows = CSVParser.parse(out.toString(UTF_8), format).getRecords();
        assertThat(rows).hasSameSizeAs(chats);
        assertThat(rows)
                .extracting(row -> row.get("id") + ' ' + row.get("participants"))
                .containsExactlyInAnyOrderElementsOf(chats.stream()
                        .map(chat -> chat.path("id").asText()
                                + ' '
                                + chat.path("participants").asText())
                        .toList());
    }

    @Test
    void wrongArgumentsAndSessionsThatAreNotThereAreNamed() {
        assertThat(report("#", "--in", results.toString())).isEqualTo(2);
        assertThat(report("x", "--in", results.resolve("none").toString())).isEqualTo(2);
        assertThat(messages.toString(UTF_8)).contains("Name a session", "There is no directory");
        assertThat(report(
                        "nosuchchat",
                        "--in",
                        results.toString(),
                        "-o",
                        folder.resolve("no.html").toString()))
                .isEqualTo(1);
        assertThat(messages.toString(UTF_8)).contains("chats, but none with the hashtag nosuchchat");
        assertThat(folder.resolve("no.html")).doesNotExist();
    }
}
