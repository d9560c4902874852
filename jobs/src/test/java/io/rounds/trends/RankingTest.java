package io.rounds.trends;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.documents.DocumentSchemas;
import io.rounds.model.Document;
import java.util.List;
import org.junit.jupiter.api.Test;

class RankingTest {
    private static final int END = 29_460_240; // 2026-01-05T12:00:00Z
    private static final TopicRow SEPSIS =
            new TopicRow("sepsis", "Sepsis", 5, 2, 4, 0.5, 3.25, List.of("x:1"), List.of("https://litfl.com/"));
    private static final TopicRow CHAT = new TopicRow("chat", "Chat", 4, 2, 4, 9.5, 0.25, List.of("x:2"), List.of());
    private static final TopicRow LINK =
            new TopicRow("https://litfl.com/", "https://litfl.com/", 3, 1, 2, 0.5, 1.25, List.of("x:1"), List.of());

    @Test
    void aRankingBecomesAValidDocumentWithItsListsInOrder() {
        Ranking ranking = ranking(
                END,
                7,
                List.of(new RankedTopic(SEPSIS, 2, 1, new LinkCredibility(80.5, 0)), new RankedTopic(CHAT, 1, 2, null)),
                List.of(new RankedTopic(LINK, 1, null, null)));
        Document document = RankingDocuments.of(ranking);

        assertThat(DocumentSchemas.errors(document)).isEmpty();
        assertThat(document.id()).isEqualTo("foamed/1h");
        assertThat(document.at()).as("one index, in which it is overwritten").isNull();
        assertThat(document.json())
                .containsSubsequence(
                        "\"window_end\":\"2026-01-05T12:00:00Z\"",
                        "\"live\":[",
                        "\"topic\":\"chat\"",
                        "\"topic\":\"sepsis\"",
                        "\"links_credibility\":80.5",
                        "\"unusual\":[",
                        "\"topic\":\"sepsis\"",
                        "\"topic\":\"chat\"",
                        "\"live_links\":[{\"kind\":\"link\"",
                        "\"unusual_links\":[]");
    }

    @Test
    void anEmptyRankingIsADocumentToo() {
        assertThat(DocumentSchemas.errors(RankingDocuments.of(ranking(END, 0, List.of(), List.of()))))
                .isEmpty();
    }

    @Test
    void aVersionIsOrderedByTheEndFirstAndByTheTweetsSecond() {
        assertThat(List.of(
                        version(0, 0),
                        version(0, 1),
                        version(END, 0),
                        version(END, 1),
                        version(END, 60_000_000_000L),
                        version(END, Long.MAX_VALUE),
                        version(END + 1, 0),
                        version(1 << 26, 0)))
                .isSorted()
                .doesNotHaveDuplicates()
                .allMatch(version -> version > 0);
        assertThat(version(-1, 5)).as("before 1970").isPositive();
    }

    @Test
    void rankingsAreTheSameWhereOnlyTheEndDiffers() {
        Ranking before = ranking(END, 7, List.of(new RankedTopic(SEPSIS, 1, 1, null)), List.of());
        assertThat(before.showsTheSameAs(ranking(END + 1, 6, before.hashtags(), List.of())))
                .isTrue();
        assertThat(before.showsTheSameAs(ranking(END + 1, 7, List.of(new RankedTopic(SEPSIS, 1, 2, null)), List.of())))
                .isFalse();
    }

    private static long version(int end, long uses) {
        return ranking(end, uses, List.of(), List.of()).version();
    }

    private static Ranking ranking(int end, long uses, List<RankedTopic> hashtags, List<RankedTopic> links) {
        return new Ranking("foamed", "1h", end, uses, hashtags, links);
    }
}
