package io.rounds.ingest.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.ingest.ArchiveRecord;
import io.rounds.ingest.Archives;
import io.rounds.ingest.Parsing;
import io.rounds.ingest.RecordParser;
import io.rounds.model.Parsed;
import io.rounds.model.Reason;
import io.rounds.model.Rejected;
import io.rounds.model.Tweet;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodedFilesTest {
    private static final String TEXT = "é 漢字 😀 “ok”";
    private static final String HEADER = "id,time,user,text\n";

    @TempDir
    private Path folder = Path.of("");

    private static String tweet(int id) {
        return "{\"id\": \"" + id + "\", \"author_id\": \"2\", \"created_at\": \"2022-10-04T15:25:05.000Z\","
                + " \"text\": \"" + TEXT + "\"}\n";
    }

    private static String row(int id, String text) {
        return id + ",2013-05-28 10:24:00,a," + text + "\n";
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("file.txt"), content);
    }

    private static List<Tweet> tweets(List<Parsed> results) {
        return results.stream().map(Parsed::tweet).filter(Objects::nonNull).toList();
    }

    private static List<Rejected> rejected(List<Parsed> results) {
        return results.stream().map(Parsed::rejected).filter(Objects::nonNull).toList();
    }

    private static String encoding(Path file) throws IOException {
        try (ArchiveReader reader = ArchiveReader.open(file, ArchiveFormat.AUTO)) {
            while (reader.next() != null) {}
            return reader.report().parts().get(0).description().encoding();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-16LE, true, UTF-16 LE",
        "UTF-16LE, false, UTF-16 LE",
        "UTF-16BE, true, UTF-16 BE",
        "UTF-16BE, false, UTF-16 BE",
        "UTF-32LE, true, UTF-32 LE",
        "UTF-32LE, false, UTF-32 LE",
        "UTF-32BE, true, UTF-32 BE",
        "UTF-32BE, false, UTF-32 BE",
        "UTF-8, true, UTF-8"
    })
    void textIsReadInEveryEncodingOfUnicode(String charset, boolean marked, String words) throws IOException {
        String mark = marked ? "\uFEFF" : "";
        String json = mark + tweet(1) + tweet(2).repeat(3_000);
        String csv = mark + HEADER + row(1, TEXT);

        List<Parsed> ofJson = Archives.parse(file(json.getBytes(Charset.forName(charset))), ArchiveFormat.AUTO);
        assertThat(encoding(folder.resolve("file.txt"))).isEqualTo(words);
        List<Parsed> ofCsv = Archives.parse(file(csv.getBytes(Charset.forName(charset))), ArchiveFormat.AUTO);

        assertThat(tweets(ofJson)).hasSize(3_001).allSatisfy(tweet -> assertThat(tweet.text())
                .isEqualTo(TEXT));
        assertThat(rejected(ofJson)).isEmpty();
        assertThat(tweets(ofCsv)).hasSize(1).allSatisfy(tweet -> assertThat(tweet.text())
                .isEqualTo(TEXT));
    }

    @Test
    void halfACharacterInUtf16CostsItsRecordOnly() throws IOException {
        String lines = tweet(1) + tweet(2).replace("😀", "\uD83D") + tweet(3);
        byte[] wide = new byte[lines.length() * 2];
        for (int i = 0; i < lines.length(); i++) {
            wide[2 * i] = (byte) lines.charAt(i);
            wide[2 * i + 1] = (byte) (lines.charAt(i) >> 8);
        }

        List<Parsed> results = Archives.parse(file(wide), ArchiveFormat.AUTO);

        assertThat(tweets(results)).extracting(Tweet::id).containsExactly("x:1", "x:3");
        assertThat(rejected(results)).extracting(Rejected::reason).containsExactly(Reason.BAD_UNICODE);
    }

    @Test
    void aTableOfWindowsIsReadAsIts() throws IOException {
        String text = "Café “naïve” – Müller’s 10 €";
        String rows = HEADER + row(1, "plain").repeat(5_000) + row(2, text) + row(3, text);

        Path file = file(rows.getBytes(Charset.forName("windows-1252")));
        List<Parsed> results = Archives.parse(file, ArchiveFormat.AUTO);

        assertThat(encoding(file)).isEqualTo("Windows-1252");
        assertThat(rejected(results)).isEmpty();
        assertThat(tweets(results).subList(5_000, 5_002))
                .allSatisfy(tweet -> assertThat(tweet.text()).isEqualTo(text));
    }

    @Test
    void aFileOfUtf8WithABrokenLineStaysUtf8() throws IOException {
        byte[] western = row(2, "Café").getBytes(StandardCharsets.ISO_8859_1);
        byte[] before = (HEADER + row(1, "Café")).getBytes(StandardCharsets.UTF_8);
        byte[] mixed = new byte[before.length + western.length];
        System.arraycopy(before, 0, mixed, 0, before.length);
        System.arraycopy(western, 0, mixed, before.length, western.length);

        Path file = file(mixed);
        List<Parsed> results = Archives.parse(file, ArchiveFormat.AUTO);

        assertThat(encoding(file)).isEqualTo("UTF-8");
        assertThat(tweets(results)).extracting(Tweet::text).containsExactly("Café");
        assertThat(rejected(results)).extracting(Rejected::reason).containsExactly(Reason.BAD_UNICODE);
    }

    @Test
    void aLineOfUtf8AmongThoseOfWindowsStaysUtf8() throws IOException {
        byte[] western = (HEADER + row(1, "Café").repeat(30)).getBytes(StandardCharsets.ISO_8859_1);
        byte[] utf8 = row(2, "Café").getBytes(StandardCharsets.UTF_8);
        byte[] mixed = new byte[western.length + utf8.length];
        System.arraycopy(western, 0, mixed, 0, western.length);
        System.arraycopy(utf8, 0, mixed, western.length, utf8.length);

        assertThat(tweets(Archives.parse(file(mixed), ArchiveFormat.AUTO)))
                .hasSize(31)
                .allSatisfy(tweet -> assertThat(tweet.text()).isEqualTo("Café"));
    }

    @Test
    void otherAlphabetsAreNotTakenForWindows() throws IOException {
        for (String charset : List.of("windows-1251", "Shift_JIS", "GBK")) {
            String text = charset.equals("windows-1251") ? "привет друзья" : "漢字漢字漢字";
            List<Parsed> results = Archives.parse(
                    file((HEADER + row(1, text)).getBytes(Charset.forName(charset))), ArchiveFormat.AUTO);

            assertThat(rejected(results))
                    .as(charset)
                    .extracting(Rejected::reason)
                    .containsExactly(Reason.BAD_UNICODE);
        }
    }

    @Test
    void linesMayEndWithCarriageReturnsAlone() throws IOException {
        String rows = (HEADER + row(1, "a") + row(2, "b")).replace('\n', '\r');
        String lines = (tweet(1) + tweet(2)).replace('\n', '\r');

        assertThat(tweets(Archives.parse(file(rows.getBytes(StandardCharsets.UTF_8)), ArchiveFormat.AUTO)))
                .hasSize(2);
        assertThat(tweets(Archives.parse(file(lines.getBytes(StandardCharsets.UTF_8)), ArchiveFormat.AUTO)))
                .hasSize(2);
    }

    @Test
    void aTextSequenceSeparatesItsRecordsByACharacterOfItsOwn() throws IOException {
        String sequence = "\u001E" + tweet(1) + "\u001E" + tweet(2);

        List<Parsed> results = Archives.parse(file(sequence.getBytes(StandardCharsets.UTF_8)), ArchiveFormat.AUTO);

        assertThat(tweets(results)).extracting(Tweet::id).containsExactly("x:1", "x:2");
        assertThat(rejected(results)).isEmpty();
    }

    @Test
    void serverSentEventsAreRecords() throws IOException {
        String stream =
                ":)\n\nevent: update\ndata: {\"id\": \"1\", \"uri\": \"https://example.org/users/ada/statuses/1\","
                        + " \"created_at\": \"2023-01-02T10:00:00.000Z\", \"visibility\": \"public\", \"content\": \"<p>x</p>\","
                        + " \"account\": {\"id\": \"1\", \"username\": \"ada\", \"acct\": \"ada\", \"url\": \"https://example.org/@ada\"}}\n\n"
                        + ":thump\n\nevent: delete\ndata: 17\n\n";

        List<Parsed> results = Archives.parse(file(stream.getBytes(StandardCharsets.UTF_8)), ArchiveFormat.AUTO);

        assertThat(tweets(results)).extracting(Tweet::id).containsExactly("mastodon:example.org/1");
        // Without --mastodon-host it is not known whose status was deleted.
        assertThat(results).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1388000000000001500\n1388000000000001501\n",
                "1388000000000001500",
                "tweet_id\n1388000000000001500\n1388000000000001501\n",
                "\"\",\"x\"\n\"1\",\"1388000000000001500\"\n",
                "id,user_id\r\n1388000000000001500,7\r\n",
                "[1388000000000001500, 1388000000000001501]",
                "[\n\"1388000000000001500\",\n\"1388000000000001501\"\n]\n"
            })
    void aListOfIdsIsOneRejectionThatSaysWhatToDo(String list) throws IOException {
        List<Parsed> results = Archives.parse(file(list.getBytes(StandardCharsets.UTF_8)), ArchiveFormat.AUTO);

        assertThat(results).hasSize(1);
        assertThat(rejected(results).get(0).reason()).isEqualTo(Reason.UNKNOWN_FORMAT);
        assertThat(rejected(results).get(0).detail()).contains("a list of ids: fetch (hydrate) the tweets first");
        assertThat(rejected(results).get(0).payload()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "%PDF-1.7 x|PDF",
                "<!DOCTYPE html><p>x|web page",
                "<?xml version='1.0'?><rss version='2.0'>|feed",
                "<?xml version='1.0'?><posts>|XML",
                "{\\rtf1 x|RTF",
                "WARC/1.0|web archive",
                "PAR1xxxx|Parquet",
                "Rar!\u001A\u0007x|RAR",
                "Dear reader, this is prose.|neither JSON nor CSV",
                "https://twitter.com/ada/status/1388000000000001500|addresses of posts",
                "https://x.com/ada/status/1388000000000001500?s=20|addresses of posts",
                "at://did:plc:abc/app.bsky.feed.post/3kabc|addresses of posts"
            })
    void aFileOfAnotherKindIsOneRejectionThatSaysWhatItIs(String content, String words) throws IOException {
        List<Parsed> results =
                Archives.parse(file((content + "\n").repeat(50).getBytes(StandardCharsets.UTF_8)), ArchiveFormat.AUTO);

        assertThat(results).hasSize(1);
        assertThat(rejected(results).get(0).detail()).contains(words);
        assertThat(rejected(results).get(0).payload()).isEmpty();
    }

    @Test
    void noiseIsNoText() throws IOException {
        byte[] noise = new byte[100_000];
        new Random(4).nextBytes(noise);
        noise[0] = 7;

        List<Parsed> results = Archives.parse(file(noise), ArchiveFormat.AUTO);

        assertThat(results).hasSize(1);
        assertThat(rejected(results).get(0).detail()).contains("binary");
    }

    @Test
    void anEmptyFileIsUnreadAndAPageWithoutTweetsIsNot() throws IOException {
        assertThat(isUnread("")).isTrue();
        assertThat(isUnread(" \n")).isTrue();
        assertThat(isUnread("{\"broken\n")).isTrue();
        assertThat(isUnread("{\"meta\": {\"result_count\": 0}}\n")).isFalse();
        assertThat(isUnread("{\"delete\": {\"status\": {\"id_str\": \"1\"}, \"timestamp_ms\": \"1664841600000\"}}"))
                .isFalse();
        assertThat(isUnread("window.YTD.like.part0 = [ ]")).isFalse();
    }

    private boolean isUnread(String content) throws IOException {
        RecordParser parser = Parsing.parser();
        try (ArchiveReader reader =
                ArchiveReader.open(file(content.getBytes(StandardCharsets.UTF_8)), ArchiveFormat.AUTO)) {
            for (ArchiveRecord record = reader.next(); record != null; record = reader.next()) {
                List<Parsed> results = new ArrayList<>();
                parser.parse(record, results::add);
                PartTally tally = new PartTally(reader.part(), reader.part().records());
                tally.add(record, results, parser.format());
                reader.part().add(tally);
            }
            return reader.report().isUnread();
        }
    }
}
