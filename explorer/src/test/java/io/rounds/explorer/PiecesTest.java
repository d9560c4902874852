package io.rounds.explorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.elasticsearch.ElasticsearchOptions;
import io.rounds.export.graph.format.GraphEdge;
import io.rounds.export.graph.format.GraphHeader;
import io.rounds.export.graph.format.GraphNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The small parts of the explorer. */
final class PiecesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void aSparklineHasAtMostSixteenPointsAndEndsWithTheNewest() {
        List<Instant> ends = new ArrayList<>();
        for (int i = 0; i < 289; i++) {
            ends.add(NOON.minus(Duration.ofMinutes(15L * i)));
        }
        List<Instant> some = TrendsResource.sparklineEnds(ends);
        assertThat(some).hasSizeLessThanOrEqualTo(16).hasSizeGreaterThan(12).isSorted();
        assertThat(some.get(some.size() - 1)).isEqualTo(NOON);
        assertThat(TrendsResource.sparklineEnds(ends.subList(0, 3))).hasSize(3);
    }

    @Test
    void aBucketHoldsFourSecondsWorthAndFillsAgain() {
        RateLimit standing = new RateLimit(2, Clock.fixed(NOON, ZoneOffset.UTC));
        for (int i = 0; i < 8; i++) {
            assertThat(standing.allows("a")).isTrue();
        }
        assertThat(standing.allows("a")).isFalse();
        assertThat(standing.allows("b")).isTrue();

        Clock ticking = new Steps(Duration.ofMillis(500));
        RateLimit filling = new RateLimit(2, ticking);
        for (int i = 0; i < 100; i++) {
            assertThat(filling.allows("a")).isTrue();
        }
        assertThat(new RateLimit(0, ticking).allows("a")).isTrue();
    }

    /** Each look is later than the one before. */
    private static final class Steps extends Clock {
        private final Duration step;
        private Instant now = NOON;

        Steps(Duration step) {
            this.step = step;
        }

        @Override
        public Instant instant() {
            now = now.plus(step);
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void aCursorComesBackAsThePlaceItStandsFor() {
        JsonNode place = Json.array().add(17).add("a/ä");
        Parameters parameters = new Parameters(Map.of("cursor", List.of(Cursor.of(place))));
        assertThat(Cursor.place(parameters, 2)).isEqualTo(place);
        assertThatThrownBy(() -> Cursor.place(parameters, 1)).isInstanceOf(ProblemException.class);
        assertThat(Cursor.place(new Parameters(Map.of()), 1)).isNull();
    }

    @Test
    void anAnswerIsKnownByItsTag() {
        Answer answer = Answer.of(Answer.JSON, "{}".getBytes(StandardCharsets.UTF_8));
        assertThat(answer.etag()).matches("W/\"[0-9a-f]{32}\"");
        assertThat(answer.matches(answer.etag())).isTrue();
        assertThat(answer.matches("\"x\", " + answer.etag())).isTrue();
        assertThat(answer.matches("*")).isTrue();
        assertThat(answer.matches("\"x\"")).isFalse();
    }

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

    @Test
    void theHeaviestEdgesStayWithTheirNodes() {
        GraphCollector collector = new GraphCollector(2);
        collector.begin(new GraphHeader("shares", "all shares", true, List.of(), List.of()));
        for (String id : List.of("a", "b", "c", "d")) {
            collector.node(new GraphNode(id, id, NOON, List.of()));
        }
        collector.beginEdges();
        collector.edge(new GraphEdge("a", "b", 1, NOON, List.of()));
        collector.edge(new GraphEdge("a", "c", 3, NOON, List.of()));
        collector.edge(new GraphEdge("b", "d", 1, NOON, List.of()));
        collector.end();
        ObjectNode json = Json.object();
        collector.writeTo(json);
        assertThat(json.at("/edges/0/weight").asInt()).isEqualTo(3);
        assertThat(json.at("/edges/1/target").asText()).isEqualTo("b");
        assertThat(json.path("nodes").findValuesAsText("id")).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void aShortTokenIsRefused() {
        ExplorerOptions options = ExplorerOptions.of(ElasticsearchOptions.at("http://127.0.0.1:9200"));
        assertThatThrownBy(() -> options.withToken("short")).hasMessageContaining("16 characters");
        assertThatThrownBy(() -> options.withRequestsPerSecond(-1)).hasMessageContaining("0 (no limit)");
    }

    @Test
    void theLengthOfAWindowIsInItsName() {
        assertThat(WindowLength.of("15m")).isEqualTo(Duration.ofMinutes(15));
        assertThat(WindowLength.of("24h")).isEqualTo(Duration.ofDays(1));
        assertThat(WindowLength.of("7d")).isEqualTo(Duration.ofDays(7));
    }
}
