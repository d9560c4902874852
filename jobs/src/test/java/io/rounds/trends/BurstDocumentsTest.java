package io.rounds.trends;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.documents.DocumentSchemas;
import io.rounds.model.Document;
import io.rounds.trends.bursts.BurstDetails;
import io.rounds.trends.bursts.WrittenBurst;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BurstDocumentsTest {
    private static final Instant BEGAN = Instant.parse("2026-11-21T14:05:00Z");
    private static final int MINUTE = (int) (BEGAN.getEpochSecond() / 60);

    @Test
    void aBurstBecomesAValidDocument() {
        Document document = BurstDocuments.of(change("foamed sepsis", 90).with(new LinkCredibility(91.5, 1)));

        assertThat(DocumentSchemas.errors(document)).isEmpty();
        assertThat(document.index()).isEqualTo("bursts");
        assertThat(document.id()).isEqualTo("foamed/sepsis/2026-11-21T14:05:00Z");
        assertThat(document.at()).isEqualTo(BEGAN);
        assertThat(document.json())
                .contains("\"kind\":\"hashtag\",\"topic\":\"sepsis\",\"display\":\"Sepsis\"")
                .contains("\"peak_at\":\"2026-11-21T14:25:00Z\",\"ended_at\":\"2026-11-21T15:35:00Z\"")
                .contains("\"window\":\"15m\",\"authors\":12,\"expected\":0.5,\"surprise\":9.25")
                .contains("\"links_credibility\":91.5,\"links_unrated\":1");
    }

    @Test
    void aBurstThatGoesOnHasNoEnd() {
        Document document = BurstDocuments.of(change("foamed sepsis", null));

        assertThat(DocumentSchemas.errors(document)).isEmpty();
        assertThat(document.json()).doesNotContain("ended_at");
    }

    @Test
    void aBurstThatDidNotBeginThenIsRemoved() {
        Document document = BurstDocuments.of(new BurstChange("foamed sepsis", BEGAN, 7, "", null, null));

        assertThat(document.json()).isNull();
        assertThat(document.id()).isEqualTo("foamed/sepsis/2026-11-21T14:05:00Z");
        assertThat(document.at()).isEqualTo(BEGAN);
    }

    @Test
    void aLinkIsATopic() {
        Document document = BurstDocuments.of(change("foamed/link https://litfl.com/", null));

        assertThat(DocumentSchemas.errors(document)).isEmpty();
        assertThat(document.id()).isEqualTo("foamed/https://litfl.com//2026-11-21T14:05:00Z");
        assertThat(document.json()).contains("\"community\":\"foamed\",\"kind\":\"link\"");
    }

    @Test
    void aTopicTooLongForAnIdStillHasItsOwn() {
        Document first = BurstDocuments.of(change("foamed " + "ж".repeat(400) + "1", null));
        Document second = BurstDocuments.of(change("foamed " + "ж".repeat(400) + "2", null));

        assertThat(first.id().getBytes(UTF_8)).hasSizeLessThanOrEqualTo(512);
        assertThat(first.id()).isNotEqualTo(second.id());
        assertThat(DocumentSchemas.errors(first)).isEmpty();
    }

    private static BurstChange change(String topic, @Nullable Integer minutes) {
        WrittenBurst burst = new WrittenBurst(
                MINUTE,
                0,
                MINUTE + 20,
                minutes == null ? null : (Integer) (MINUTE + minutes),
                12,
                0.5,
                9.25,
                new BurstDetails("Sepsis", List.of("x:1"), List.of("https://litfl.com/")));
        return new BurstChange(topic, BEGAN, 7, "15m", burst, null);
    }
}
