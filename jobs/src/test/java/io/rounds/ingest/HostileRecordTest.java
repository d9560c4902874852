package io.rounds.ingest;

import static io.rounds.HostileTexts.numbered;
import static io.rounds.HostileTexts.repeated;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.HostileTexts;
import io.rounds.RelativeCost;
import io.rounds.ingest.archive.ArchiveFormat;
import io.rounds.ingest.archive.ArchiveReader;
import io.rounds.ingest.draft.TooManyValues;
import io.rounds.model.Parsed;
import io.rounds.model.Reason;
import io.rounds.model.Rejected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Records and files of a mebibyte that somebody has made to take long cost no more than a few mebibytes of ordinary
 * tweets, each read by a parser that has seen none of it before: what is remembered costs nothing.
 */
class HostileRecordTest {
    private static final int LENGTH = 1 << 20;
    private static final int TEXT = LENGTH - 4_096;

    /** Times what a page of a mebibyte of ordinary tweets costs; 7.7 was the most measured. */
    private static final double MAX_COST = 10;

    private static final RelativeCost COST = cost();

    private final RecordParser parser = Parsing.parser();

    /** A record or file with a name, so that reports do not print a mebibyte. */
    private record Input(String name, String text) {
        byte[] bytes() {
            return text.getBytes(UTF_8);
        }

        @Override
        public String toString() {
            return name.replace("\n", "\\n");
        }
    }

    private static String v2(String fields) {
        return "{\"data\":{\"id\":\"1600000000000040000\",\"author_id\":\"2\",\"created_at\":\"2022-10-04T15:25:05.000Z\","
                + fields + "}}";
    }

    private static String v11(String fields) {
        return "{\"created_at\":\"Wed Oct 10 20:19:24 +0000 2018\",\"id_str\":\"1\",\"user\":{\"id_str\":\"5\",\"screen_name\":\"x\"},"
                + fields + "}";
    }

    private static String post(String fields) {
        return "{\"did\":\"did:plc:ada\",\"time_us\":1767608046123456,\"kind\":\"commit\",\"commit\":{\"operation\":\"create\","
                + "\"collection\":\"app.bsky.feed.post\",\"rkey\":\"1\",\"record\":{\"createdAt\":\"2026-01-05T10:14:05.120Z\","
                + fields
                + "}}}";
    }

    private static String status(String fields) {
        return "{\"created_at\":\"2026-01-05T10:14:05.120Z\",\"visibility\":\"public\",\"uri\":\"https://a.example/users/b/statuses/1\","
                + "\"account\":{\"acct\":\"b\",\"url\":\"https://a.example/@b\"}," + fields + "}";
    }

    private static String facet(String from, String to, String feature) {
        return "{\"index\":{\"byteStart\":" + from + ",\"byteEnd\":" + to
                + "},\"features\":[{\"$type\":\"app.bsky.richtext.facet#" + feature + "}]}";
    }

