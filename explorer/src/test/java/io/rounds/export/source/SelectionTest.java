package io.rounds.export.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rounds.documents.IndexSchema;
import io.rounds.documents.Indices;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final IndexSchema SHARES = IndexSchema.of("shares");

    @Test
    void allSpellingsMeanTheSame() {
        Selection selection = new Selection(
                null,
                null,
                List.of("FOAMed"),
                List.of("#SMACC", "dasSMACC"),
                List.of("https://www.NEJM.org/doi/x", "litfl.com"),
                List.of("https://doi.org/10.1056/NEJMoa1", "doi:10.1/X", "10.2/y"));
        assertThat(selection.communities()).containsExactly("foamed");
        assertThat(selection.tags()).containsExactly("smacc", "dassmacc");
        assertThat(selection.domains()).containsExactly("nejm.org", "litfl.com");
        assertThat(selection.dois()).containsExactly("10.1056/nejmoa1", "10.1/x", "10.2/y");
    }

    @Test
    void aDayBeginsAtMidnightUtc() {
        assertThat(Selection.time("2026-03-01")).isEqualTo(MARCH);
        assertThat(Selection.time("2026-03-01T00:00:00Z")).isEqualTo(MARCH);
        assertThat(Selection.time("2026-03-01T01:00:00+01:00")).isEqualTo(MARCH);
        assertThatThrownBy(() -> Selection.time("yesterday")).hasMessageContaining("yesterday");
        assertThatThrownBy(() -> Selection.time("2026-03-01T10:00")).hasMessageContaining("2026-03-01T10:00:00Z");
    }

    @Test
    void anEmptyTimeOrValueIsAMistake() {
        assertThatThrownBy(() -> new Selection(MARCH, MARCH, List.of(), List.of(), List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Selection(null, null, List.of(), List.of("#"), List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theDomainOfAShareIsThatOfItsLinkOrOfItsPublisher() {
        Selection selection = new Selection(null, null, List.of(), List.of(), List.of("nejm.org"), List.of());
        assertThat(selection.conditions(SHARES))
                .containsExactly(new Condition.AnyOf(
                        "of the domain nejm.org", List.of("domain", "publisher"), List.of("nejm.org")));
        assertThat(QueryJson.of(selection.conditions(SHARES)).toString())
                .isEqualTo(
                        "{\"bool\":{\"filter\":[{\"bool\":{\"should\":[{\"terms\":{\"domain\":[\"nejm.org\"]}},{\"terms\":{\"publisher\":[\"nejm.org\"]}}]}}]}}");
    }

    @Test
    void theBeginningBelongsToTheTimeAndTheEndDoesNot() {
        Selection selection = new Selection(MARCH, MARCH.plusSeconds(60), List.of(), List.of(), List.of(), List.of());
        assertThat(QueryJson.of(selection.conditions(SHARES)).toString())
                .isEqualTo(
                        "{\"bool\":{\"filter\":[{\"range\":{\"at\":{\"gte\":\"2026-03-01T00:00:00Z\",\"lt\":\"2026-03-01T00:01:00Z\"}}}]}}");
        assertThat(selection.description(SHARES)).isEqualTo("from 2026-03-01T00:00:00Z to 2026-03-01T00:01:00Z");
    }

    @Test
    void aSelectionByAFieldThatDocumentsLackIsRefused() {
        Selection selection = new Selection(null, null, List.of(), List.of(), List.of(), List.of("10.1/x"));
        assertThatThrownBy(() -> selection.conditions(IndexSchema.of("trends")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("trends have no DOI");
    }

    @Test
    void theTimeOfEachIndexIsTheOneThatItsDocumentsAlwaysHave() {
        Map<String, String> times = Map.of(
                "tweets", "created_at",
                "trends", "window_end",
                "shares", "at",
                "links", "first_shared_at",
                "coshares", "first_at",
                "sources", "as_of",
                "source_days", "as_of",
                "rejected", "at");
        times.forEach(
                (index, time) -> assertThat(IndexSchema.of(index).timeField()).isEqualTo(time));
        Indices.ALL.forEach(
                index -> assertThat(IndexSchema.of(index).timeField()).isNotEmpty());
    }

    @Test
    void theLastRequiredTimeShowsHowRecentAnIndexIs() {
        Map<String, String> times = Map.ofEntries(
                Map.entry("tweets", "created_at"),
                Map.entry("rankings", "window_end"),
                Map.entry("bursts", "peak_at"),
                Map.entry("trends", "window_end"),
                Map.entry("shares", "at"),
                Map.entry("links", "last_shared_at"),
                Map.entry("coshares", "last_at"),
                Map.entry("publications", "seen_at"),
                Map.entry("sources", "as_of"),
                Map.entry("source_days", "as_of"),
                Map.entry("chats", "last_tweet_at"),
                Map.entry("rejected", "at"));
        assertThat(times.keySet()).containsExactlyInAnyOrderElementsOf(Indices.ALL);
        times.forEach(
                (index, time) -> assertThat(IndexSchema.of(index).newestField()).isEqualTo(time));
    }

    @Test
    void hashtagsAreFoundWhereverAnIndexHasThem() {
        Map<String, String> fields =
                Map.of("tweets", "hashtags", "trends", "topic", "shares", "hashtags", "links", "hashtags.tag");
        Selection selection = new Selection(null, null, List.of(), List.of("foamed"), List.of(), List.of());
        fields.forEach((index, field) -> assertThat(selection.conditions(IndexSchema.of(index)))
                .containsExactly(new Condition.AnyOf("with the hashtag foamed", List.of(field), List.of("foamed"))));
    }

    @Test
    void aDomainIsAlsoTheNameOfASource() {
        Selection selection =
                new Selection(null, null, List.of(), List.of(), List.of("https://WWW.litfl.com/"), List.of());
        assertThat(selection.conditions(IndexSchema.of("sources")))
                .containsExactly(new Condition.AnyOf("of the domain litfl.com", List.of("name"), List.of("litfl.com")));
    }

    @Test
    void textOfUsersIsMarkedInTheSchemas() {
        assertThat(IndexSchema.of("tweets").texts()).containsExactly("text");
        assertThat(IndexSchema.of("rejected").texts()).containsExactly("payload");
        assertThat(IndexSchema.of("shares").texts()).isEmpty();
    }

    @Test
    void anIndexThatIsNotThereIsNamedWithThoseThatAre() {
        assertThatThrownBy(() -> IndexSchema.of("source"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'source'")
                .hasMessageContaining("shares");
    }
}
