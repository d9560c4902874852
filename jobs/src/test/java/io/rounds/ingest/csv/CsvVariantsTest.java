package io.rounds.ingest.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.ingest.Archives;
import io.rounds.ingest.ReadingDefaults;
import io.rounds.model.Hashtag;
import io.rounds.model.Kind;
import io.rounds.model.Link;
import io.rounds.model.Parsed;
import io.rounds.model.Reason;
import io.rounds.model.Tweet;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same tables as other programs, other settings and other versions write them. */
class CsvVariantsTest {
    private static final String URLS =
            "[{\"start\":1,\"end\":5,\"url\":\"https://t.co/aaaaaaaaaa\",\"expanded_url\":\"https://litfl.com/airway/\",\"images\":"
                    + "[{\"url\":\"https://pbs.twimg.com/news_img/1/x.jpg\",\"width\":1}],\"title\":\"Airway \\\"x\\\"\",\"unwound_url\":\"https://litfl.com/airway/\"}]";
    private static final String TAGS = "[{\"start\":1,\"end\":2,\"tag\":\"FOAMed\"}]";
    private static final List<String> TWARC = List.of(
            "created_at",
            "text",
            "author.username",
            "id",
            "entities.urls",
            "author.id",
            "referenced_tweets.retweeted.id",
            "retweeted_username",
            "entities.hashtags");

    @TempDir
    private Path folder;

    private List<Parsed> read(String content, Charset charset) throws IOException {
        Path file = folder.resolve("table.csv");
        Files.write(file, content.getBytes(charset));
        return Archives.read(file, ReadingDefaults.NONE).results();
    }

    private List<Tweet> tweets(String content) throws IOException {
        return tweets(read(content, StandardCharsets.UTF_8));
    }

    private static List<Tweet> tweets(List<Parsed> results) {
        return results.stream()
                .map(result -> Objects.requireNonNull(result.tweet(), () -> String.valueOf(result.rejected())))
                .collect(Collectors.toList());
    }

    private static List<String> tags(Tweet tweet) {
        return tweet.hashtags().stream().map(Hashtag::tag).collect(Collectors.toList());
    }

    private static List<String> links(Tweet tweet) {
        return tweet.links().stream().map(Link::canonical).collect(Collectors.toList());
    }

    /** Two rows of twarc-csv, the second a repost of the first. */
    private static String twarc(char delimiter, String end, String urls, String tags) {
        String text = "Hello, #FOAMed\nline two; https://t.co/aaaaaaaaaa";
        List<List<String>> rows = List.of(
                TWARC,
                List.of(
                        "2021-10-04T12:00:00.000Z",
                        text,
                        "alice_md",
                        "1445000000000001101",
                        urls,
                        "9001",
                        "",
                        "",
                        tags),
                List.of(
                        "2021-10-04T12:01:00.000Z",
                        text,
                        "bob_rn",
                        "1445000000000001102",
                        urls,
                        "9002",
                        "1445000000000001101",
                        "alice_md",
                        tags));
        return rows.stream()
                .map(row -> row.stream()
                                .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                                .collect(Collectors.joining(String.valueOf(delimiter)))
                        + end)
                .collect(Collectors.joining());
    }

    private static void areTheTwo(List<Parsed> results) {
        List<Tweet> tweets = tweets(results);
        assertThat(tweets).hasSize(2);
        assertThat(tweets.get(1).kind()).isEqualTo(Kind.REPOST);
        assertThat(tweets.get(1).repost().id()).isEqualTo("x:1445000000000001101");
        assertThat(tweets).allSatisfy(tweet -> {
            assertThat(tweet.text()).isEqualTo("Hello, #FOAMed\nline two; https://t.co/aaaaaaaaaa");
            assertThat(tags(tweet)).containsExactly("foamed");
            assertThat(links(tweet)).containsExactly("https://litfl.com/airway");
        });
    }

    @Test
    void columnsInAnotherOrderWithAnyDelimiterEncodingAndLineEnd() throws IOException {
        areTheTwo(read(twarc(',', "\n", URLS, TAGS), StandardCharsets.UTF_8));
        areTheTwo(read("\uFEFF" + twarc(';', "\r\n", URLS, TAGS), StandardCharsets.UTF_8));
        areTheTwo(read("\uFEFF" + twarc('\t', "\r\n", URLS, TAGS), StandardCharsets.UTF_16LE));
        areTheTwo(read("sep=|\n" + twarc('|', "\n", URLS, TAGS), StandardCharsets.UTF_8));
        areTheTwo(read(twarc(',', "\r", URLS, TAGS).replace("\n", "\\n"), StandardCharsets.UTF_8));
    }

    @Test
    void cellsThatPandasHasReadAndWrittenAgain() throws IOException {
        String urls =
                "[{'start': 1, 'url': 'https://t.co/aaaaaaaaaa', 'expanded_url': 'https://litfl.com/airway/', 'images':"
                        + " [{'url': 'https://pbs.twimg.com/news_img/1/x.jpg'}], 'title': \"It's\"}]";
        areTheTwo(read(twarc(',', "\n", urls, "[{'start': 1, 'tag': 'FOAMed'}]"), StandardCharsets.UTF_8));
    }

