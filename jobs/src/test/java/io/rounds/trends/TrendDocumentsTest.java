package io.rounds.trends;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.documents.DocumentSchemas;
import io.rounds.model.Document;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrendDocumentsTest {
    private static final Instant END = Instant.parse("2026-11-21T21:00:00Z");

    @Test
    void aTrendBecomesAValidDocument() {
        Document document = TrendDocuments.of(trend("sepsis", row("sepsis"), 1, null));

        assertThat(DocumentSchemas.errors(document)).isEmpty();
        assertThat(document.id()).isEqualTo("foamed:1h:2026-11-21T21:00:00Z:sepsis");
        assertThat(document.json())
                .contains("\"kind\":\"hashtag\"")
                .contains("\"tweets\":5,\"originals\":2,\"reposts\":3")
                .contains("\"live_rank\":1,\"unusual_rank\":null");
    }

    @Test
    void aTrendThatFellOutOfTheListsIsRemoved() {
        Document document = TrendDocuments.of(trend("sepsis", null, null, null));

        assertThat(document.json()).isNull();
        assertThat(document.at()).isEqualTo(END);
    }

    @Test
    void aTopicTooLongForAnIdStillHasItsOwn() {
        String first = "ж".repeat(400) + "1";
        String second = "ж".repeat(400) + "2";
        Document document = TrendDocuments.of(trend(first, row(first), null, 2));

        assertThat(document.id().getBytes(UTF_8)).hasSizeLessThanOrEqualTo(512);
        assertThat(document.id())
                .isNotEqualTo(
                        TrendDocuments.of(trend(second, row(second), null, 2)).id());
        assertThat(DocumentSchemas.errors(document)).isEmpty();
    }

    @Test
    void aLinkHasItsKindInIdAndDocument() {
        TopicRow row =
                new TopicRow("https://litfl.com/", "https://litfl.com/", 5, 2, 4, 0.5, 3.25, List.of("x:1"), List.of());
        Document document =
                TrendDocuments.of(new Trend("foamed", "1h", END, TopicKind.LINK, row.topic(), 7, row, 1, null, null));

        assertThat(DocumentSchemas.errors(document)).isEmpty();
        assertThat(document.id()).isEqualTo("foamed:1h:2026-11-21T21:00:00Z:link:https://litfl.com/");
        assertThat(document.json()).contains("\"kind\":\"link\"").contains("\"links\":[]");
    }

    private static Trend trend(
            String topic, @Nullable TopicRow row, @Nullable Integer liveRank, @Nullable Integer unusualRank) {
        return new Trend("foamed", "1h", END, TopicKind.HASHTAG, topic, 7, row, liveRank, unusualRank, null);
    }

    private static TopicRow row(String topic) {
        return new TopicRow(topic, "Sepsis", 5, 2, 4, 0.5, 3.25, List.of("x:1"), List.of("https://litfl.com/"));
    }
}
