package io.rounds.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.rounds.elasticsearch.ElasticsearchOptions;
import io.rounds.explorer.Explorer;
import io.rounds.explorer.ExplorerOptions;
import io.rounds.explorer.events.NewEvent;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The explorer's page in a browser: hostile content, tokens and everything that goes wrong. */
final class ExplorerPageTroubleIT extends ExplorerPageCase {
    ExplorerPageTroubleIT(SharedExplorerPage shared) {
        super(shared);
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HOSTILE = "<img src=x onerror=window.hacked=1>";
    private static final String SCRIPT = "javascript:window.hacked=1//";

    @Test
    void hostileContentIsText() throws Exception {
        ObjectNode ranking = document("rankings", "id", "foamed/24h");
        ranking.put("id", "hostile/24h").put("community", "hostile");
        for (String list : List.of("live", "unusual", "live_links", "unusual_links")) {
            ObjectNode row = ranking.path("live").path(0).deepCopy();
            boolean isLink = list.endsWith("_links");
            row.put("kind", isLink ? "link" : "hashtag")
                    .put("topic", isLink ? SCRIPT : HOSTILE.toLowerCase(Locale.ROOT))
                    .put("display", HOSTILE)
                    .put("live_rank", 1)
                    .put("unusual_rank", 1);
            row.set("exemplars", JSON.createArrayNode().add("x:hostile"));
            row.set("links", JSON.createArrayNode().add(SCRIPT));
            ranking.set(list, JSON.createArrayNode().add(row));
        }
        write(ranking, "rankings");
        ObjectNode tweet = document("tweets", "kind", "original");
        tweet.put("id", "x:hostile").put("url", SCRIPT).put("text", HOSTILE);
        tweet.withObject("/author").put("handle", HOSTILE);
        tweet.set("communities", JSON.createArrayNode().add("hostile"));
        tweet.set("hashtags", JSON.createArrayNode().add(HOSTILE.toLowerCase(Locale.ROOT)));
        write(tweet, "tweets");
        ObjectNode link = document("links", "kind", "page");
        link.put("id", "00000000deadbeef").put("url", SCRIPT).put("domain", HOSTILE);
        link.set("communities", JSON.createArrayNode().add("hostile"));
        ((ObjectNode) link.path("hashtags").path(0)).put("tag", HOSTILE);
        write(link, "links");
        ObjectNode source = document("sources", "kind", "domain");
        source.put("id", "domain:" + HOSTILE).put("name", HOSTILE);
        ((ObjectNode) source.path("reasons").path(0)).put("text", HOSTILE);
        write(source, "sources");
        ObjectNode chat = document("chats", "id", chat());
        chat.put("id", "hostile@2026-01-01T20:00:00Z").put("title", HOSTILE).put("started_at", "2020-01-01T20:00:00Z");
        chat.set(
                "links",
                JSON.createArrayNode()
                        .add(JSON.createObjectNode()
                                .put("url", SCRIPT)
                                .put("shares", 1)
                                .put("sharers", 1)));
        ((ObjectNode) chat.path("top_by_tweets").path(0)).put("handle", HOSTILE);
        write(chat, "chats");
        String topic = encoded(HOSTILE.toLowerCase(Locale.ROOT));
        for (String view : List.of(
                "#/trends?community=hostile",
                "#/topic/" + topic + "?community=hostile",
                "#/links?community=hostile",
                "#/link/00000000deadbeef",
                "#/sources?q=" + encoded("<img"),
                "#/source/" + encoded("domain:" + HOSTILE),
                "#/chats",
                "#/chat/" + encoded("hostile@2026-01-01T20:00:00Z"),
                "#/wall/" + encoded("hostile@2026-01-01T20:00:00Z"))) {
            open(view);
            assertThat(page.locator("main").innerText())
                    .as(view)
                    .contains(view.startsWith("#/link") ? "javascript:" : "<img");
            assertThat(page.locator("main img, main script, main b").count())
                    .as(view)
                    .isZero();
            assertThat(page.evaluate("[...document.querySelectorAll('a')].filter(a =>"
                            + " !/^(https?:|#|api)/.test(a.getAttribute('href'))).length"))
                    .as(view)
                    .isEqualTo(0);
            assertThat(page.evaluate("window.hacked === undefined")).as(view).isEqualTo(true);
        }
        picture("hostile");
    }

    @Test
    void anAutomatedAuthorIsCalledSoAndTheTextIsShown() throws Exception {
        ObjectNode tweet = document("tweets", "kind", "original");
        tweet.put("id", "x:automated").put("text", "Journal club starts at noon");
        tweet.withObject("/author").put("handle", "JournalBot").put("automated", true);
        write(tweet, "tweets");
        ObjectNode chat = document("chats", "id", chat());
        chat.put("id", "automated@2020-01-01T20:00:00Z").put("started_at", "2020-01-01T20:00:00Z");
        ((ObjectNode) chat.path("questions").path(0)).put("tweet", "x:automated");
        write(chat, "chats");

        open("#/chat/" + encoded("automated@2020-01-01T20:00:00Z"));

        assertThat(page.locator(".said:has-text('Journal club')").first().innerText())
                .contains("Journal club starts at noon", "@JournalBot", "automated");
    }

    @Test
    void whatGoesWrongSaysWhatToDo() throws Exception {
        open("#/topic/nonsuchtopic");
        assertThat(page.locator(".trouble .advice").innerText()).contains("spelling");
        picture("unknown-topic");
        open("#/trends?at=2001-01-01T00:00:00Z");
        assertThat(page.locator(".notice").innerText()).contains("Choose another");
        open("#/trends?window=lately");
        assertThat(page.locator(".trouble").innerText()).contains("window");
        open("#/nowhere");
        assertThat(page.locator(".trouble").innerText()).contains("Page not found", "Go to Trends");
        open("#/links?domain=nobody.example");
        assertThat(page.locator(".notice").innerText()).contains("Remove a filter");

        int nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        ExplorerOptions down = ExplorerOptions.of(ElasticsearchOptions.at("http://127.0.0.1:" + nobody));
        try (Explorer other = Explorer.start(down, Clock.systemUTC())) {
            open(other, "#/trends");
            assertThat(page.locator(".trouble").getAttribute("data-code")).isEqualTo("elasticsearch-down");
            page.locator("#banner:not([hidden])").waitFor();
            assertThat(page.locator("#stream").innerText()).isEqualTo("Elasticsearch is down");
            picture("elasticsearch-down");
            assertThat(chromium.requestsBeyond(explorer.address(), other.address()))
                    .isEmpty();
        }
        assertThat(chromium.complaints()).allMatch(complaint -> complaint.startsWith("Failed to load resource"));
        chromium.forget();
        open("#/trends");
    }

    @Test
    void aTokenComesInTheAddressAndGoesFromIt() throws Exception {
        ExplorerOptions guarded = shared.options().withToken("a-token-for-the-test");
        try (Explorer other = Explorer.start(guarded, Clock.systemUTC())) {
            open(other, "#/trends");
            assertThat(page.locator(".trouble").innerText()).contains("token");
            open(other, "#token=a-token-for-the-test");
            page.locator(".ranking.live li").first().waitFor();
            assertThat(page.url()).doesNotContain("a-token").endsWith("#/trends");
            page.locator("#freshness[data-state='still']").waitFor();
        }
        chromium.forget();
        open("#/trends");
    }

    @Test
    void anOrganizerAddsAConference() throws Exception {
        List<NewEvent> added = new CopyOnWriteArrayList<>();
        ExplorerOptions guarded = shared.options().withToken("a-token-for-the-test");
        try (Explorer other = Explorer.start(guarded, added::add, Clock.systemUTC())) {
            open(other, "#token=a-token-for-the-test");
            open(other, "#/chats");
            page.getByText("Add a chat or conference").click();
            page.getByLabel("Hashtag", new Page.GetByLabelOptions().setExact(true))
                    .fill("#icem26");
            page.getByLabel("Start (UTC)").fill("2026-06-10T08:00");
            page.getByRole(AriaRole.BUTTON).getByText("Add").click();
            assertThat(page.locator("#outcome .notice").innerText()).contains("'end' is missing");
            assertThat(page.evaluate("document.activeElement.name")).isEqualTo("end");
            picture("event");
            assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations())
                    .isEmpty();
            page.getByLabel("End (UTC)").fill("2026-06-13T18:00");
            page.getByLabel("Other hashtags (optional)").fill("#icem2026, icem");
            page.getByRole(AriaRole.BUTTON).getByText("Add").click();
            page.locator("#outcome").getByText("#icem26 was added.").waitFor();
        }
        assertThat(added)
                .containsExactly(new NewEvent(
                        "#icem26",
                        null,
                        Instant.parse("2026-06-10T08:00:00Z"),
                        Instant.parse("2026-06-13T18:00:00Z"),
                        List.of("#icem2026", "icem")));
        chromium.forget();
        open("#/chats");
        assertThat(page.getByText("Add a chat or conference").count()).isZero();
    }
}
