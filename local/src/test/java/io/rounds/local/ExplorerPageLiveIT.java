package io.rounds.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.rounds.explorer.Explorer;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The explorer's page in a browser: live updates, and streams and servers that stop. */
final class ExplorerPageLiveIT extends ExplorerPageCase {
    ExplorerPageLiveIT(SharedExplorerPage shared) {
        super(shared);
    }

    @Test
    void thePageFollowsALiveChatAndKeepsTheReadersPlace() throws Exception {
        ObjectNode chat = document("chats", "id", chat());
        chat.put("id", "followed@2026-02-01T20:00:00Z")
                .put("title", "A chat to follow")
                .put("status", "live");
        chat.putNull("ended_at");
        open("#/chats");
        write(chat, "chats");
        Locator card = page.locator(".live-chat", new Page.LocatorOptions().setHasText("A chat to follow"));
        card.waitFor();
        picture("live-chat");
        card.getByText("Follow chat").click();
        page.locator(".view.chat").waitFor();
        page.locator("a[href^='#/transcript/']").focus();
        page.locator("figure details").evaluate("details => details.open = true");
        page.evaluate("scrollTo(0, 400)");
        chat.put("tweets", 98_765);
        // Live is told by the newest time in the index.
        chat.put("last_tweet_at", "2026-02-01T21:00:00Z");
        chat.put("started_at", "2026-02-01T20:00:00Z");
        write(chat, "chats");
        page.locator("data[data-field='tweets'][value='98765']").waitFor();
        assertThat(page.evaluate("document.activeElement.textContent")).isEqualTo("Transcript");
        assertThat(page.locator("figure details").getAttribute("open"))
                .as("open details")
                .isNotNull();
        assertThat(page.evaluate("scrollY")).as("scroll position").isEqualTo(400);
    }

    @Test
    void theTrendsViewShowsAnOverwrittenRanking() throws Exception {
        ObjectNode ranking = document("rankings", "id", "foamed/24h");
        ranking.put("id", "followed/24h").put("community", "followed");
        write(ranking, "rankings");
        open("#/trends?community=followed");
        String topic = ranking.at("/live/0/topic").asText();
        // The same time, and the same number of documents.
        ranking.withObject("/live/0").put("authors", 98_765);
        write(ranking, "rankings");
        page.locator(".ranking.live li[data-topic='" + topic + "'] data[data-field='authors'][value='98765']")
                .waitFor();
    }

    @Test
    void whatAReaderTypesStaysUntilTheAddressChanges() throws Exception {
        ObjectNode chat = document("chats", "id", chat());
        open("#/chats?from=2020-01-01");
        page.getByLabel("Hashtag").fill("foamed");
        page.getByText("Apply", new Page.GetByTextOptions().setExact(true)).focus();
        chat.put("id", "typing@2026-02-01T20:00:00Z")
                .put("title", "A chat that starts while somebody types")
                .put("status", "live");
        chat.putNull("ended_at");
        write(chat, "chats");
        page.locator(".live-chat", new Page.LocatorOptions().setHasText("while somebody types"))
                .waitFor();
        assertThat(page.getByLabel("Hashtag").inputValue()).isEqualTo("foamed");
        page.getByText("Reset").click();
        page.waitForURL(address -> address.endsWith("#/chats"));
        page.locator("input[name='from'][value='']").waitFor();
        assertThat(page.getByLabel("Hashtag").inputValue()).isEmpty();
    }

    @Test
    void aStreamThatStopsAndAServerThatIsGoneAreShown() throws Exception {
        ObjectNode tweet = document("tweets", "kind", "original");
        try (Explorer other =
                Explorer.start(shared.options().withStalledAfter(Duration.ofSeconds(1)), Clock.systemUTC())) {
            open(other, "#/trends");
            page.locator("#freshness[data-state='still']").waitFor();
            tweet.put("id", "x:stop").put("created_at", "2026-03-01T00:00:00Z");
            write(tweet, "tweets");
            page.locator("#freshness[data-state='stalled']").waitFor();
            assertThat(page.locator("#banner").innerText()).contains("Check that the job is running");
            picture("stalled");
            assertThat(chromium.requestsBeyond(explorer.address(), other.address()))
                    .isEmpty();
        }
        page.locator("#freshness[data-state='lost']").waitFor();
        assertThat(page.locator(".ranking.live li").count())
                .as("what was shown stays")
                .isPositive();
        chromium.forget();
        open("#/trends");
    }
}
