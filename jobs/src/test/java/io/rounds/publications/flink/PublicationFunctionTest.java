package io.rounds.publications.flink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.flink.StoredBytes;
import io.rounds.ingest.RecordParser;
import io.rounds.ingest.envelope.Envelope;
import io.rounds.model.Document;
import io.rounds.model.Origin;
import io.rounds.model.Parsed;
import io.rounds.model.Publication;
import io.rounds.publications.PublicationFact;
import io.rounds.publications.PublicationState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PublicationFunctionTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant AT = Instant.parse("2026-01-05T12:00:00Z");
    private static final Duration REMEMBER = Duration.ofDays(30);
    private static final String DOI = "10.1136/emermed-2026-000001";

    private final List<KeyedOneInputStreamOperatorTestHarness<String, PublicationFact, Document>> opened =
            new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (var harness : opened) {
            harness.close();
        }
    }

    private KeyedOneInputStreamOperatorTestHarness<String, PublicationFact, Document> harness(
            @Nullable OperatorSubtaskState state) throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new PublicationFunction(REMEMBER)), PublicationFact::id, Types.STRING);
        opened.add(harness);
        harness.setup();
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
        return harness;
    }

    private static Publication publication(String title, String feed, Instant seenAt) {
        return new Publication(
                "https://doi.org/" + DOI,
                DOI,
                title,
                List.of("Bo Sample", "Cy Specimen"),
                "Journal of Examples",
                AT.minus(Duration.ofDays(1)),
                feed,
                seenAt);
    }

    private static PublicationFact share(String network, Instant at) {
        return new PublicationFact(DOI, null, at, network);
    }

    private static JsonNode last(KeyedOneInputStreamOperatorTestHarness<String, PublicationFact, Document> harness)
            throws Exception {
        List<Document> documents = harness.extractOutputValues();
        return JSON.readTree(documents.get(documents.size() - 1).json());
    }

    @Test
    void whatWasNeverSharedHasNoFirstShare() throws Exception {
        var harness = harness(null);
        harness.processElement(PublicationFact.of(publication("A trial", "https://a.example.org/feed", AT)), 0);

        assertThat(harness.extractOutputValues()).singleElement().satisfies(document -> {
            assertThat(document.id()).isEqualTo(DOI);
            assertThat(document.version()).isEqualTo(1);
        });
        assertThat(last(harness).path("shares").asInt()).isZero();
        assertThat(last(harness).has("first_shared_at")).isFalse();
        assertThat(last(harness).has("first_network")).isFalse();
        assertThat(last(harness).path("published_at").asText()).isEqualTo("2026-01-04T12:00:00Z");
    }

    @Test
    void whatIsOnlySharedIsNoPublication() throws Exception {
        var harness = harness(null);
        harness.processElement(share("x", AT), 0);
        assertThat(harness.extractOutputValues()).isEmpty();
    }

    @Test
    void theOrderOfSharesAndPublicationsDoesNotMatter() throws Exception {
        List<PublicationFact> facts = new ArrayList<>(List.of(
                PublicationFact.of(publication("A trail", "https://b.example.org/feed", AT)),
                PublicationFact.of(publication("A trial", "https://a.example.org/feed", AT.plusSeconds(60))),
                share("x", AT.plusSeconds(20)),
                share("mastodon", AT.plusSeconds(10)),
                share("bluesky", AT.plusSeconds(10)),
                share("x", AT.plusSeconds(90))));
        for (int seed = 0; seed < 50; seed++) {
            Collections.shuffle(facts, new Random(seed));
            var harness = harness(null);
            for (PublicationFact fact : facts) {
                harness.processElement(fact, 0);
            }
            JsonNode document = last(harness);
            assertThat(document.path("title").asText()).isEqualTo("A trial");
            assertThat(document.path("feed").asText()).isEqualTo("https://a.example.org/feed");
            assertThat(document.path("shares").asInt()).isEqualTo(4);
            assertThat(document.path("first_shared_at").asText()).isEqualTo("2026-01-05T12:00:10Z");
            assertThat(document.path("first_network").asText()).isEqualTo("bluesky");
            List<Document> documents = harness.extractOutputValues();
            assertThat(documents.get(documents.size() - 1).version()).isEqualTo(6);
        }
    }

    @Test
    void sharesFromBeforeARestartAreKnownAndOldOnesForgotten() throws Exception {
        var before = harness(null);
        before.setStateTtlProcessingTime(0);
        before.processElement(share("x", AT), 0);
        OperatorSubtaskState state = before.snapshot(1, 1);

        var after = harness(state);
        after.setStateTtlProcessingTime(REMEMBER.toMillis() - 1);
        after.processElement(PublicationFact.of(publication("A trial", "https://a.example.org/feed", AT)), 0);
        assertThat(last(after).path("shares").asInt()).isEqualTo(1);

        var late = harness(state);
        late.setStateTtlProcessingTime(REMEMBER.toMillis() + 1);
        late.processElement(PublicationFact.of(publication("A trial", "https://a.example.org/feed", AT)), 0);
        assertThat(last(late).path("shares").asInt()).isZero();
    }

    @Test
    void everyVersionOfTheStateIsRead() {
        PublicationState state = PublicationState.NONE
                .with(PublicationFact.of(publication("A trial", "https://a.example.org/feed", AT)))
                .with(share("x", AT));
        StoredBytes.assertReadable(getClass(), "PublicationState", PublicationStateSerializer.INSTANCE, state);
    }

    @Test
    void theFollowersMessagesAreReadAsPublications() {
        byte[] entry = ("{\"link\":\"https://doi.org/" + DOI + "\",\"doi\":\"" + DOI
                        + "\",\"title\":\"A trial\",\"authors\":[\"Bo Sample\",\"Cy Specimen\"],\"site\":\"Journal of Examples\","
                        + "\"published_at\":\"2026-01-04T12:00:00Z\",\"feed\":\"https://a.example.org/feed\"}")
                .getBytes(StandardCharsets.UTF_8);
        List<Parsed> parsed = new ArrayList<>();
        RecordParser parser = new RecordParser();
        parser.parse(
                new Envelope("feeds", "a.example.org", AT, null).around(entry),
                new Origin("tweets/0/1", AT.plusSeconds(9)),
                parsed::add);
        parser.parse(
                new Envelope("feeds", "a.example.org", AT, null).around("{}".getBytes(StandardCharsets.UTF_8)),
                new Origin("tweets/0/2", AT),
                parsed::add);

        assertThat(parsed).hasSize(2);
        assertThat(parsed.get(0).publication()).isEqualTo(publication("A trial", "https://a.example.org/feed", AT));
        assertThat(parsed.get(1).rejected()).isNotNull();
    }
}