    private static String list(String elements) {
        return '[' + elements + "{}]";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    static List<Input> records() {
        List<Input> records = new ArrayList<>();
        for (String piece : List.of(
                "[", "{", "{\"a\":", "\"", "\"\\", "\\u0041", "1", "-", "[1,", "[]", "{}", "[{},", "null,", "]", "\n",
                "\ufeff", "\u0000")) {
            records.add(new Input("only " + piece, repeated(piece, LENGTH)));
        }
        records.add(new Input("numbers", list(repeated("1,", TEXT))));
        records.add(new Input("lists", list(repeated("[],", TEXT))));
        records.add(new Input("objects", list(repeated("{},", TEXT))));
        records.add(new Input("envelopes", list(repeated("{\"data\":{}},", TEXT))));
        records.add(new Input("nested lists", repeated("[", LENGTH / 2) + repeated("]", LENGTH / 2)));
        records.add(new Input("other fields", '{' + numbered(i -> "\"f" + i + "\":0,", TEXT) + "\"x\":0}"));
        records.add(new Input("one field", '{' + repeated("\"id\":\"1\",", TEXT) + "\"x\":0}"));
        records.add(new Input("tweets of links", list(tweets("https://a%d.org/ ", 2_000, TEXT))));
        records.add(new Input("tweets of hashtags", list(tweets("#a%d ", 2_000, TEXT))));
        records.add(
                new Input("tweets of long hosts", list(tweets("http://a%d." + "x.".repeat(100) + "org ", 400, TEXT))));
        addTags(records);
        addHosts(records);
        addX(records);
        addBluesky(records);
        addMastodon(records);
        addTools(records);
        return records;
    }

    /** Records that are read as a whole, and what is none of them after all. */
    private static void addTools(List<Input> records) {
        String cells = numbered(i -> "\"" + i + "\":1,", TEXT / 3);
        String column = '{' + cells.substring(0, cells.length() - 1) + '}';
        records.add(new Input("table", "{\"id\":" + column + ",\"text\":" + column + ",\"x\":" + column + '}'));
        records.add(new Input(
                "table of long names", "{\"" + repeated("x", TEXT / 4) + "\":" + column + ",\"text\":" + column + '}'));
        records.add(new Input("wrapped", "{\"_source\":[" + repeated("{\"_id\":1},", TEXT) + "1]}"));
        records.add(new Input("documents", list(repeated("{\"_source\":{\"_source\":{\"a\":1}}},", TEXT))));
        records.add(new Input("misfits", list(repeated("{\"id_str\":\"1\"},", TEXT))));
        records.add(new Input("nested misfit", "{\"data\":" + repeated("{\"a\":", 900) + "1" + repeated("}", 901)));
        records.add(new Input("pieces", repeated(v2("\"text\":\"x\""), LENGTH)));
        records.add(new Input("cut pieces", repeated("{\"data\":{\"id\":\"1\",\"text\":\"x", LENGTH)));
        records.add(new Input("pieces after cuts", repeated("}{\"", TEXT) + v2("\"text\":\"x\"")));
        String tags = numbered(i -> "#\u0430" + i + " http://\u0430" + i + ".com ", TEXT / 2);
        records.add(new Input(
                "snscrape", "{\"rawContent\":\"" + tags + "\",\"links\":[],\"user\":{\"username\":\"a\"},\"id\":1}"));
        records.add(new Input("ampersands", v2("\"text\":\"" + repeated("&amp;", TEXT) + '"')));
    }

    /** Tweets of v2 in a list, each with a text of so many of these pieces, in which %d is a running number. */
    private static String tweets(String piece, int pieces, int characters) {
        int[] number = {0};
        return numbered(
                i -> {
                    String text = numbered(j -> piece.formatted(number[0]++), pieces * piece.length());
                    return v2("\"text\":\"" + text + '"') + ',';
                },
                characters);
    }

    /** Hashtags that are long, or become so, or whose marks must be sorted. */
    private static void addTags(List<Input> records) {
        String[] pieces = {"\ufdfa", "\u0390", "a\u0301\u0323", "\u1ed8", "\ud835\udc00"};
        for (String piece : pieces) {
            for (int length : new int[] {20, 490}) {
                String tag = repeated(piece, length * piece.getBytes(UTF_8).length / piece.length());
                for (int bytes : new int[] {TEXT, 60_000}) {
                    String tags = numbered(i -> "#a" + i + tag + ' ', bytes / 3);
                    String what = length + " " + bytes + " hashtags " + piece;
                    records.add(new Input("v2 " + what, v2("\"text\":\"" + tags + '"')));
                    records.add(new Input("mastodon " + what, status("\"content\":\"" + tags + '"')));
                }
            }
        }
        String marks = repeated("\u0301", 480) + repeated("\u0323", 480);
        String unsorted = numbered(i -> "#a" + i + marks + ' ', 30_000);
        records.add(new Input("v2 unsorted marks", v2("\"text\":\"" + unsorted + '"')));
        records.add(new Input("mastodon unsorted marks", status("\"content\":\"" + unsorted + '"')));
        records.add(new Input("tweets of unsorted marks", list(tweets("#a%d" + marks + ' ', 20, TEXT / 2))));
    }

    /** Host names that take long, in tweets of which each alone has few. */
    private static void addHosts(List<Input> records) {
        for (int length : new int[] {1, 5, 30, 62, 250}) {
            String host = "http://" + HostileTexts.ideographs(length, length);
            for (String end : List.of("%d.com ", "%d.\u4e2d\u56fd ", "%d.xn--fiqs8s ")) {
                int pieces = Math.max(1, 1_000 / host.length());
                records.add(new Input("tweets of hosts " + length + end, list(tweets(host + end, pieces, TEXT / 3))));
                records.add(new Input("posts of hosts " + length + end, list(posts(host + end, pieces, TEXT / 3))));
            }
            String anchor = "<a href='" + host + "%d.com'>x</a>";
            records.add(new Input("statuses of hosts " + length, list(statuses(anchor, TEXT / 3))));
        }
        String encoded = "%%D0%%B0%%D1%%82%%D0%%B6".repeat(4) + "%d.com";
        String escaped = encoded.replace("%%", "%%25");
        for (String url : List.of(
                "http://" + encoded,
                "https://www.google.com/url?q=http://" + encoded,
                "https://l.facebook.com/l.php?u=https://l.facebook.com/l.php?u=http://" + escaped,
                "http://a%d.co",
                "http://\u00e9.\u00e8%d.\u00e9.\u00ea.co",
                "http://www.a%d.m.mobile.amp.x.y.z.w.google.co.uk")) {
            records.add(new Input("tweets of " + url, list(tweetsWithLinks(url, TEXT / 2))));
            records.add(new Input("statuses of " + url, list(statuses("<a href='" + url + "'>x</a>", TEXT / 2))));
        }
        records.add(new Input(
                "tweets of short hosts and tags",
                list(tweets("#\u1e00\u1e02\u1e04%1$d http://\u0430%1$d.co http://a%1$d.co ", 10, TEXT * 2 / 3))));
    }

    /** Tweets of v2 in a list, each with twenty links in its entities. */
    private static String tweetsWithLinks(String url, int characters) {
        int[] number = {0};
        return numbered(
                i -> {
                    String urls = IntStream.range(0, 20)
                            .mapToObj(j -> "{\"url\":\"" + url.formatted(number[0]++) + "\"}")
                            .collect(Collectors.joining(","));
                    return v2("\"text\":\"x\",\"entities\":{\"urls\":[" + urls + "]}") + ',';
                },
                characters);
    }

    /** Posts of Bluesky in a list, in which a mark between two links cuts the text. */
    private static String posts(String piece, int pieces, int characters) {
        int[] number = {0};
        return numbered(
                i -> {
                    String text = numbered(j -> piece.formatted(number[0]++), pieces * piece.length());
                    int cut = piece.formatted(number[0]).getBytes(UTF_8).length;
                    String facets = facet("" + cut, "" + cut, "tag\",\"tag\":\"a\"");
                    return post("\"text\":\"" + text + "\",\"facets\":[" + facets + ']') + ',';
                },
                characters);
    }

    /** Statuses of Mastodon in a list, with a card that would count if the link were shortened. */
    private static String statuses(String anchor, int characters) {
        return numbered(
                i -> status("\"content\":\"" + anchor.formatted(i) + "\",\"card\":{\"url\":\"http://a.org\"}") + ',',
                characters);
    }

    private static void addX(List<Input> records) {
        records.add(new Input("v2 data again", '{' + repeated("\"data\":{},", TEXT) + "\"x\":0}"));
        records.add(new Input("v2 objects", "{\"data\":" + list(repeated("{},", TEXT)) + '}'));
        records.add(new Input("v2 numbers", "{\"data\":" + list(repeated("1,", TEXT)) + '}'));
        records.add(new Input("v2 ids", "{\"data\":" + list(numbered(i -> "{\"id\":\"" + i + "\"},", TEXT)) + '}'));
        for (String number : List.of("9", "1e9", "0.1", "-9")) {
            records.add(new Input("v2 id " + number, "{\"data\":{\"id\":" + number + repeated("9", TEXT) + "}}"));
        }
        records.add(new Input("v2 halves of surrogates", v2("\"text\":\"" + repeated("\\ud83d", TEXT) + '"')));
        records.add(new Input("v2 escapes", v2("\"text\":\"" + repeated("\\u0023a ", TEXT) + '"')));
        String[][] lists = {
            {"hashtags", "tag", "a"},
            {"hashtags", "tag", "\\u1e9e"},
            {"mentions", "username", "a"},
            {"urls", "expanded_url", "http://a.org/"},
            {"urls", "expanded_url", "https://www.nejm.org/doi/full/10.1056/NEJM"}
        };
        for (String[] list : lists) {
            String entities = list(numbered(i -> "{\"" + list[1] + "\":\"" + list[2] + i + "\"},", TEXT));
            records.add(new Input(
                    "v2 " + list[0] + ' ' + list[2],
                    v2("\"text\":\"x\",\"entities\":{\"" + list[0] + "\":" + entities + '}')));
        }
        String versions = numbered(i -> "\"" + (1_600_000_000_000_000_000L + i) + "\",", TEXT);
        records.add(new Input("v2 versions", v2("\"text\":\"x\",\"edit_history_tweet_ids\":[" + versions + "\"1\"]")));
        records.add(new Input(
                "archive versions",
                "{\"tweet\":{\"id_str\":\"1600000000000040000\",\"full_text\":\"x\",\"edit_info\":{\"initial\":{\"editTweetIds\":["
                        + versions + "\"1\"]}}}}"));
        records.add(new Input(
                "v2 references",
                v2("\"text\":\"x\",\"referenced_tweets\":"
                        + list(numbered(i -> "{\"type\":\"quoted\",\"id\":\"" + i + "\"},", TEXT)))));
        records.add(new Input("v2 nested references", repeated("{\"referenced_tweets\":[", LENGTH)));
        records.add(new Input(
                "v2 accounts",
                "{\"data\":[{\"id\":\"1\"}],\"includes\":{\"users\":"
                        + list(numbered(i -> "{\"id\":\"" + i + "\"},", TEXT)) + "}}"));
        for (String text : List.of("#a ", "b.co ", "#a b.co @c ")) {
            records.add(new Input("v2 reposts of one long " + text, repostsOf(repeated(text, TEXT / 2))));
        }
        records.add(new Input("v1.1 statuses", "{\"statuses\":" + list(repeated("{\"id_str\":\"1\"},", TEXT)) + '}'));
        records.add(new Input("v1.1 nested reposts", repeated("{\"retweeted_status\":", LENGTH)));
        records.add(new Input("v1.1 text", v11("\"full_text\":\"" + repeated("RT @a: #b c.co ", TEXT) + '"')));
        records.add(
                new Input("v1.1 deletion", "{\"delete\":{\"status\":{\"id_str\":\"" + repeated("1", TEXT) + "\"}}}"));
        records.add(new Input("compliance", "{\"id\":\"" + repeated("1", TEXT) + "\",\"action\":\"delete\"}"));
        records.add(new Input("errors", "{\"errors\":" + list(repeated("{\"title\":\"a\"},", TEXT)) + '}'));
        records.add(new Input("nested errors", "{\"errors\":" + repeated("[", TEXT)));
    }

    /** A page of reposts of one tweet, which the page includes. */
    private static String repostsOf(String text) {
        String reposts = numbered(
                i -> "{\"id\":\"" + i
                        + "\",\"author_id\":\"1\",\"created_at\":\"2022-10-04T15:25:05.000Z\",\"text\":\"RT\","
                        + "\"referenced_tweets\":[{\"type\":\"retweeted\",\"id\":\"7\"}]},",
                TEXT / 2);
        return "{\"data\":" + list(reposts) + ",\"includes\":{\"tweets\":[{\"id\":\"7\",\"author_id\":\"1\",\"text\":\""
                + text + "\"}]}}";
    }

    private static void addBluesky(List<Input> records) {
        for (String feature :
                List.of("tag\",\"tag\":\"", "link\",\"uri\":\"https://a.example/", "mention\",\"did\":\"did:plc:")) {
            String facets = numbered(i -> facet("" + i, "" + (i + 3), feature + i + '"') + ',', TEXT - 10_000);
            records.add(new Input(
                    "bluesky " + feature,
                    post("\"text\":\"" + repeated("#a ", 9_000) + "\",\"facets\":" + list(facets))));
        }
        String overlapping =
                numbered(i -> facet("" + 2 * i, "400000", "mention\",\"did\":\"did:plc:a\"") + ',', TEXT / 2);
        records.add(new Input(
                "bluesky overlaps",
                post("\"text\":\"" + repeated("é", TEXT / 2) + "\",\"facets\":" + list(overlapping))));
        records.add(new Input(
                "bluesky tags", post("\"text\":\"\",\"tags\":" + list(numbered(i -> "\"t" + i + "\",", TEXT)))));
        records.add(new Input(
                "bluesky nested media",
                post("\"text\":\"\",\"embed\":" + "{\"media\":".repeat(900) + "{}" + "}".repeat(900))));
        records.add(new Input("bluesky text", post("\"text\":\"" + repeated("#a https://b.org/#", TEXT) + '"')));
    }

    private static void addMastodon(List<Input> records) {
        for (HostileTexts.Named text : HostileTexts.of(TEXT / 2)) {
            records.add(new Input("mastodon " + text, status("\"content\":\"" + escaped(text.text()) + '"')));
        }
        for (String html : List.of(
                "<",
                "<a ",
                "<a href='https://a.example/x'>x",
                "<a href=",
                "<p>",
                "<!--",
                "</",
                "&",
                "&#",
                "&#x1;",
                "&lt;",
                "<br>",
                "<pre> ",
                "<span class='quote-inline'>",
                "<a b c d e f>")) {
            records.add(new Input("mastodon " + html, status("\"content\":\"" + repeated(html, TEXT) + '"')));
        }
        records.add(new Input(
                "mastodon accounts",
                status("\"content\":\"\",\"mentions\":"
                        + list(numbered(
                                i -> "{\"acct\":\"m" + i + "\",\"url\":\"https://a.example/" + i + "\"},", TEXT)))));
        String mentions = numbered(i -> "{\"acct\":\"m" + i + "\",\"url\":\"https://a.example/" + i + "\"},", TEXT / 2);
        String anchors = numbered(i -> "<a class='mention' href='https://a.example/" + i + "'>@m</a>", TEXT / 2);
        records.add(new Input(
                "mastodon mentions", status("\"mentions\":" + list(mentions) + ",\"content\":\"" + anchors + '"')));
        records.add(new Input(
                "mastodon tags",
                status("\"content\":\"\",\"tags\":" + list(numbered(i -> "{\"name\":\"t" + i + "\"},", TEXT)))));
        records.add(new Input(
                "mastodon nested reblogs",
                "{\"event\":\"update\",\"payload\":\"" + repeated("{\\\"reblog\\\":", TEXT) + "\"}"));
        records.add(new Input(
                "mastodon nested quotes",
                status("\"content\":\"x\",\"quote\":" + "{\"quote\":".repeat(900) + "{}" + "}".repeat(900))));
        records.add(new Input("mastodon statuses", "{\"ancestors\":" + list(repeated("{\"acct\":1},", TEXT)) + '}'));
    }

    /** Texts in records of X, where they are read for what they mention. */
    static List<HostileTexts.Named> texts() {
        return HostileTexts.of(TEXT / 2);
    }

    static List<Input> csv() {
        String header = "id,created_at,user,text\n";
        List<Input> files = new ArrayList<>();
        for (String piece : List.of(
                "a\",\"\n",
                "\"\n",
                "\"\"\n",
                "\"",
                "\"\"",
                "\"a\n",
                "x\n",
                "\n",
                ",",
                ",,,\n",
                "a,b,c,d\n",
                "a,\"\n",
                "\",\"\n",
                "\"\"\"\n",
                "\r\n",
                "\r",
                "1,2,\"\"\"\n\",x\n",
                ";",
                "1e99999999,2022-10-04,x,y\n")) {
            files.add(new Input("rows " + piece, header + repeated(piece, TEXT)));
            if (piece.startsWith("\"")) {
                files.add(new Input("rows " + piece + " and a wrong end", header + repeated(piece, TEXT) + "\"x\n"));
            }
        }
        files.add(new Input(
                "one row", header + "1,2022-10-04T15:25:05.000Z,x,\"" + repeated("#a b.co ", TEXT / 4) + "\"\n"));
        files.add(new Input("a header of columns", repeated("id,created_at,user,text,", LENGTH)));
        files.add(new Input("a header of quotes", repeated("\"", LENGTH)));
        return files;
    }

    static List<Input> json() {
        List<Input> files = new ArrayList<>();
        for (String piece :
                List.of("[", "{", "\"", "]", "[]", "{}", "1,", "{\"a\":1}\n", "\\", "{\"", "[\"", "\n", "{}\n")) {
            files.add(new Input("values " + piece, repeated(piece, LENGTH)));
            files.add(new Input("tweets.js " + piece, "window.YTD.tweets.part0 = [\n" + repeated(piece, TEXT)));
        }
        return files;
    }

    private static RelativeCost cost() {
        byte[] page = ordinaryPage();
        List<Parsed> results = Parsing.parse(page);
        assertThat(results).hasSizeGreaterThan(3_000).allMatch(parsed -> parsed.tweet() != null);
        return RelativeCost.toPrepared(() -> parsing(page));
    }

    /** A page of tweets as people write them. */
    private static byte[] ordinaryPage() {
        String tweets = numbered(
                i -> "{\"id\":\"" + (1_600_000_000_000_040_000L + i)
                        + "\",\"author_id\":\"" + i % 500
                        + "\",\"created_at\":\"2022-10-04T15:25:05.000Z\",\"lang\":\"en\","
                        + "\"public_metrics\":{\"retweet_count\":3,\"reply_count\":0,\"like_count\":12},\"text\":\""
                        + escaped(HostileTexts.ordinaryTweet(i)) + "\"},",
                TEXT);
        return ("{\"data\":[" + tweets.substring(0, tweets.length() - 1) + "]}").getBytes(UTF_8);
    }

    private static void assertCost(Supplier<Runnable> work) {
        assertThat(COST.ofPrepared(work, MAX_COST)).isLessThanOrEqualTo(MAX_COST);
    }

    private static void assertCost(byte[] record) {
        assertThat(record.length).isLessThanOrEqualTo(LENGTH + 2);
        assertCost(() -> parsing(record));
    }

    private static Runnable parsing(byte[] record) {
        RecordParser parser = Parsing.forgetfulParser();
        return () -> parser.parse(record, Parsing.ORIGIN, parsed -> {});
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("records")
    void aRecordCostsLittleMoreThanAnOrdinaryOne(Input record) {
        assertCost(record.bytes());
    }

    @Test
    void bytesThatAreNoTextCostLittleMoreThanAnOrdinaryRecord() {
        byte[] noText = new byte[LENGTH];
        Arrays.fill(noText, (byte) 0xFF);
        assertCost(noText);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void aTextOfXCostsLittleMoreThanAnOrdinaryRecord(HostileTexts.Named text) {
        String escaped = escaped(text.text());
        assertCost(v2("\"text\":\"" + escaped + '"').getBytes(UTF_8));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("csv")
    void aFileOfCsvCostsLittleMoreThanAnOrdinaryRecord(Input file, @TempDir Path folder) throws IOException {
        assertCost(Files.write(folder.resolve("a.csv"), file.bytes()), ArchiveFormat.CSV);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("json")
    void aFileOfJsonCostsLittleMoreThanAnOrdinaryRecord(Input file, @TempDir Path folder) throws IOException {
        assertCost(Files.write(folder.resolve("tweets.js"), file.bytes()), ArchiveFormat.JSON);
    }

    /** A file of a mebibyte may have half a million records, each of which is read or refused. */
    private void assertCost(Path file, ArchiveFormat format) {
        assertCost(() -> () -> read(file, format));
    }

    private void read(Path file, ArchiveFormat format) {
        try (ArchiveReader reader = ArchiveReader.open(file, format)) {
            for (ArchiveRecord record = reader.next(); record != null; record = reader.next()) {
                parser.parse(record, parsed -> {});
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void moreValuesThanTweetsFitAreRefusedOnce() {
        for (String record : List.of(
                "[" + "1,".repeat(TooManyValues.MAX_VALUES) + "1]",
                "{\"data\":[" + "{},".repeat(TooManyValues.MAX_VALUES) + "{}]}",
                "{\"statuses\":[" + "1,".repeat(TooManyValues.MAX_VALUES) + "{\"id_str\":\"1\"}]}")) {
            assertThat(Parsing.rejected(record).reason()).isEqualTo(Reason.OVERSIZED);
        }
        List<Parsed> mixed = Parsing.parse(
                "[{\"data\":[" + "1,".repeat(TooManyValues.MAX_VALUES) + "1]}," + Payloads.V11_REPOST + "]");
        assertThat(mixed).extracting(Parsed::tweet).filteredOn(Objects::nonNull).hasSize(1);
    }

    @Test
    void aTweetThatIsOnlyLinksIsRefused() {
        String links = numbered(i -> "a" + i + ".org ", 100_000);
        assertThat(Parsing.rejected(v2("\"text\":\"" + links + '"')).detail()).contains("links; the limit is 5000");
    }

    @Test
    void aTweetMayHaveFiveThousandHashtags() {
        String hashtags = IntStream.range(0, 5_000).mapToObj(i -> "#a" + i).collect(Collectors.joining(" "));

        assertThat(Parsing.tweet(v2("\"text\":\"" + hashtags + '"')).hashtags()).hasSize(5_000);
        assertThat(Parsing.rejected(v2("\"text\":\"" + hashtags + " #b\"")).reason())
                .isEqualTo(Reason.OVERSIZED);
    }

    /** As many values as a list may have. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "{}", "[]", "{\"a\":12}", "{\"id\":\"1\"}", "{\"user\":1}", "{\"event\":\"\"}"})
    void manyValuesCostLittleMoreThanAnOrdinaryRecord(String value) {
        int values = Math.min(TooManyValues.MAX_VALUES, TEXT / (value.length() + 1));
        String list = '[' + (value + ',').repeat(values - 1) + value + ']';
        for (String page : List.of("", "{\"data\":", "{\"statuses\":", "{\"ancestors\":")) {
            assertCost((page + list + (page.isEmpty() ? "" : "}")).getBytes(UTF_8));
        }
    }

    @Test
    void theTextsOfARecordShareItsLimits() {
        String piece = "http://" + HostileTexts.ideographs(0, 10) + "%d.com ";
        List<Parsed> results = Parsing.parse('[' + tweets(piece, 2, TEXT / 3) + Payloads.V11_REPOST + ']');
        List<Rejected> rejected =
                results.stream().map(Parsed::rejected).filter(Objects::nonNull).toList();

        assertThat(results.size() - rejected.size()).isBetween(950, 1_010);
        assertThat(rejected).extracting(Rejected::detail).allMatch(detail -> detail.contains("international host"));
        assertThat(Parsing.tweet(v2("\"text\":\"" + piece.formatted(1) + '"')).links())
                .hasSize(1);
    }

    /** What is remembered of another record must not decide how much of this one is read. */
    @Test
    void theSameRecordGivesTheSameResultsAgain() {
        byte[] record = ('[' + tweets("http://\u00e9%d.com ", 100, TEXT / 3) + "{}]").getBytes(UTF_8);
        List<Parsed> first = new ArrayList<>();
        List<Parsed> second = new ArrayList<>();

        parser.parse(record, Parsing.ORIGIN, first::add);
        parser.parse(record, Parsing.ORIGIN, second::add);

        assertThat(second).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#a%d ", "#\u00e9%d ", "https://a%d.org/ ", "https://\u00e9%d.org/ "})
    void theTweetsOfAPageThatNamesTooMuchAreRefusedFromThereOn(String piece) {
        String page = '[' + tweets(piece, 1_000, TEXT / 2) + Payloads.V11_REPOST + ']';
        List<Parsed> results = Parsing.parse(page);
        List<Reason> reasons = results.stream()
                .map(Parsed::rejected)
                .filter(Objects::nonNull)
                .map(Rejected::reason)
                .toList();

        assertThat(results.get(0).tweet()).isNotNull();
        assertThat(reasons).isNotEmpty().containsOnly(Reason.OVERSIZED);
    }
}