    @Test
    void quotationMarksThatBackslashesEscape() throws IOException {
        List<Tweet> tweets = tweets("""
                id,created_at,username,text,entities.hashtags
                1388000000000100401,2021-05-01 12:00,alice_md,"He said \\"hi\\", then left C:\\\\","[{\\"tag\\":\\"FOAMed\\"}]"
                1388000000000100402,2021-05-01 12:01,bob_rn,"a ""b"" c",
                1388000000000100403,2021-05-01 12:01,bob_rn,"ends with \\",
                """);
        assertThat(tweets)
                .extracting(Tweet::text)
                .containsExactly("He said \"hi\", then left C:\\", "a \"b\" c", "ends with \\");
        assertThat(tags(tweets.get(0))).containsExactly("foamed");
    }

    @ParameterizedTest
    @CsvSource({
        "created_at, 44317.5, 2021-05-01T12:00:00Z",
        "date, 44317.000011574, 2021-05-01T00:00:01Z",
        "created_at, 20210501120000, 2021-05-01T12:00:00Z",
        "timestamp_ms, 1619863200000, 2021-05-01T10:00:00Z",
        "created_utc, 1619863200, 2021-05-01T10:00:00Z",
        "created_at, 1619863200.0, 2021-05-01T10:00:00Z",
        "created_at, 2021-05-01 12:00:00 CEST, 2021-05-01T10:00:00Z",
        "created_at, 2021-05-01T12:00:00.000+0200, 2021-05-01T10:00:00Z",
    })
    void momentsAsProgramsCountThem(String column, String written, Instant moment) throws IOException {
        List<Tweet> tweets =
                tweets("id," + column + ",username,text\n1388000000000100401," + written + ",alice_md,one\n");
        assertThat(tweets).extracting(Tweet::createdAt).containsExactly(moment);
    }

    @ParameterizedTest
    @CsvSource({"44317", "11111.5", "20219901120000", "99999999999999", "1.2.3", "4431.75.1"})
    void numbersThatCountNoMomentsAreNoDates(String written) throws IOException {
        List<Parsed> results = read(
                "id,created_at,username,text\n1388000000000100401," + written + ",alice_md,one\n",
                StandardCharsets.UTF_8);
        assertThat(results).singleElement().satisfies(result -> assertThat(
                        Objects.requireNonNull(result.rejected()).reason())
                .isEqualTo(Reason.BAD_DATE));
    }

    @Test
    void errorsOfSpreadsheetsAreNoTextsAndNoHashtags() throws IOException {
        List<Parsed> results = read("""
                id,created_at,username,text
                1388000000000100401,2021-05-01 12:00,alice_md,#NAME?
                1388000000000100402,#######,bob_rn,two
                1388000000000100403,2021-05-01 12:00,bob_rn,#REF! is a text here
                """, StandardCharsets.UTF_8);
        assertThat(results.get(0).tweet()).isNull();
        assertThat(results.get(1).tweet()).isNull();
        assertThat(tweets(results.subList(2, 3)).get(0).text()).isEqualTo("#REF! is a text here");
    }

    @Test
    void emptyRowsOfSpreadsheetsAreNone() throws IOException {
        assertThat(tweets(
                        ",,,\n;;\nid,created_at,username,text\n,,,\n1388000000000100401,2021-05-01 12:00,alice_md,one\n"
                                + ",,,\n".repeat(500)))
                .extracting(Tweet::id)
                .containsExactly("x:1388000000000100401");
    }

    @Test
    void anIdThatASheetHasRoundedIsTakenFromTheAddress() throws IOException {
        List<Tweet> tweets = tweets("""
                id_str,from_user,text,created_at,from_user_id_str,status_url,entities_str
                1.12300000000000E+18,bob_rn,Bougie &amp; more,Wed May 01 10:02:00 +0000 2019,9002,http://twitter.com/bob_rn/statuses/1123000000000000502,{}
                """);
        assertThat(tweets).singleElement().satisfies(tweet -> {
            assertThat(tweet.id()).isEqualTo("x:1123000000000000502");
            assertThat(tweet.text()).isEqualTo("Bougie & more");
        });
    }

    @Test
    void linksAsTheyWereFollowedCount() throws IOException {
        List<Tweet> tweets = tweets("""
                id,time,created_at,from_user_name,text,from_user_realname,from_user_id,urls,urls_expanded,urls_followed,hashtags
                1123000000000000501,1556704800,2019-05-01 10:00:00,alice_md,Bougie https://t.co/aaaaaaaaaa,Alice,9001,https://t.co/aaaaaaaaaa,https://bit.ly/x,https://litfl.com/x/?utm_source=tw,FOAMed
                """.replace(',', '\t'));
        assertThat(links(tweets.get(0))).containsExactly("https://litfl.com/x");
        assertThat(tags(tweets.get(0))).containsExactly("foamed");
    }
}
