package io.rounds.ingest;

import static io.rounds.ingest.Parsing.parse;
import static io.rounds.ingest.Parsing.rejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rounds.extract.links.Links;
import io.rounds.model.Parsed;
import io.rounds.model.Reason;
import io.rounds.model.Rejected;
import io.rounds.model.Tweet;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordParserTest {
    private static String tweet(String fields) {
        return "{\"data\": {" + fields + "}}";
    }

    private static String tweet(String id, String author, String date, String text) {
        return tweet(
                "\"id\": " + id + ", \"author_id\": " + author + ", \"created_at\": " + date + ", \"text\": " + text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "MISSING_ID | null | \"2\" | \"2022-10-04T15:25:05.000Z\" | \"x\"",
                "WRONG_TYPE | \"five\" | \"2\" | \"2022-10-04T15:25:05.000Z\" | \"x\"",
                "WRONG_TYPE | 5.5 | \"2\" | \"2022-10-04T15:25:05.000Z\" | \"x\"",
                "WRONG_TYPE | {} | \"2\" | \"2022-10-04T15:25:05.000Z\" | \"x\"",
                "WRONG_TYPE | -5 | \"2\" | \"2022-10-04T15:25:05.000Z\" | \"x\"",
                "MISSING_AUTHOR | \"5\" | null | \"2022-10-04T15:25:05.000Z\" | \"x\"",
                "WRONG_TYPE | \"5\" | [\"2\"] | \"2022-10-04T15:25:05.000Z\" | \"x\"",
                "BAD_DATE | \"5\" | \"2\" | null | \"x\"",
                "WRONG_TYPE | \"5\" | \"2\" | true | \"x\"",
                "BAD_DATE | \"5\" | \"2\" | 166500 | \"x\"",
                "BAD_DATE | \"5\" | \"2\" | \"yesterday, after lunch\" | \"x\"",
                "BAD_DATE | \"5\" | \"2\" | \"2022-02-30T15:25:05.000Z\" | \"x\"",
                "BAD_DATE | \"5\" | \"2\" | \"2006-03-20T23:59:59.000Z\" | \"x\"",
                "BAD_DATE | \"5\" | \"2\" | \"2026-08-02T12:00:01.000Z\" | \"x\"",
                "MISSING_TEXT | \"5\" | \"2\" | \"2022-10-04T15:25:05.000Z\" | null",
                "WRONG_TYPE | \"5\" | \"2\" | \"2022-10-04T15:25:05.000Z\" | 12",
                "WRONG_TYPE | \"5\" | \"2\" | \"2022-10-04T15:25:05.000Z\" | [\"x\"]",
                "BAD_UNICODE | \"5\" | \"2\" | \"2022-10-04T15:25:05.000Z\" | \"x \\ud83d\"",
                "BAD_UNICODE | \"5\" | \"2\" | \"2022-10-04T15:25:05.000Z\" | \"\\ude00 x\""
            })
    void aTweetThatLacksSomethingIsRejectedForIt(Reason reason, String id, String author, String date, String text) {
        String record = tweet(id, author, date, text);

        Rejected rejected = rejected(record);

        assertThat(rejected.reason()).isEqualTo(reason);
        assertThat(rejected.id()).isEqualTo("tweets/0/7");
        assertThat(rejected.payload()).isEqualTo(record);
        assertThat(rejected.detail()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2006-03-21T00:00:00.000Z", "2026-08-02T12:00:00.000Z"})
    void datesUpToTheLimitsAreGood(String date) {
        assertThat(Parsing.tweet(tweet("\"5\"", "\"2\"", '"' + date + '"', "\"x\""))
                        .createdAt())
                .isEqualTo(date);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "{\"data\": {\"id\": \"1", "tweet", "[{\"id\": 1}", "{\"id\": 01}", "{'id': 1", "\u0000"})
    void whatIsNoJsonIsBroken(String record) {
        assertThat(rejected(record).reason()).isEqualTo(Reason.BROKEN_JSON);
    }

    @Test
    void ofSeveralValuesInARecordTheWholeOnesAreRead() {
        String first = tweet("\"5\"", "\"2\"", "\"2022-10-04T15:25:05.000Z\"", "\"a {\\\"b\\\": 1}\"");
        String second = first.replace("\"5\"", "\"6\"");
        String cut = first.substring(0, first.length() - 20);

        assertThat(places(first + second)).containsExactly("x:5", "x:6");
        assertThat(places(first + ", " + second + ",")).containsExactly("x:5", "x:6");
        assertThat(places(cut + second)).containsExactly("tweets/0/7#1 BROKEN_JSON", "x:6");
        assertThat(places(first + cut)).containsExactly("x:5", "tweets/0/7#1 BROKEN_JSON");
        assertThat(places(first + "}")).containsExactly("x:5", "tweets/0/7#1 BROKEN_JSON");
        assertThat(places(cut + second + cut + first))
                .containsExactly("tweets/0/7#1 BROKEN_JSON", "x:6", "tweets/0/7#2 BROKEN_JSON", "x:5");
    }

    @Test
    void noPartOfACutTweetIsTakenForATweet() {
        String repost = """
                {"id_str": "1", "text": "RT @b: x", "user": {"id_str": "3", "screen_name": "a"}, "retweeted_status":
                {"id_str": "2", "text": "x", "created_at": "Sat May 01 10:00:00 +0000 2021", "user": {"id_str": "4", "screen_name": "b"}}, "la""";

        assertThat(places(repost)).containsExactly("tweets/0/7 BROKEN_JSON");
    }

    private static List<String> places(String record) {
        return parse(record).stream()
                .map(parsed -> parsed.tweet() != null
                        ? parsed.tweet().id()
                        : parsed.rejected().id() + ' ' + parsed.rejected().reason())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "7", "\"data\"", "null", "{\"foo\": {\"data\": 1}}", "{\"data\": {}}", "{\"data\": null}"})
    void otherJsonIsOfAnUnknownFormat(String record) {
        assertThat(rejected(record).reason()).isEqualTo(Reason.UNKNOWN_FORMAT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"title\": \"ConnectionException\", \"detail\": \"This stream is currently at the maximum\"}",
                "{\"errors\": [{\"code\": 88, \"message\": \"Rate limit exceeded\"}]}",
                "{\"error\": {\"message\": \"Something is wrong\"}}",
                "{\"disconnect\": {\"code\": 4, \"stream_name\": \"\", \"reason\": \"too slow\"}}",
                "{\"limit\": {\"track\": 1234}}"
            })
    void messagesOfReadersAreErrors(String record) {
        assertThat(rejected(record).reason()).isEqualTo(Reason.READER_ERROR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\r", "\n", "\t \r\n"})
    void blankRecordsHoldNothing(String record) {
        assertThat(parse(record)).isEmpty();
    }

    @Test
    void bytesThatAreNotUtf8AreBadUnicode() {
        byte[] record = tweet("\"5\"", "\"2\"", "\"2022-10-04T15:25:05.000Z\"", "\"caf\u00e9\"")
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(rejected(record).reason()).isEqualTo(Reason.BAD_UNICODE);
    }

    @Test
    void aSurrogateInUtf8IsBadUnicode() {
        byte[] record = tweet("\"5\"", "\"2\"", "\"2022-10-04T15:25:05.000Z\"", "\"#@\"")
                .getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte b : record) {
            if (b == '@') {
                bytes.write(0xED);
                bytes.write(0xA0);
                bytes.write(0xBD);
            } else {
                bytes.write(b);
            }
        }

        assertThat(rejected(bytes.toByteArray()).reason()).isEqualTo(Reason.BAD_UNICODE);
    }

    @Test
    void aTweetAboveTheLimitIsOversizedAndAPageIsNot() {
        String tweet = Payloads.V2_STREAM;
        int limit = tweet.length() - 10;
        List<Parsed> results = new ArrayList<>();
        Parsing.parser(limit).parse(tweet.getBytes(StandardCharsets.UTF_8), Parsing.ORIGIN, results::add);
        assertThat(results).hasSize(1);
        assertThat(Objects.requireNonNull(results.get(0).rejected()).reason()).isEqualTo(Reason.OVERSIZED);

        results.clear();
        StringBuilder page = new StringBuilder("{\"data\": [");
        for (int i = 1; i < 40; i++) {
            page.append("{\"id\": \"")
                    .append(i)
                    .append("\", \"author_id\": \"2\", \"text\": \"x\",")
                    .append(" \"created_at\": \"2022-10-04T15:25:05.000Z\"},");
        }
        page.append("{\"id\": \"40\", \"author_id\": \"2\", \"created_at\": \"2022-10-04T15:25:05.000Z\", \"text\": \"")
                .append("long ".repeat(limit / 5))
                .append("\"}]}");
        Parsing.parser(limit).parse(page.toString().getBytes(StandardCharsets.UTF_8), Parsing.ORIGIN, results::add);
        assertThat(results).hasSize(40);
        assertThat(Objects.requireNonNull(results.get(39).rejected()).reason()).isEqualTo(Reason.OVERSIZED);
        assertThat(results).filteredOn(parsed -> parsed.tweet() != null).hasSize(39);
    }

    @Test
    void junkAboveTheLimitIsOversizedAndNotKept() {
        byte[] junk = "\u20ac".repeat(10_000).getBytes(StandardCharsets.UTF_8);
        List<Parsed> results = new ArrayList<>();

        Parsing.parser(20_000).parse(junk, Parsing.ORIGIN, results::add);

        Rejected rejected = Objects.requireNonNull(results.get(0).rejected());
        assertThat(rejected.reason()).isEqualTo(Reason.OVERSIZED);
        assertThat(rejected.payload()).isEmpty();
        assertThat(rejected.excerpt().bytes()).isEqualTo(30_000);
    }

    @Test
    void thePayloadOfARejectionIsCutBetweenCharacters() {
        String text = "\u20ac".repeat(10_000);
        String record = tweet("\"5\"", "\"2\"", "\"yesterday, after lunch\"", '"' + text + '"');

        String payload = rejected(record).payload();

        assertThat(record).startsWith(payload);
        assertThat(payload.getBytes(StandardCharsets.UTF_8))
                .hasSizeBetween(Rejected.MAX_PAYLOAD_BYTES - 2, Rejected.MAX_PAYLOAD_BYTES);
    }

    @Test
    void anArrayHoldsRecordsOfAnyFormat() {
        String flat = "{\"id\": \"9\", \"author_id\": \"2\", \"text\": \"lacks all else\"}";
        List<Parsed> results = parse(" [" + Payloads.V2_STREAM + "," + Payloads.V11_EXTENDED + ", 17, " + flat + " ,"
                + Payloads.V2_PAGE + "]");

        assertThat(results)
                .extracting(Parsed::tweet)
                .filteredOn(Objects::nonNull)
                .extracting(Tweet::id)
                .containsExactly("x:1577318900085186562", "x:1050118621198921728", "x:200", "x:201");
        assertThat(results)
                .extracting(Parsed::rejected)
                .filteredOn(Objects::nonNull)
                .extracting(Rejected::id)
                .containsExactly("tweets/0/7#1", "tweets/0/7#2");
        assertThat(Objects.requireNonNull(results.get(2).rejected()).payload()).isEmpty();
        assertThat(Objects.requireNonNull(results.get(3).rejected()).payload()).isEqualTo(flat);
    }

    @Test
    void nothingOfABrokenPageComesOutButOneRejection() {
        String cut = Payloads.V2_PAGE.substring(0, Payloads.V2_PAGE.length() - 40);

        Rejected rejected = rejected(cut);

        assertThat(rejected.reason()).isEqualTo(Reason.BROKEN_JSON);
        assertThat(rejected.payload()).as("a cut record may be private").isEmpty();
        assertThat(rejected.excerpt().fields()).contains("data", "data.id");
        assertThat(rejected.detail()).contains("at byte");
    }

    @Test
    void complianceEventsAboutTweetsDeleteThem() {
        assertThat(Parsing.deletion(
                                "{\"id\":\"1170147183095664640\",\"action\":\"delete\","
                                        + "\"created_at\":\"2019-09-07T01:30:03.390Z\",\"redacted_at\":\"2021-08-17T17:26:15.788Z\"}")
                        .at())
                .isEqualTo("2021-08-17T17:26:15.788Z");
        assertThat(rejected(
                                "{\"id\":\"1482680858\",\"action\":\"delete\",\"created_at\":\"2013-06-04T16:25:04+00:00\"}")
                        .reason())
                .as("in 2013 tweets had larger ids")
                .isEqualTo(Reason.NO_TWEET_USERS);
        assertThat(Parsing.deletion(
                                "{\"id\":\"1482680858\",\"action\":\"delete\",\"created_at\":\"2009-04-09T16:25:04Z\"}")
                        .tweet())
                .isEqualTo("x:1482680858");
    }

    @Test
    void fieldsThatATweetCanDoWithoutMayBeOfAnyType() {
        Tweet tweet =
                Parsing.tweet(tweet("\"id\": \"5\", \"author_id\": \"2\", \"created_at\": \"2022-10-04T15:25:05Z\","
                        + " \"text\": \"x\", \"lang\": 7, \"conversation_id\": [], \"referenced_tweets\": {}, \"entities\": \"none\","
                        + " \"public_metrics\": null, \"note_tweet\": 1, \"author\": 8"));

        assertThat(tweet.content().lang()).isNull();
        assertThat(tweet.relations().conversation()).isNull();
    }

    @Test
    void theLimitMustBeSensible() {
        assertThatThrownBy(() -> new RecordParser(Clock.systemUTC(), 0, Links.load()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("limit");
    }
}
