package io.rounds.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RankingTableTest {
    @Test
    void aRowShowsTheSpellingTheCountsAndWhatWasExpected() throws IOException {
        JsonNode row = new ObjectMapper().readTree("""
                {"topic":"kidneyhour","display":"KidneyHour","authors":23,"tweets":1380,"expected":0.74,"surprise":10.58}""");
        assertThat(RankingTable.of("unusual", List.of(row)).lines())
                .containsExactly(
                        "      unusual                       authors   tweets  expected  surprise",
                        "   1  #KidneyHour                        23    1,380       0.7      10.6");
    }

    @Test
    void anEmptyRankingSaysSo() {
        assertThat(RankingTable.of("live", List.of())).contains("(nothing)");
    }
}
