package io.rounds.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The explorer's API over real documents: trends and topics. */
@ExtendWith(ExplorerApi.Shared.class)
final class ExplorerTrendsIT {
    private final ExplorerApi api;

    ExplorerTrendsIT(ExplorerApi api) {
        this.api = api;
    }

    @Test
    void theRankingsOfNowAreTheListsOfTheirDocument() throws Exception {
        JsonNode document =
                api.documents("rankings", "{\"term\":{\"id\":\"meded/24h\"}}").get(0);
        for (String kind : List.of("hashtag", "link")) {
            JsonNode answer = api.get("/api/trends?community=meded&window=24h&size=50&kind=" + kind)
                    .json();
            assertThat(answer.path("window_end")).isEqualTo(document.path("window_end"));
            for (String ranking : List.of("live", "unusual")) {
                JsonNode list = document.path(kind.equals("link") ? ranking + "_links" : ranking);
                JsonNode rows = answer.path(ranking);
                assertThat(rows.size()).isEqualTo(list.size());
                for (int i = 0; i < rows.size(); i++) {
                    assertThat(figures(rows.path(i).path("trend"))).isEqualTo(list.path(i));
                }
            }
            assertThat(answer.path("live")).isNotEmpty().allSatisfy(row -> assertThat(
                            row.at("/link/url").asText())
                    .isEqualTo(kind.equals("link") ? row.at("/trend/topic").asText() : ""));
        }
    }

    /** Without the window. */
    private static ObjectNode figures(JsonNode trend) {
        return ((ObjectNode) trend.deepCopy()).without(List.of("id", "community", "window", "window_end"));
    }

    @Test
    void earlierRankingsAreTheDocumentsOfTheWindowInOrder() throws Exception {
        JsonNode now = api.get("/api/trends?community=meded&window=24h").json();
        JsonNode answer = api.get("/api/trends?community=meded&window=24h&size=50&at="
                        + now.path("previous_window_end").asText())
                .json();
        String end = answer.path("window_end").asText();
        assertThat(end).isEqualTo(now.path("previous_window_end").asText());
        for (String ranking : List.of("live", "unusual")) {
            Map<Integer, JsonNode> expected = new HashMap<>();
            for (JsonNode document : window("meded", "24h", end)) {
                expected.put(document.path(ranking + "_rank").asInt(), document);
            }
            expected.remove(0);
            Map<String, Integer> before = new HashMap<>();
            for (JsonNode document :
                    window("meded", "24h", answer.path("previous_window_end").asText())) {
                before.put(
                        document.path("topic").asText(),
                        document.path(ranking + "_rank").asInt());
            }
            JsonNode rows = answer.path(ranking);
            assertThat(rows.size()).isPositive().isEqualTo(Math.min(50, expected.size()));
            for (int i = 0; i < rows.size(); i++) {
                JsonNode trend = rows.path(i).path("trend");
                assertThat(figures(trend)).isEqualTo(figures(expected.get(i + 1)));
                int previous = before.getOrDefault(trend.path("topic").asText(), 0);
                assertThat(rows.path(i).path("movement").isNull()).isEqualTo(previous == 0);
                assertThat(rows.path(i).path("movement").asInt()).isEqualTo(previous == 0 ? 0 : previous - (i + 1));
                JsonNode line = rows.path(i).path("sparkline");
                assertThat(line.size()).isEqualTo(answer.path("sparkline_ends").size());
                assertThat(line.path(line.size() - 1)).isEqualTo(trend.path("authors"));
            }
        }
    }

    private List<JsonNode> window(String community, String window, String end) throws Exception {
        return api.documents(
                "trends",
                "{\"bool\":{\"filter\":[{\"term\":{\"community\":\"%s\"}},{\"term\":{\"window\":\"%s\"}},{\"term\":{\"window_end\":\"%s\"}},{\"term\":{\"kind\":\"hashtag\"}}]}}"
                        .formatted(community, window, end));
    }

    @Test
    void aTopicsFiguresAreThoseOfItsTweets() throws Exception {
        JsonNode answer =
                api.get("/api/trends/meded?community=foamed&window=24h").json();
        Map<String, Integer> related = new HashMap<>();
        Map<String, int[]> voices = new HashMap<>();
        for (JsonNode tweet : api.documents(
                "tweets",
                "{\"bool\":{\"filter\":[{\"term\":{\"hashtags\":\"meded\"}},{\"term\":{\"communities\":\"foamed\"}},{\"range\":{\"created_at\":{\"gte\":\"%s\",\"lt\":\"%s\"}}}]}}"
                        .formatted(
                                answer.path("from").asText(), answer.path("to").asText()))) {
            tweet.path("hashtags").forEach(tag -> related.merge(tag.asText(), 1, Integer::sum));
            boolean repost = tweet.path("kind").asText().equals("repost");
            String author = repost
                    ? tweet.path("repost_of_author").asText()
                    : "x:" + tweet.at("/author/id").asText();
            voices.computeIfAbsent(author, unseen -> new int[2])[repost ? 1 : 0]++;
        }
        assertThat(answer.path("related")).isNotEmpty();
        for (JsonNode row : answer.path("related")) {
            assertThat(row.path("tweets").asInt())
                    .isEqualTo(related.get(row.path("topic").asText()));
            assertThat(row.path("topic").asText()).isNotIn("meded", "foamed");
        }
        assertThat(answer.path("voices")).isNotEmpty();
        for (JsonNode row : answer.path("voices")) {
            int[] counts = voices.get(row.path("author").asText());
            assertThat(row.path("tweets").asInt()).isEqualTo(counts[0]);
            assertThat(row.path("reposted").asInt()).isEqualTo(counts[1]);
            assertThat(row.path("handle").asText()).isNotEmpty();
        }
    }
}
