package io.rounds.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The explorer's page in a browser: what it shows is what the API answers. */
final class ExplorerPageFiguresIT extends ExplorerPageCase {
    ExplorerPageFiguresIT(SharedExplorerPage shared) {
        super(shared);
    }

    @Test
    void allRankingsShowWhatTheApiAnswers() throws Exception {
        open("#/trends");
        showsRankings("", api("/api/trends?size=10"));
        showsRankings("-links", api("/api/trends?size=5&kind=link"));
        everyTextIsItsFigure();
    }

    @Test
    void earlierRankingsShowWhatTheApiAnswers() throws Exception {
        String end = api("/api/trends").path("previous_window_end").asText();
        open("#/trends");
        page.getByText("‹ Earlier").click();
        page.waitForURL(address -> address.contains("at="));
        page.locator(".lead time[datetime='" + end + "']").waitFor();
        showsRankings("", api("/api/trends?size=10&at=" + end));
        showsRankings("-links", api("/api/trends?size=5&kind=link&at=" + end));
        page.getByText("Later ›").click();
        page.locator(".lead time:not([datetime='" + end + "'])").waitFor();
        showsRankings("", api("/api/trends?size=10"));
        assertThat(page.getByText("Later ›").count()).isZero();
    }

    /** @param suffix of the CSS classes of the rankings */
    private void showsRankings(String suffix, JsonNode rankings) {
        for (String name : List.of("live", "unusual")) {
            Locator rows = page.locator(".ranking." + name + suffix + " li");
            assertThat(rows.count()).isEqualTo(rankings.path(name).size());
            for (int i = 0; i < rows.count(); i++) {
                showsRow(rows.nth(i), name, rankings.path(name).path(i));
            }
        }
        assertThat(rankings.path("live")).isNotEmpty();
    }

    private void showsRow(Locator row, String name, JsonNode ranked) {
        JsonNode trend = ranked.path("trend");
        assertThat(row.getAttribute("data-topic")).isEqualTo(trend.path("topic").asText());
        assertShown(row, trend, "authors", "expected", name + "_rank");
        long authors = trend.path("authors").asLong();
        assertThat(row.locator(".sentence").innerText())
                .startsWith(
                        String.format(Locale.ROOT, "%,d %s, usually ", authors, authors == 1 ? "person" : "people"));
        JsonNode link = ranked.path("link");
        if (trend.path("kind").asText().equals("link")) {
            assertThat(row.locator("h3 a").getAttribute("href"))
                    .isEqualTo("#/link/" + link.path("id").asText());
            if (link.has("source_score")) {
                assertShown(row, link, "source_score");
            }
        } else if (trend.has("links_credibility")) {
            assertShown(row, trend, "links_credibility");
        }
        assertThat(row.locator(".spark").getAttribute("aria-label"))
                .endsWith(String.join(", ", texts(ranked.path("sparkline"))));
        List<String> addresses = new ArrayList<>();
        ranked.path("exemplars")
                .forEach(tweet -> addresses.add(tweet.path("url").asText()));
        assertThat(row.locator("a.tweet").all().stream()
                        .map(tweet -> tweet.getAttribute("href"))
                        .toList())
                .isEqualTo(addresses);
        String moved = row.locator(".move").innerText();
        if (ranked.path("previous_rank").isNull()) {
            assertThat(moved).isEqualTo("new");
        } else {
            assertThat(moved)
                    .contains(String.valueOf(Math.abs(ranked.path("movement").asInt()))
                            .replaceFirst("^0$", "="));
        }
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(value -> texts.add(value.isNull() ? "none" : value.asText()));
        return texts;
    }

    @Test
    void figuresOfAllOtherViewsAreThoseOfTheDocuments() throws Exception {
        Locator main = page.locator("main");
        open(views.get("topic"));
        String topic = views.get("topic").replaceAll("^#/topic/|[?].*", "");
        assertShown(
                page.locator(".now"),
                api("/api/trends/" + topic).path("current"),
                "authors",
                "expected",
                "surprise",
                "live_rank",
                "tweets",
                "originals",
                "reposts");
        everyTextIsItsFigure();

        open(views.get("link"));
        JsonNode link = api("/api/links/" + views.get("link").substring(7));
        assertShown(main, link.path("link"), "shares", "authors", "originals", "reposts");
        assertThat(page.locator("#cascade ~ .cascade li").count())
                .isEqualTo(link.path("shares").size());
        everyTextIsItsFigure();

        open(views.get("source"));
        JsonNode source =
                api("/api/sources/" + views.get("source").substring(9)).path("source");
        assertShown(main, source, "score", "low", "high");
        double sum = 0;
        for (JsonNode reason : source.path("reasons")) {
            String code = reason.path("code").asText();
            assertThat(shown(page.locator(".reasons"), code))
                    .isEqualTo(reason.path("points").asDouble());
            assertThat(page.locator(".reasons").innerText())
                    .contains(
                            code.equals("start")
                                    ? "Starting point (no evidence)"
                                    : reason.path("text").asText());
            sum += reason.path("points").asDouble();
        }
        assertThat(shown(page.locator(".reasons"), "sum")).isCloseTo(sum, within(0.1));
        for (String field :
                List.of("sharers", "young", "favouring", "opposing", "papers", "passing_on", "in_concert")) {
            assertThat(shown(page.locator("section[aria-labelledby=evidence]"), field))
                    .isEqualTo(source.path("evidence").path(field).asDouble());
        }
        everyTextIsItsFigure();

        open(views.get("unrated"));
        assertThat(page.locator(".verdict").innerText()).startsWith("Unknown").contains("neither good nor bad");

        open(views.get("chat"));
        JsonNode chat = api("/api/chats/" + views.get("chat").substring(7)).path("chat");
        assertShown(
                main,
                chat,
                "tweets",
                "participants",
                "new_faces",
                "originals",
                "reposts",
                "replies",
                "impressions",
                "reach_upper_bound");
        assertThat(page.locator(".questions > li").count())
                .isEqualTo(chat.path("questions").size());
        everyTextIsItsFigure();

        open(views.get("wall"));
        assertShown(main, chat, "tweets", "participants", "new_faces");
        everyTextIsItsFigure();

        open(views.get("transcript"));
        JsonNode transcript = api("/api/chats/" + views.get("chat").substring(7) + "/transcript?size=100");
        assertThat(page.locator(".transcript li").count())
                .isEqualTo(transcript.path("tweets").size())
                .isPositive();
    }
}
