package io.rounds.ingest.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.ingest.Parsing;
import io.rounds.ingest.RecordParser;
import io.rounds.model.Author;
import io.rounds.model.Deletion;
import io.rounds.model.Origin;
import io.rounds.model.Parsed;
import io.rounds.model.Reason;
import io.rounds.model.Rejected;
import io.rounds.model.Tweet;
import io.rounds.simulator.Simulator;
import io.rounds.simulator.SimulatorOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EnvelopeTest {
    private static final Instant RECEIVED = Instant.parse("2026-04-30T08:00:00Z");
    private static final String POST = """
            {"did":"did:plc:a","time_us":1777536000000000,"kind":"commit","commit":{"rev":"3l","operation":"create",\
            "collection":"app.bsky.feed.post","rkey":"3k","record":{"$type":"app.bsky.feed.post",\
            "text":"#foamed \\u2764","createdAt":"2026-04-30T07:59:59Z"}}}""";
    private static final Envelope.Profile PROFILE =
            new Envelope.Profile("did:plc:a", "anna.example.org", "Anna \"A.\"", 12, 3, "2024-05-06T07:08:09Z");

    private static byte[] enveloped(String message, String network, String host, Envelope.@Nullable Profile author) {
        return new Envelope(network, host, RECEIVED, author).around(message.getBytes(UTF_8));
    }

    private static Tweet tweet(byte[] record) {
        List<Parsed> results = Parsing.parse(record);
        assertThat(results).hasSize(1);
        Tweet tweet = results.get(0).tweet();
        assertThat(tweet).as("%s", results).isNotNull();
        return Objects.requireNonNull(tweet);
    }

    @Test
    void aMessageInAnEnvelopeGivesWhatItGivesWithoutOne() {
        Simulator simulator = new Simulator(
                SimulatorOptions.weeks(1).toBuilder().seed(5).volume(0.1).build());
        RecordParser parser = Parsing.parser();
        AtomicInteger compared = new AtomicInteger();
        simulator.forEachRemaining(message -> {
            List<Parsed> plain = new ArrayList<>();
            parser.parse(message.payload(), new Origin("tweets/0/7", RECEIVED), plain::add);
            List<Parsed> inEnvelope = new ArrayList<>();
            // Messages that are no JSON make the envelope broken, too; the next tests are about those.
            if (plain.stream().allMatch(parsed -> parsed.rejected() == null)) {
                parser.parse(
                        new Envelope("simulated", "localhost", RECEIVED, null).around(message.payload()),
                        new Origin("tweets/0/7", RECEIVED.plusSeconds(3600)),
                        inEnvelope::add);
                assertThat(inEnvelope).isEqualTo(plain);
                compared.addAndGet(plain.size());
            }
        });
        assertThat(compared.get()).isGreaterThan(1_000);
    }

    @Test
    void thePostOfBlueskyGetsTheProfileOfItsAuthor() {
        Author author = tweet(enveloped(POST, "bluesky", "jetstream.example.org", PROFILE))
                .author();

        assertThat(author.id()).isEqualTo(tweet(POST.getBytes(UTF_8)).author().id());
        assertThat(author.handle()).isEqualTo("anna.example.org");
        assertThat(author.name()).isEqualTo("Anna \"A.\"");
        assertThat(author.followers()).isEqualTo(12);
        assertThat(author.createdAt()).isEqualTo(Instant.parse("2024-05-06T07:08:09Z"));
    }

    @Test
    void theProfileOfSomebodyElseIsNotTaken() {
        Envelope.Profile other = new Envelope.Profile("did:plc:b", "ben.example.org", null, null, null, null);

        assertThat(tweet(enveloped(POST, "bluesky", "h", other)).author().handle())
                .isEqualTo("did:plc:a");
    }

    @Test
    void aProfileIsForgottenAfterItsMessage() {
        RecordParser parser = Parsing.parser();
        List<Parsed> results = new ArrayList<>();
        parser.parse(enveloped(POST, "bluesky", "h", PROFILE), Parsing.ORIGIN, results::add);
        parser.parse(POST.getBytes(UTF_8), Parsing.ORIGIN, results::add);

        assertThat(results)
                .extracting(parsed ->
                        Objects.requireNonNull(parsed.tweet()).author().handle())
                .containsExactly("anna.example.org", "did:plc:a");
    }

    @Test
    void aDeletionOfMastodonIsOfTheServerThatWasRead() {
        byte[] record = enveloped("{\"event\":\"delete\",\"payload\":\"1234\"}", "mastodon", "med.example.org", null);

        List<Parsed> results = Parsing.parse(record);

        assertThat(results)
                .extracting(Parsed::deletion)
                .containsExactly(new Deletion("mastodon:med.example.org/1234", RECEIVED));
    }

    @Test
    void aMessageThatIsNoTweetIsRejectedAtTheTimeItWasRead() {
        List<Parsed> results = Parsing.parse(enveloped("{\"secret\":\"of a patient\"}", "bluesky", "h", null));

        assertThat(results).hasSize(1);
        Rejected rejected = Objects.requireNonNull(results.get(0).rejected());
        assertThat(rejected.reason()).isEqualTo(Reason.UNKNOWN_FORMAT);
        assertThat(rejected.origin().at()).isEqualTo(RECEIVED);
        assertThat(rejected.toString()).doesNotContain("patient");
    }

    @Test
    void aBrokenMessageIsRejectedWithoutItsText() {
        List<Parsed> results = Parsing.parse(enveloped("{\"text\":\"of a patient", "bluesky", "h", null));

        assertThat(results).isNotEmpty().allMatch(parsed -> parsed.rejected() != null);
        assertThat(results.toString()).doesNotContain("of a patient");
    }

    @Test
    void anEnvelopeThatAToolHasRewrittenIsReadAlike() {
        String spaced = " { \"rounds\" : { \"received_at\" : \"2026-04-30T08:00:00Z\", \"host\" : \"h\", \"x\" : [1],\n"
                + "\"network\" : \"bluesky\" }, \"other\" : {}, \"message\" : " + POST + " } ";

        assertThat(tweet(spaced.getBytes(UTF_8))).isEqualTo(tweet(enveloped(POST, "bluesky", "h", null)));
    }

    @Test
    void anEnvelopeWithoutAMessageIsRejected() {
        for (String record : List.of(
                "{\"rounds\":{\"network\":\"x\",\"host\":\"h\",\"received_at\":\"2026-04-30T08:00:00Z\"}}",
                "{\"rounds\":3,\"message\":" + POST + "}",
                "{\"rounds\":{\"network\":\"x\",\"host\":\"h\",\"received_at\":\"2026-04-30T08:00:00Z\"},\"message\":3}")) {
            assertThat(Parsing.parse(record)).as(record).hasSize(1).allMatch(parsed -> parsed.rejected() != null);
        }
    }

    @Test
    void envelopesInEnvelopesEnd() {
        byte[] record = POST.getBytes(UTF_8);
        for (int depth = 0; depth < 10; depth++) {
            record = new Envelope("bluesky", "h", RECEIVED, null).around(record);
        }

        assertThat(Parsing.parse(record)).hasSize(1).allMatch(parsed -> parsed.rejected() != null);
    }
}
