package io.rounds.explorer.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.explorer.answer.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FilterTest {
    private static String[] lines(Search search) {
        return search.lines().split("\n", -1);
    }

    private static JsonNode body(Search search) throws Exception {
        return Json.MAPPER.readTree(lines(search)[1]);
    }

    private static JsonNode conditions(Filter filter) throws Exception {
        return body(Search.in("tweets", 1).where(filter)).at("/query/bool/filter");
    }

    @Test
    void aHostileValueStaysOneValue() throws Exception {
        String hostile = "\"}},{\"match_all\":{}},{\"x\":{\"y\":\"";
        JsonNode conditions = conditions(Filter.all().term("hashtags", hostile));
        assertThat(conditions.size()).isEqualTo(1);
        assertThat(conditions.at("/0/term/hashtags/value").asText()).isEqualTo(hostile);
    }

    @Test
    void aValueWithALineBreakStaysOnItsLine() {
        Search search = Search.in("tweets", 1).where(Filter.all().term("hashtags", "a\n{\"index\":\"secret\"}"));
        assertThat(lines(search)).hasSize(3).endsWith("");
    }

    @Test
    void whatIsNotAskedForIsNoCondition() throws Exception {
        Filter filter = Filter.all()
                .term("kind", (String) null)
                .between("at", null, null)
                .termInAny(List.of("a"), null);
        assertThat(conditions(filter)).isEmpty();
    }

    @Test
    void boundsAreInclusiveAndExclusiveAsNamed() throws Exception {
        Instant from = Instant.parse("2026-01-01T00:00:00Z");
        Instant to = Instant.parse("2026-01-02T00:00:00Z");
        assertThat(conditions(Filter.all().between("at", from, to)).at("/0/range/at"))
                .isEqualTo(Json.object().put("gte", "2026-01-01T00:00:00Z").put("lt", "2026-01-02T00:00:00Z"));
        assertThat(conditions(Filter.all().after("at", from, to)).at("/0/range/at"))
                .isEqualTo(Json.object().put("gt", "2026-01-01T00:00:00Z").put("lte", "2026-01-02T00:00:00Z"));
        assertThat(conditions(Filter.all().after("at", null, to)).at("/0/range/at"))
                .isEqualTo(Json.object().put("lte", "2026-01-02T00:00:00Z"));
    }

    @Test
    void aSearchSaysEverythingOfItsRequest() throws Exception {
        Instant day = Instant.parse("2026-01-31T00:00:00Z");
        Search search = Search.in("shares", 3)
                .within(day, day.plusSeconds(86_400))
                .where(Filter.all().not("kind", "repost"))
                .descending("at")
                .ascending("id")
                .after(Json.array().add(17L).add("a/ä"))
                .fields("id", "at")
                .collapse("author")
                .countTotal()
                .aggregation(
                        "links", Aggregations.terms("link", 2, Map.of("authors", Aggregations.distinct("author", 9))));
        String[] lines = lines(search);
        assertThat(Json.MAPPER.readTree(lines[0])).isEqualTo(Json.MAPPER.readTree("""
                        {"index": ["rounds-shares-2026.01", "rounds-shares-2026.02"],
                         "ignore_unavailable": true, "allow_partial_search_results": false}"""));
        ObjectNode body = (ObjectNode) Json.MAPPER.readTree(lines[1]);
        assertThat(body).isEqualTo(Json.MAPPER.readTree("""
                        {"size": 3, "timeout": "4s", "track_total_hits": true,
                         "query": {"bool": {"filter": [], "must_not": [{"term": {"kind": {"value": "repost"}}}]}},
                         "sort": [{"at": {"order": "desc", "missing": "_last"}},
                                  {"id": {"order": "asc", "missing": "_last"}}],
                         "search_after": [17, "a/ä"], "_source": {"includes": ["id", "at"]},
                         "collapse": {"field": "author"},
                         "aggregations": {"links": {"terms": {"field": "link", "size": 2}, "aggregations":
                             {"authors": {"cardinality": {"field": "author", "precision_threshold": 9}}}}}}"""));
    }
}
