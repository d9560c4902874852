package io.rounds.ingest.replay.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.rounds.extract.links.Links;
import io.rounds.ingest.RecordParser;
import io.rounds.ingest.archive.ArchiveFormat;
import io.rounds.model.Hashtag;
import io.rounds.model.Link;
import io.rounds.model.Parsed;
import io.rounds.model.Tweet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.reader.StreamFormat;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.local.LocalDataInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveSortTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-01T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder = Path.of("");

    private Path temporary = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        temporary = Files.createDirectory(folder.resolve("temporary"));
    }

    private static String tweet(int id, int second, String text) {
        return "{\"id\": \"" + id + "\", \"author_id\": \"2\", \"created_at\": \""
                + Instant.parse("2022-10-04T00:00:00Z").plusSeconds(second) + "\", \"text\": \"" + text + "\"}";
    }

    private SortedArchive sort(List<Path> files, int threads) throws IOException {
        Links links = Links.load();
        return new ArchiveSort(
                        ArchiveFormat.AUTO,
                        temporary,
                        threads,
                        () -> new RecordParser(CLOCK, RecordParser.MAX_TWEET_BYTES, links))
                .sort(files, (bytes, ofBytes) -> assertThat(bytes).isLessThanOrEqualTo(ofBytes));
    }

    private static List<Parsed> read(SortedArchive archive) throws IOException {
        List<Parsed> results = new ArrayList<>();
        try (FSDataInputStream in = new LocalDataInputStream(archive.file().toFile());
                StreamFormat.Reader<Parsed> reader = new SortedFormat().createReader(new Configuration(), in)) {
            for (Parsed parsed = reader.read(); parsed != null; parsed = reader.read()) {
                results.add(parsed);
            }
        }
        return results;
    }

    private Path write(String name, List<String> lines) throws IOException {
        return Files.write(folder.resolve(name), lines);
    }

    @Test
    void tweetsComeAsTheyWereWrittenBetweenRejectionsAndDeletions() throws IOException {
        Path newestFirst = write(
                "a.jsonl",
                List.of(
                        tweet(3, 30, "c"),
                        "{\"delete\": {\"status\": {\"id_str\": \"1\"}, \"timestamp_ms\": \"1664841600000\"}}",
                        "broken",
                        tweet(2, 20, "b")));
        Path older = write(
                "b.csv", List.of("id,created_at,user,text", "4,2022-10-04 00:00:25,a,d", "1,2022-10-04 00:00:10,a,a"));

        try (SortedArchive archive = sort(List.of(newestFirst, older), 2)) {
            List<Parsed> results = read(archive);

            assertThat(results.get(0).rejected()).isNotNull();
            assertThat(results.subList(1, 5))
                    .extracting(Parsed::tweet)
                    .extracting(Tweet::id)
                    .containsExactly("x:1", "x:2", "x:4", "x:3");
            assertThat(results.get(5).deletion()).isNotNull();
            assertThat(archive)
                    .extracting(
                            SortedArchive::tweets,
                            SortedArchive::repeated,
                            SortedArchive::deletions,
                            SortedArchive::rejections)
                    .containsExactly(4L, 0L, 1L, 1L);
        }
    }

    @Test
    void theOrderOfFilesLinesAndThreadsChangesNothing() throws IOException {
        List<String> lines = new ArrayList<>();
        Random random = new Random(7);
        for (int i = 0; i < 4_000; i++) {
            lines.add(tweet(
                    1 + random.nextInt(3_000),
                    random.nextInt(500),
                    "text " + random.nextInt(3) + " " + "x".repeat(300)));
        }
        List<Parsed> first = sorted(lines, 1);
        Collections.shuffle(lines, random);
        List<Parsed> second = sorted(lines, 3);

        assertThat(second)
                .isEqualTo(first)
                .extracting(parsed -> time(parsed) + " " + parsed.tweet())
                .doesNotHaveDuplicates();
        assertThat(second).extracting(Parsed::tweet).extracting(Tweet::id).doesNotHaveDuplicates();
        for (int i = 1; i < first.size(); i++) {
            assertThat(time(first.get(i))).isAfterOrEqualTo(time(first.get(i - 1)));
        }
    }

    private static Instant time(Parsed parsed) {
        Tweet tweet = parsed.tweet();
        return tweet == null ? Instant.MIN : tweet.createdAt();
    }

    private List<Parsed> sorted(List<String> lines, int threads) throws IOException {
        Path one = write("one.jsonl", lines.subList(0, 1_000));
        Path two = write("two.jsonl", lines.subList(1_000, lines.size()));
        try (SortedArchive archive = sort(threads == 1 ? List.of(one, two) : List.of(two, one), threads)) {
            return read(archive);
        }
    }

    @Test
    void nothingIsLeftBehind() throws IOException {
        Path file = write("a.jsonl", List.of(tweet(1, 1, "a")));

        sort(List.of(file), 1).close();
        assertThatThrownBy(() -> sort(List.of(file, folder.resolve("missing")), 1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("there is no such file");

        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aCutSortedArchiveIsNotTakenForAWholeOne() throws IOException {
        Path file = write("a.jsonl", List.of(tweet(1, 1, "a")));
        try (SortedArchive archive = sort(List.of(file), 1)) {
            byte[] bytes = Files.readAllBytes(archive.file());
            Files.write(archive.file(), java.util.Arrays.copyOf(bytes, bytes.length - 3));

            assertThatThrownBy(() -> read(archive)).hasMessageContaining("is cut");
        }
    }

    private static final String FULL = """
            {"created_at": "Sat May 01 10:00:00 +0000 2021", "id_str": "11", "full_text": "A long tweet that goes on #FOAMed https://t.co/b",\
             "user": {"id_str": "9", "screen_name": "alice"},\
             "entities": {"hashtags": [{"text": "FOAMed"}], "user_mentions": [], "urls": [{"url": "https://t.co/b", "expanded_url": "https://litfl.com/sepsis/"}]}}""";

    private static final String CUT = """
            {"created_at": "Sat May 01 10:00:00 +0000 2021", "id_str": "11", "text": "A long tweet th… https://t.co/a", "truncated": true,\
             "user": {"id_str": "9", "screen_name": "alice", "followers_count": 7},\
             "entities": {"hashtags": [], "user_mentions": [], "urls": [{"url": "https://t.co/a", "expanded_url": "https://twitter.com/i/web/status/11"}]}}""";

    private static final String V2 = """
            {"data": {"id": "11", "text": "A long tweet th… https://t.co/a", "created_at": "2021-05-01T10:00:00.250Z", "author_id": "9", "lang": "en"}}""";

    @Test
    void ofCopiesTheBestOfEachStaysWhateverTheirOrder() throws IOException {
        List<String> lines = new ArrayList<>(List.of(FULL, CUT, V2, CUT, tweet(3, 30, "c")));
        Random random = new Random(3);
        Path csv = write(
                "c.csv",
                List.of(
                        "id,created_at,user,text",
                        "11,2021-05-01 08:00:00,alice,A long tweet th… https://t.co/a",
                        "11,2021-05-02 00:00:00,alice,A long tweet th… https://t.co/a"));
        for (int i = 0; i < 10; i++) {
            Collections.shuffle(lines, random);
            Path json = write("a.jsonl", lines);
            try (SortedArchive archive = sort(i % 2 == 0 ? List.of(csv, json) : List.of(json, csv), 1 + i % 3)) {
                List<Parsed> results = read(archive);

                assertThat(archive)
                        .extracting(SortedArchive::tweets, SortedArchive::repeated, SortedArchive::differing)
                        .containsExactly(7L, 5L, 1L);
                assertThat(results).hasSize(2);
                Tweet merged = Objects.requireNonNull(results.get(0).tweet());
                assertThat(merged.text()).startsWith("A long tweet that goes on");
                assertThat(merged.createdAt()).isEqualTo("2021-05-01T10:00:00.250Z");
                assertThat(merged.content().lang()).isEqualTo("en");
                assertThat(merged.hashtags()).extracting(Hashtag::tag).containsExactly("foamed");
                assertThat(merged.links()).extracting(Link::canonical).containsExactly("https://litfl.com/sepsis");
                assertThat(merged.author().id()).isEqualTo("9");
                assertThat(merged.author().handle()).isEqualTo("alice");
                assertThat(merged.author().followers()).isEqualTo(7);
            }
        }
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void theCasesOfCopiesComeRightInAnyOrder() throws IOException {
        Path given = Path.of(System.getProperty("rounds.data", "../../shared/data"))
                .resolveSibling("cases")
                .resolve("17-truncated-and-full.jsonl");
        assumeThat(given).exists();
        List<String> lines = Files.readAllLines(given);
        Random random = new Random(5);
        for (int i = 0; i < 6; i++) {
            try (SortedArchive archive = sort(List.of(write("a.jsonl", lines)), 2)) {
                List<Tweet> tweets = read(archive).stream()
                        .map(parsed -> Objects.requireNonNull(parsed.tweet()))
                        .toList();

                assertThat(tweets)
                        .extracting(tweet ->
                                tweet.hashtags().stream().map(Hashtag::tag).toList())
                        .containsExactly(List.of("foamed", "meded"), List.of("foamed"), List.of("foamed"));
                assertThat(tweets)
                        .flatExtracting(Tweet::links)
                        .extracting(Link::canonical)
                        .containsExactly("https://litfl.com/sepsis", "https://litfl.com/x", "https://litfl.com/sepsis");
                assertThat(tweets.get(1).author().handle()).isEqualTo("bob_rn");
            }
            Collections.shuffle(lines, random);
        }
    }
}
