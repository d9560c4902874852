package io.rounds.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.rounds.app.AnalyticsOptions;
import io.rounds.cli.Rounds;
import io.rounds.communities.Communities;
import io.rounds.elasticsearch.ElasticsearchOptions;
import io.rounds.elasticsearch.ElasticsearchSetup;
import io.rounds.explorer.Explorer;
import io.rounds.explorer.ExplorerOptions;
import io.rounds.ingest.ReadingDefaults;
import io.rounds.ingest.archive.ArchiveFormat;
import io.rounds.simulator.SimulatedFiles;
import io.rounds.simulator.SimulatorOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.http.HttpHost;
import org.apache.http.util.EntityUtils;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.RestClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * The explorer's page in a real browser, over a real Elasticsearch that the job filled from a simulated conference week.
 * What is shown is compared to what the API answers. Pictures of all views are left in {@code target/screenshots}.
 */
@TestInstance(Lifecycle.PER_CLASS)
final class ExplorerPageIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SimulatorOptions SIMULATION = SimulatorOptions.weeks(1).toBuilder()
            .seed(11)
            .volume(0.1)
            .conferenceWeek(1)
            .build();
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final String HOSTILE = "<img src=x onerror=window.hacked=1>";
    private static final String SCRIPT = "javascript:window.hacked=1//";

    private final Path folder;
    private final HttpClient http = HttpClient.newHttpClient();
    private Chromium chromium;
    private ElasticsearchNode node;
    private RestClient client;
    private Explorer explorer;
    private final Map<String, String> views = new LinkedHashMap<>();
    private Page page;

    ExplorerPageIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeAll
    void fill() throws Exception {
        chromium = Chromium.start();
        Files.createDirectories(SCREENSHOTS);
        node = ElasticsearchNode.start(folder.resolve("elasticsearch"), line -> {});
        client = RestClient.builder(HttpHost.create(node.address().toString())).build();
        ElasticsearchSetup.install(elasticsearch());
        explorer = Explorer.start(options(), Clock.systemUTC());
        page = chromium.page(1280, 900, ColorScheme.LIGHT);
        open("#/trends");
        page.locator(".notice[data-code='no-data']").waitFor();
        assertThat(page.locator(".notice").innerText()).as("no data yet").contains("rounds demo", "rounds replay");
        picture("empty");

        SimulatedFiles.write(SIMULATION, folder);
        new Replay(
                        List.of(folder.resolve(SimulatedFiles.STREAM)),
                        ArchiveFormat.AUTO,
                        new ReadingDefaults(null, null),
                        AnalyticsOptions.of(Communities.load()
                                .select(List.of("foamed", "meded"))
                                .list()),
                        new Replay.Elasticsearch(elasticsearch()),
                        Files.createDirectory(folder.resolve("work")),
                        new PrintStream(OutputStream.nullOutputStream(), true, UTF_8))
                .run();
        page.locator(".ranking.live li").first().waitFor();
        page.context().close();
        nameViews();
    }

    private void nameViews() throws Exception {
        String topic = api("/api/trends?size=1").at("/live/0/trend/topic").asText();
        String link = api("/api/links?size=1&kind=paper").at("/rows/0/link/id").asText();
        String source =
                api("/api/sources?size=1&kind=domain").at("/rows/0/source/id").asText();
        String unrated = api("/api/sources?size=1&rating=unrated&kind=domain")
                .at("/rows/0/source/id")
                .asText();
        String chat = encoded(chat());
        views.put("trends", "#/trends");
        views.put("topic", "#/topic/" + encoded(topic) + "?days=7");
        views.put("links", "#/links");
        views.put("link", "#/link/" + link);
        views.put("graph", "#/graph");
        views.put("sources", "#/sources");
        views.put("source", "#/source/" + encoded(source));
        views.put("unrated", "#/source/" + encoded(unrated));
        views.put("chats", "#/chats");
        views.put("chat", "#/chat/" + chat);
        views.put("transcript", "#/transcript/" + chat);
        views.put("wall", "#/wall/" + chat);
        views.put("wall-light", "#/wall/" + chat + "?theme=light");
    }

    /** The chat with most questions. */
    private String chat() throws Exception {
        String best = "";
        int most = -1;
        for (JsonNode row : api("/api/chats?size=50").path("rows")) {
            String id = row.at("/chat/id").asText();
            int questions =
                    api("/api/chats/" + encoded(id)).at("/chat/questions").size();
            if (questions > most) {
                most = questions;
                best = id;
            }
        }
        assertThat(most).as("questions").isPositive();
        return best;
    }

    private ElasticsearchOptions elasticsearch() {
        return ElasticsearchOptions.at(node.address().toString());
    }

    private ExplorerOptions options() {
        return ExplorerOptions.of(elasticsearch()).withRequestsPerSecond(0).withStalledAfter(Duration.ofHours(1));
    }

    @BeforeEach
    void begin() {
        chromium.forget();
        page = chromium.page(1280, 900, ColorScheme.LIGHT);
    }

    @AfterEach
    void nothingFailedAndNothingWentOut() {
        page.context().close();
        assertThat(chromium.complaints()).as("console").isEmpty();
        assertThat(chromium.requestsBeyond(explorer.address()))
                .as("requests beyond the explorer")
                .isEmpty();
        assertThat(chromium.requests()).isPositive();
    }

    @AfterAll
    void stop() throws IOException {
        if (chromium != null) {
            chromium.close();
        }
        if (explorer != null) {
            explorer.close();
        }
        if (client != null) {
            client.close();
        }
        if (node != null) {
            node.close();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    private String raw(String path) throws Exception {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(explorer.address().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }

    private JsonNode api(String path) throws Exception {
        return JSON.readTree(raw(path));
    }

    private void open(String view) {
        open(explorer, view);
    }

    private void open(Explorer at, String view) {
        // A new document each time: only another fragment would not load the page again.
        page.navigate("about:blank");
        page.navigate(at.address() + view);
        page.locator("main h1").waitFor();
        page.locator("main:not([aria-busy])").waitFor();
        if (view.startsWith("#/graph")) {
            page.locator(".canvas canvas").first().waitFor();
        }
    }

    private void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    private static double shown(Locator scope, String field) {
        return Double.parseDouble(
                scope.locator("data[data-field='" + field + "']").first().getAttribute("value"));
    }

    private static void assertShown(Locator scope, JsonNode document, String... fields) {
        for (String field : fields) {
            assertThat(shown(scope, field))
                    .as(field)
                    .isEqualTo(document.path(field).asDouble());
        }
    }

    /** What is in words is the exact figure, rounded as it says: to one place below 10, else to whole numbers. */
    private void everyTextIsItsFigure() {
        List<?> figures = (List<?>)
                page.evaluate("[...document.querySelectorAll('main data')].map(one => [one.value, one.textContent])");
        assertThat(figures).isNotEmpty();
        for (Object figure : figures) {
            List<?> pair = (List<?>) figure;
            double exact = Double.parseDouble(pair.get(0).toString());
            String text = pair.get(1).toString();
            String digits = text.replace('\u2212', '-').replaceAll("[^0-9.-]", "");
            double said = digits.isEmpty() ? 0 : Double.parseDouble(digits);
            assertThat(said)
                    .as("%s for %s", text, exact)
                    .isCloseTo(exact, within(Math.abs(exact) < 9.95 ? 0.051 : 0.501));
        }
    }

    @Test
    void bothRankingsShowWhatTheApiAnswers() throws Exception {
        open("#/trends");
        JsonNode rankings = api("/api/trends?size=10");
        for (String name : List.of("live", "unusual")) {
            Locator rows = page.locator(".ranking." + name + " li");
            assertThat(rows.count()).isEqualTo(rankings.path(name).size()).isPositive();
            for (int i = 0; i < rows.count(); i++) {
                Locator row = rows.nth(i);
                JsonNode ranked = rankings.path(name).path(i);
                JsonNode trend = ranked.path("trend");
                assertThat(row.getAttribute("data-topic"))
                        .isEqualTo(trend.path("topic").asText());
                assertShown(row, trend, "authors", "expected", name + "_rank");
                long authors = trend.path("authors").asLong();
                assertThat(row.locator(".sentence").innerText())
                        .startsWith(String.format(
                                Locale.ROOT, "%,d %s, usually ", authors, authors == 1 ? "person" : "people"));
                if (trend.has("links_credibility")) {
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
                            .contains(String.valueOf(
                                            Math.abs(ranked.path("movement").asInt()))
                                    .replaceFirst("^0$", "="));
                }
            }
        }
        everyTextIsItsFigure();
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

    @Test
    void everyViewIsAccessibleInLightAndDarkAndFitsAPhone() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.context().close();
            page = chromium.page(1280, 900, scheme);
            for (Map.Entry<String, String> view : views.entrySet()) {
                open(view.getValue());
                assertAccessible(view.getKey(), scheme);
                picture(view.getKey() + (scheme == ColorScheme.DARK ? "-dark" : ""));
            }
        }
        page.context().close();
        page = chromium.page(390, 844, ColorScheme.LIGHT);
        for (Map.Entry<String, String> view : views.entrySet()) {
            open(view.getValue());
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as("width of %s on a phone", view.getKey())
                    .isEqualTo(390);
            picture(view.getKey() + "-phone");
        }
        assertAccessible("phone", ColorScheme.LIGHT);
    }

    /** In the dark, only colours differ. */
    private void assertAccessible(String view, ColorScheme scheme) {
        AxeBuilder axe = new AxeBuilder(page).setLegacyMode(true);
        axe = scheme == ColorScheme.DARK ? axe.withRules(List.of("color-contrast")) : axe.withTags(RULES);
        assertThat(axe.analyze().getViolations()).as(view + " " + scheme).isEmpty();
    }

    @Test
    void theWallCanBeReadFromFarAway() {
        page.setViewportSize(1920, 1080);
        for (String wall : List.of("wall", "wall-light")) {
            open(views.get(wall));
            // Letters of 1/20 of the screen's height are 5 cm on a screen of 1 m: read from 10 m and more.
            assertThat(page.evaluate("Math.min(...[...document.querySelectorAll('.screen > :not(.wall-menu)"
                            + " *')].filter(one => one.childNodes.length > 0 && one.checkVisibility() &&"
                            + " !one.closest('.hidden')).map(one => parseFloat(getComputedStyle(one).fontSize)))"))
                    .asString()
                    .satisfies(size -> assertThat(Double.parseDouble(size)).isGreaterThanOrEqualTo(54));
            assertThat(page.evaluate("document.documentElement.scrollHeight")).isEqualTo(1080);
            picture(wall + "-1080");
        }
        page.getByText("Exit wall").focus();
        page.keyboard().press("Enter");
        page.locator(".view.chat").waitFor();
        assertThat(page.locator(".top").isVisible()).isTrue();
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
    void hostileContentIsText() throws Exception {
        ObjectNode trend = document("trends", "community", "foamed");
        String window = api("/api/trends?community=foamed").path("window_end").asText();
        trend.put("id", "hostile")
                .put("community", "hostile")
                .put("window", "24h")
                .put("window_end", window);
        trend.put("topic", HOSTILE.toLowerCase(Locale.ROOT))
                .put("display", HOSTILE)
                .put("live_rank", 1)
                .put("unusual_rank", 1);
        trend.set("exemplars", JSON.createArrayNode().add("x:hostile"));
        trend.set("links", JSON.createArrayNode().add(SCRIPT));
        write(trend, "trends");
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
        assertThat(page.locator(".trouble .advice").innerText()).contains("spelt");
        picture("unknown-topic");
        open("#/trends?at=2001-01-01T00:00:00Z");
        assertThat(page.locator(".notice").innerText()).contains("Choose another");
        open("#/trends?window=lately");
        assertThat(page.locator(".trouble").innerText()).contains("window");
        open("#/nowhere");
        assertThat(page.locator(".trouble").innerText()).contains("Page not found", "Go to Trends");
        open("#/links?domain=nobody.example");
        assertThat(page.locator(".notice").innerText()).contains("Leave out a filter");

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
    void aStreamThatStopsAndAServerThatIsGoneAreShown() throws Exception {
        ObjectNode tweet = document("tweets", "kind", "original");
        try (Explorer other = Explorer.start(options().withStalledAfter(Duration.ofSeconds(1)), Clock.systemUTC())) {
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

    @Test
    void aTokenComesInTheAddressAndGoesFromIt() throws Exception {
        ExplorerOptions guarded = options().withToken("a-token-for-the-test");
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
    void thePageCanBeUsedWithTheKeyboardAlone() {
        open("#/trends");
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.textContent")).isEqualTo("Skip to content");
        page.keyboard().press("Enter");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("main");
        Locator topic = page.locator(".ranking.live h3 a").first();
        String name = topic.innerText();
        topic.focus();
        page.keyboard().press("Enter");
        page.locator(".view.topic").waitFor();
        assertThat(page.evaluate("document.activeElement.textContent"))
                .as("begins at its heading")
                .isEqualTo(name);
        assertThat(page.title()).startsWith(name);
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

    private JsonNode search(String index, String field, String value) throws IOException {
        Request request = new Request("POST", '/' + index + "/_search");
        ObjectNode body = JSON.createObjectNode().put("size", 1);
        body.putObject("query").putObject("term").put(field, value);
        request.setJsonEntity(body.toString());
        return JSON.readTree(EntityUtils.toString(client.performRequest(request).getEntity()))
                .at("/hits/hits/0");
    }

    private final Map<String, String> homes = new LinkedHashMap<>();
    private final List<String> written = new ArrayList<>();

    /** A document to be changed into another one. */
    private ObjectNode document(String index, String field, String value) throws IOException {
        JsonNode hit = search(index, field, value);
        homes.put(index, hit.path("_index").asText());
        return hit.path("_source").deepCopy();
    }

    private void write(ObjectNode document, String index) throws IOException {
        String address =
                '/' + homes.get(index) + "/_doc/" + encoded(document.path("id").asText());
        Request request = new Request("PUT", address);
        request.addParameter("refresh", "true");
        request.setJsonEntity(document.toString());
        client.performRequest(request);
        written.add(address);
    }

    @AfterEach
    void removeWhatATestWrote() throws IOException {
        for (String address : Set.copyOf(written)) {
            Request request = new Request("DELETE", address);
            request.addParameter("refresh", "true");
            client.performRequest(request);
        }
        written.clear();
    }
}
