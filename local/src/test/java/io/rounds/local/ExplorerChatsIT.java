package io.rounds.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The explorer's API over real documents: chats and tweets. */
@ExtendWith(ExplorerApi.Shared.class)
final class ExplorerChatsIT {
    private final ExplorerApi api;

    ExplorerChatsIT(ExplorerApi api) {
        this.api = api;
    }

    @Test
    void whatIsToComeIsSeenFromTheNewestTweet() throws Exception {
        Instant newest =
                Instant.parse(api.get("/api/status").json().path("newest_tweet").asText());
        JsonNode scheduled = api.get("/api/chats").json().path("scheduled");
        assertThat(scheduled).isNotEmpty();
        Instant last = Instant.EPOCH;
        for (JsonNode event : scheduled) {
            Instant start = Instant.parse(event.path("starts_at").asText());
            assertThat(start).isBetween(last, newest.plus(Duration.ofDays(28)));
            assertThat(Instant.parse(event.path("ends_at").asText())).isAfter(newest);
            last = start;
        }
    }

    @Test
    void hostileContentStaysData() throws Exception {
        ExplorerApi.Reply reply = api.get("/api/tweets?ids=x:666");
        assertThat(reply.header("Content-Type")).startsWith("application/json");
        assertThat(reply.json().at("/tweets/0/excerpt").asText()).isEqualTo(ExplorerApi.HOSTILE);
        assertThat(reply.json().at("/tweets/0/author/handle").asText()).isEqualTo(ExplorerApi.HOSTILE);
        for (String words :
                List.of(ExplorerApi.HOSTILE, "*", "a* OR *", "\"}},{\"match_all\":{}}", "../", "%00", "\\")) {
            assertThat(api.get("/api/sources?q=" + ExplorerApi.encoded(words))
                            .json()
                            .path("total")
                            .asInt())
                    .as(words)
                    .isZero();
            ExplorerApi.Reply topic = api.get("/api/trends/" + ExplorerApi.encoded(words));
            assertThat(topic.status()).as(words).isIn(400, 404);
            assertThat(topic.header("Content-Type")).as(words).doesNotContain("html");
        }
    }

    @Test
    void wordsThatMayIdentifyAPatientAreNotGiven() throws Exception {
        String path = "/api/chats/" + ExplorerApi.encoded(api.chat());
        JsonNode named = api.get(path).json().at("/tweets/0");
        assertThat(named.path("url").asText()).startsWith("https://");
        assertThat(named.has("excerpt")).isFalse();
        JsonNode transcript = api.get(path + "/transcript?size=500").json();
        long withWords = 0;
        for (JsonNode tweet : transcript.path("tweets")) {
            assertThat(tweet.has("excerpt")).isNotEqualTo(tweet.path("id").equals(named.path("id")));
            withWords += tweet.has("excerpt") ? 1 : 0;
        }
        assertThat(withWords).isPositive();
        long tweets = api.documents(
                        "tweets",
                        "{\"bool\":{\"filter\":[{\"term\":{\"hashtags\":\"bedsideconf26\"}}],\"must_not\":[{\"term\":{\"kind\":\"repost\"}}]}}")
                .size();
        assertThat(transcript.path("total").asLong()).isEqualTo(tweets);
    }
}
