package io.rounds.ingest.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagMatcherTest {
    private final TagMatcher matcher = new TagMatcher(Set.of("foamed", "meded", "médecine"));

    private boolean mayMatch(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return matcher.mayMatch(bytes, 0, bytes.length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":\"new on #FOAMed today\"}",
                "{\"text\":\"#foamed\"}",
                "{\"facets\":[{\"features\":[{\"tag\":\"FoamEd\"}]}]}",
                "{\"tags\":[\"x\",\"MedEd\"]}",
                "{\"text\":\"＃foamed\"}",
                "{\"text\":\"#ｆｏａｍｅｄ\"}",
                "{\"text\":\"#foaｍed\"}",
                "{\"text\":\"#\\u0066oamed\"}",
                "{\"text\":\"#foam\\u0065d\"}",
                "{\"text\":\"#Médecine\"}",
                "{\"text\":\"#MÉDECINE\"}",
                "{\"text\":\"#𝐟oamed\"}",
                "{\"text\":\"#\u017foamed and #meded\"}"
            })
    void aMessageWithATagMayMatchHoweverItIsSpelled(String json) {
        assertThat(mayMatch(json)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":\"the word foamed without its sign\"}",
                "{\"text\":\"#foa\"}",
                "{\"text\":\"#foam #medicine\"}",
                "{\"text\":\"#写真 #猫\"}",
                "{\"text\":\"#привет\"}",
                "{\"text\":\"the end #\"}",
                "{\"text\":\"a \\\"quoted\\\" word and a line\\n#lunch\"}"
            })
    void aMessageWithoutATagDoesNot(String json) {
        assertThat(new TagMatcher(Set.of("foamed", "meded"))
                        .mayMatch(
                                json.getBytes(StandardCharsets.UTF_8), 0, json.getBytes(StandardCharsets.UTF_8).length))
                .isFalse();
    }

    @Test
    void nothingIsReadBeyondTheRange() {
        byte[] bytes = "\"text\":\"#foamed\"".getBytes(StandardCharsets.UTF_8);

        assertThat(matcher.mayMatch(bytes, 0, bytes.length - 2)).isFalse();
        assertThat(matcher.mayMatch(bytes, 9, 9)).isFalse();
    }
}
