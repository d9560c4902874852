package io.rounds.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.extract.links.Links;
import io.rounds.ingest.json.JsonReference;
import io.rounds.model.Deletion;
import io.rounds.model.Origin;
import io.rounds.model.Parsed;
import io.rounds.model.Rejected;
import io.rounds.model.Tweet;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Parses records for tests, at a fixed time and place. */
public final class Parsing {
    public static final Instant NOW = Instant.parse("2026-08-01T12:00:00Z");
    public static final Origin ORIGIN = new Origin("tweets/0/7", Instant.parse("2026-04-30T08:00:00Z"));

    private static final Links LINKS = Links.load();

    private Parsing() {}

    public static RecordParser parser() {
        return parser(RecordParser.MAX_TWEET_BYTES);
    }

    public static RecordParser parser(int maxTweetBytes) {
        return new RecordParser(Clock.fixed(NOW, ZoneOffset.UTC), maxTweetBytes, LINKS);
    }

    public static RecordParser parser(ReadingDefaults defaults) {
        return new RecordParser(Clock.fixed(NOW, ZoneOffset.UTC), RecordParser.MAX_TWEET_BYTES, LINKS, defaults);
    }

    /** One for which Jackson alone reads JSON, for comparison. */
    public static RecordParser referenceParser() {
        return new RecordParser(
                Clock.fixed(NOW, ZoneOffset.UTC),
                RecordParser.MAX_TWEET_BYTES,
                LINKS,
                ReadingDefaults.NONE,
                JsonReference::open);
    }

    /** One that remembers nothing of what other parsers have read. */
    public static RecordParser forgetfulParser() {
        return new RecordParser(Clock.fixed(NOW, ZoneOffset.UTC), RecordParser.MAX_TWEET_BYTES, Links.load());
    }

    public static List<Parsed> parse(byte[] record) {
        List<Parsed> results = new ArrayList<>();
        parser().parse(record, ORIGIN, results::add);
        return results;
    }

    public static List<Parsed> parse(String record) {
        return parse(record.getBytes(StandardCharsets.UTF_8));
    }

    public static Tweet tweet(String record) {
        List<Parsed> results = parse(record);
        assertThat(results).hasSize(1);
        assertThat(results.get(0).rejected()).isNull();
        Tweet tweet = results.get(0).tweet();
        return Objects.requireNonNull(tweet);
    }

    public static Rejected rejected(String record) {
        return rejected(record.getBytes(StandardCharsets.UTF_8));
    }

    public static Rejected rejected(byte[] record) {
        List<Parsed> results = parse(record);
        assertThat(results).hasSize(1);
        Rejected rejected = results.get(0).rejected();
        return Objects.requireNonNull(rejected);
    }

    public static Deletion deletion(String record) {
        List<Parsed> results = parse(record);
        assertThat(results).hasSize(1);
        Deletion deletion = results.get(0).deletion();
        return Objects.requireNonNull(deletion);
    }
}
