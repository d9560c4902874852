package io.rounds.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class RankingTableTest {
    @Test
    void aRowShowsTheSpellingTheCountsAndWhatWasExpected() throws IOException {
        JsonNode rows = new ObjectMapper().readTree("""
                [{"topic":"kidneyhour","display":"KidneyHour","authors":23,"tweets":1380,"expected":0.74,"surprise":10.58},{"topic":"second"}]""");
        assertThat(RankingTable.of("unusual", rows, 1).lines())
                .containsExactly(
                        "      unusual                       authors   tweets  expected  surprise",
                        "   1  #KidneyHour                        23    1,380       0.7      10.6");
    }

    @Test
    void anEmptyRankingSaysSo() {
        assertThat(RankingTable.of("live", JsonNodeFactory.instance.arrayNode(), 10))
                .contains("(nothing)");
    }
}
