package io.rounds.explorer.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.explorer.answer.Json;
import org.junit.jupiter.api.Test;

final class TweetSummariesTest {
    @Test
    void aLongTextIsCutBetweenCharacters() {
        ObjectNode tweet = Json.object().put("id", "x:1").put("text", "👩".repeat(281));
        tweet.putArray("confidentiality");
        assertThat(TweetSummaries.of(tweet).path("excerpt").asText()).isEqualTo("👩".repeat(280) + '…');
    }

    @Test
    void onlyWhatMayIdentifyAPatientHasNoExcerpt() {
        ObjectNode tweet = Json.object().put("id", "x:1").put("text", "Good morning");
        assertThat(TweetSummaries.of(tweet).path("excerpt").asText()).isEqualTo("Good morning");
        tweet.putArray("confidentiality");
        tweet.putObject("author").put("automated", true);
        assertThat(TweetSummaries.of(tweet).path("excerpt").asText()).isEqualTo("Good morning");
        assertThat(TweetSummaries.of(tweet).at("/author/automated").asBoolean()).isTrue();
        tweet.putArray("confidentiality").add("mrn");
        assertThat(TweetSummaries.of(tweet).has("excerpt")).isFalse();
        assertThat(TweetSummaries.of(tweet).has("text")).isFalse();
    }
}
