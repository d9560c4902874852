package io.rounds.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.rounds.ingest.bluesky.RepoFile;
import io.rounds.ingest.json.JsonReference;
import io.rounds.ingest.json.JsonScanner;
import io.rounds.ingest.mastodon.HtmlText;
import io.rounds.model.Parsed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Records that a fuzzer has made, of no format and of each. The methods for a format give the fields that tell it, the
 * fuzzer all others, so that it stays with that format's parser. CONTRIBUTING.md says how to fuzz; in all other runs
 * these are tests of the inputs in the resources.
 */
class RecordFuzzTest {
    private final RecordParser parser = Parsing.parser();
    private final RecordParser reference = Parsing.referenceParser();

    @FuzzTest(maxDuration = "10m")
    void any(byte[] record) {
        check(record);
    }

    @FuzzTest(maxDuration = "10m")
    void xV2(byte[] fields) {
        check("{\"matching_rules\":[],", fields);
    }

    @FuzzTest(maxDuration = "10m")
    void xV11(byte[] fields) {
        check("{\"truncated\":false,", fields);
    }

    @FuzzTest(maxDuration = "10m")
    void bluesky(byte[] fields) {
        check("{\"time_us\":1767608046123456,", fields);
    }

    /** As the fields of a status, and as the HTML of one, which the fuzzer would seldom find as a string of JSON. */
    @FuzzTest(maxDuration = "10m")
    void mastodon(byte[] fields) {
        check("{\"visibility\":\"public\",", fields);
        String html = new String(fields, UTF_8);
        HtmlText.Content content = HtmlText.read(html, true);
        Invariants.require(content.text().length() <= html.length(), "a text is no longer than its HTML", content);
    }

    /** As the fields of a tweet of snscrape, and as what a store wraps. */
    @FuzzTest(maxDuration = "10m")
    void tools(byte[] fields) {
        check("{\"_type\":\"snscrape.modules.twitter.Tweet\",", fields);
        check("{\"_id\":1,", fields);
        check("{\"verb\":\"post\",\"actor\":{},", fields);
        check("{\"tweets\":[{", fields, "}]}");
        check("{\"globalObjects\":{\"users\":{},\"tweets\":{\"1\":{", fields, "}}}}");
    }

    /** As the fields of a note, and as those of one that it passes on. */
    @FuzzTest(maxDuration = "10m")
    void misskey(byte[] fields) {
        String start =
                "{\"createdAt\":\"2024-11-20T08:15:00.123Z\",\"uri\":\"https://a.example/notes/1\",\"visibility\":\"public\",";
        check(start, fields);
        check(start + "\"renoteId\":\"2\",\"renote\":" + start, fields, "}}");
    }

    /** As the fields of a post view, of an item of a feed and of a branch of a thread. */
    @FuzzTest(maxDuration = "10m")
    void blueskyApi(byte[] fields) {
        check("{\"cid\":\"x\",\"uri\":\"at://did:plc:a/app.bsky.feed.post/1\",", fields);
        check("{\"cid\":\"x\",\"thread\":{\"post\":{\"uri\":\"at://did:plc:a/app.bsky.feed.post/1\"},", fields, "}}");
        check(
                "{\"$type\":\"message\",\"payload\":{\"$type\":\"network.bsky.jetstream.subscribeEvents#commit\",",
                fields,
                "}}");
    }

    @FuzzTest(maxDuration = "10m")
    void activityPub(byte[] fields) {
        check("{\"@context\":\"x\",\"type\":\"Note\",\"to\":\"as:Public\",", fields);
        check(
                "{\"@context\":\"x\",\"type\":\"Create\",\"to\":\"as:Public\",\"object\":{\"type\":\"Note\",",
                fields,
                "}}");
    }

    @FuzzTest(maxDuration = "10m")
    void meta(byte[] fields) {
        check("{\"timestamp\":1386163177,\"attachments\":[],", fields);
        check("{\"text_post_app_text_posts\":[{\"creation_timestamp\":1386163177,", fields, "}]}");
    }

    /**
     * As JSON: the scanner reads what Jackson reads, whatever is skipped, and rejects what Jackson rejects, for the same reason.
     * As a record: the results are the same.
     */
    @FuzzTest(maxDuration = "10m")
    void scanner(byte[] record) {
        long skip = Arrays.hashCode(record) * 0x9E3779B97F4A7C15L;
        for (long skipped : new long[] {0, skip}) {
            List<String> scanned = JsonReference.transcript(JsonScanner::of, record, 0, record.length, skipped);
            List<String> expected = JsonReference.transcript(JsonReference::open, record, 0, record.length, skipped);
            Invariants.require(scanned.equals(expected), "the tokens are " + expected, scanned);
        }
        List<Parsed> expected = new ArrayList<>();
        reference.parse(record, Parsing.ORIGIN, expected::add);
        List<Parsed> results = parse(record);
        Invariants.require(results.equals(expected), "the results are " + expected, results);
    }

    /** A repository is not a record, but what comes out of one is. */
    @FuzzTest(maxDuration = "10m")
    void repository(byte[] file) throws IOException {
        ByteArrayInputStream bytes = new ByteArrayInputStream(file);
        RepoFile repo = RepoFile.read(bytes::read);
        for (RepoFile.Entry entry = repo.next(); entry != null; entry = repo.next()) {
            check(entry.json());
        }
        repo.rejection();
    }

    private void check(String start, byte[] fields) {
        check(start, fields, "}");
    }

    private void check(String start, byte[] fields, String end) {
        ByteArrayOutputStream record = new ByteArrayOutputStream(start.length() + fields.length + end.length());
        record.writeBytes(start.getBytes(UTF_8));
        record.writeBytes(fields);
        record.writeBytes(end.getBytes(UTF_8));
        check(record.toByteArray());
    }

    private void check(byte[] record) {
        List<Parsed> first = parse(record);
        Invariants.check(first);
        Invariants.require(first.equals(parse(record)), "the same record gives the same results", first);
        String text = new String(record, UTF_8);
        boolean emptyPage = text.contains("]")
                || text.contains("\"meta\"")
                || text.contains("\"accounts\"")
                || text.contains("\"globalObjects\"");
        Invariants.require(!first.isEmpty() || text.isBlank() || emptyPage, "nothing is lost", text);
    }

    private List<Parsed> parse(byte[] record) {
        List<Parsed> results = new ArrayList<>();
        parser.parse(record, Parsing.ORIGIN, results::add);
        return results;
    }
}
