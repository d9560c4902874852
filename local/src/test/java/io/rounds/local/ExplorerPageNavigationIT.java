package io.rounds.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.rounds.cli.Rounds;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The explorer's page in a browser: filters, downloads, links between views and the requests of the first one. */
final class ExplorerPageNavigationIT extends ExplorerPageCase {
    ExplorerPageNavigationIT(SharedExplorerPage shared) {
        super(shared);
    }

    @Test
    void filtersAreInTheAddressAndNarrowWhatIsShown() throws Exception {
        open("#/links");
        String domain = api("/api/links?size=1").at("/rows/0/link/domain").asText();
        page.getByLabel("Domain").fill(domain);
        page.getByLabel("Sort by").selectOption("authors");
        page.getByText("Apply", new Page.GetByTextOptions().setExact(true)).click();
        page.waitForURL(address -> address.contains("domain=" + domain) && address.contains("sort=authors"));
        JsonNode found = api("/api/links?sort=authors&domain=" + domain);
        page.locator("#found")
                .getByText(String.format(
                        Locale.ROOT, "%,d link", found.path("total").asInt()))
                .waitFor();
        assertThat(page.locator("tbody tr").count())
                .isEqualTo(found.path("rows").size());
        String shared = page.url().substring(page.url().indexOf('#'));
        page.context().close();
        page = chromium.page(1280, 900, ColorScheme.LIGHT);
        open(shared);
        assertThat(page.getByLabel("Domain").inputValue()).isEqualTo(domain);
        assertThat(page.locator("tbody tr").count())
                .isEqualTo(found.path("rows").size());

        open("#/trends");
        page.getByLabel("Community").selectOption("meded");
        page.waitForURL(address -> address.contains("community=meded"));
        page.locator("a[href*='community=meded'][href*='window=7d']").click();
        page.waitForURL(address -> address.contains("window=7d"));
        String first = api("/api/trends?community=meded&window=7d")
                .at("/live/0/trend/topic")
                .asText();
        page.locator(".ranking.live li:first-child[data-topic='" + first + "']").waitFor();
        page.goBack();
        page.waitForURL(address -> !address.contains("window=7d"));

        open("#/sources");
        page.getByLabel("Domain or account").fill("litfl");
        page.keyboard().press("Enter");
        page.waitForURL(address -> address.contains("q=litfl"));
        page.locator("tbody a[href='#/source/domain%3Alitfl.com']").first().click();
        page.locator("h1", new Page.LocatorOptions().setHasText("litfl.com")).waitFor();
        assertThat(page.locator(".reasons tbody tr").count()).isGreaterThan(1);
    }

    @Test
    void theGraphIsDownloadedAsTheCommandWritesIt() throws Exception {
        open("#/graph?kind=hashtags&min_weight=2");
        Download download = page.waitForDownload(() -> page.getByText("GEXF").click());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = Rounds.commandLine(out, new PrintStream(OutputStream.nullOutputStream(), true, UTF_8))
                .execute(
                        "export",
                        "graph",
                        "--kind",
                        "hashtags",
                        "--min-weight",
                        "2",
                        "--format",
                        "gexf",
                        "-o",
                        "-",
                        "--elasticsearch",
                        node.address().toString());
        assertThat(code).isZero();
        assertThat(Files.readString(download.path())).isEqualTo(out.toString(UTF_8));
        assertThat(page.waitForDownload(() -> page.getByText("GraphML").click()).suggestedFilename())
                .endsWith(".graphml");
        Download csv = page.waitForDownload(() -> page.getByText("CSV, edges").click());
        assertThat(Files.readString(csv.path())).startsWith("source,target");
    }

    @Test
    void whyIsOneClickAwayFromEveryRating() {
        for (String view : views.values()) {
            open(view);
            assertThat(page.locator(".rating:not(.none):not(a[href^='#/source/']):not(a[href^='#/topic/'])")
                            .count())
                    .as(view)
                    .isZero();
        }
        open("#/trends");
        page.locator(".ranking .rating.mean").first().click();
        page.locator(".view.topic #links a.rating").first().waitFor();
        page.waitForFunction("document.querySelector('#links').getBoundingClientRect().top < innerHeight");
        page.locator("#links a.rating").first().click();
        page.locator(".view.source .reasons").waitFor();
    }

    /** Files, answers, and nothing for each row: about 30 requests. */
    @Test
    void theFirstViewNeedsFewRequests() {
        page.navigate("about:blank");
        int before = chromium.requests();
        page.navigate(explorer.address() + "#/trends");
        page.locator(".ranking.unusual li").first().waitFor();
        assertThat(chromium.requests() - before).isBetween(1, 45);
    }
}
