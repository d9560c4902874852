package io.rounds.explorer.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.explorer.answer.Json;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class QueryTest {
    @Test
    void aHostileValueStaysOneValue() throws Exception {
        String hostile = "\"}},{\"match_all\":{}},{\"x\":{\"y\":\"";
        Search search = Search.in("tweets", 1).where(Query.all().term("hashtags", hostile));
        JsonNode sent = Json.MAPPER.readTree(search.body().toString());
        assertThat(sent.at("/query/bool/filter").size()).isEqualTo(1);
        assertThat(sent.at("/query/bool/filter/0/term/hashtags").asText()).isEqualTo(hostile);
        assertThat(search.body().toString()).doesNotContain("\n");
    }

    @Test
    void aValueWithALineBreakStaysOnItsLine() {
        assertThat(Query.all()
                        .term("hashtags", "a\n{\"index\":\"secret\"}")
                        .json()
                        .toString())
                .doesNotContain("\n");
    }

    @Test
    void whatIsNotAskedForIsNoCondition() {
        Query query = Query.all()
                .term("kind", (String) null)
                .between("at", null, null)
                .either(List.of("a"), null);
        assertThat(query.json().at("/bool/filter")).isEmpty();
    }

    @Test
    void boundsAreInclusiveAndExclusiveAsNamed() {
        Instant from = Instant.parse("2026-01-01T00:00:00Z");
        Instant to = Instant.parse("2026-01-02T00:00:00Z");
        assertThat(Query.all()
                        .between("at", from, to)
                        .json()
                        .at("/bool/filter/0/range/at")
                        .toString())
                .isEqualTo("{\"gte\":\"2026-01-01T00:00:00Z\",\"lt\":\"2026-01-02T00:00:00Z\"}");
        assertThat(Query.all()
                        .after("at", from, to)
                        .json()
                        .at("/bool/filter/0/range/at")
                        .toString())
                .isEqualTo("{\"gt\":\"2026-01-01T00:00:00Z\",\"lte\":\"2026-01-02T00:00:00Z\"}");
    }
}
