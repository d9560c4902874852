package io.rounds.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.rounds.elasticsearch.node.ElasticsearchNode;
import io.rounds.explorer.Explorer;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.http.util.EntityUtils;
import org.elasticsearch.client.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test of the page: opens it, reads it, and changes documents, which are deleted after the test. */
@ExtendWith(SharedExplorerPage.Shared.class)
abstract class ExplorerPageCase {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    final SharedExplorerPage shared;
    final Chromium chromium;
    final ElasticsearchNode node;
    final Explorer explorer;
    final Map<String, String> views;
    Page page;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> homes = new LinkedHashMap<>();
    private final List<String> written = new ArrayList<>();

    ExplorerPageCase(SharedExplorerPage shared) {
        this.shared = shared;
        this.chromium = shared.chromium();
        this.node = shared.node();
        this.explorer = shared.explorer();
        this.views = shared.views();
        chromium.forget();
        this.page = chromium.page(1280, 900, ColorScheme.LIGHT);
    }

    @AfterEach
    void nothingFailedAndNothingWentOut() throws IOException {
        // Before documents are removed: an open page would request them again.
        page.context().close();
        removeWhatATestWrote();
        assertThat(chromium.complaints()).as("console").isEmpty();
        assertThat(chromium.requestsBeyond(explorer.address()))
                .as("requests beyond the explorer")
                .isEmpty();
        assertThat(chromium.requests()).isPositive();
    }

    private void removeWhatATestWrote() throws IOException {
        for (String address : Set.copyOf(written)) {
            Request request = new Request("DELETE", address);
            request.addParameter("refresh", "true");
            shared.client().performRequest(request);
        }
        written.clear();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    String raw(String path) throws Exception {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(explorer.address().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }

    JsonNode api(String path) throws Exception {
        return JSON.readTree(raw(path));
    }

    void open(String view) {
        open(explorer, view);
    }

    void open(Explorer at, String view) {
        // A new document each time: only another fragment would not load the page again.
        page.navigate("about:blank");
        page.navigate(at.address() + view);
        page.locator("main h1").waitFor();
        page.locator("main:not([aria-busy])").waitFor();
        if (view.startsWith("#/graph")) {
            page.locator(".canvas canvas").first().waitFor();
        }
    }

    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    static double shown(Locator scope, String field) {
        return Double.parseDouble(
                scope.locator("data[data-field='" + field + "']").first().getAttribute("value"));
    }

    static void assertShown(Locator scope, JsonNode document, String... fields) {
        for (String field : fields) {
            assertThat(shown(scope, field))
                    .as(field)
                    .isEqualTo(document.path(field).asDouble());
        }
    }

    /** What is in words is the exact figure, rounded as it says: to one place below 10, else to whole numbers. */
    void everyTextIsItsFigure() {
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

    /** The chat with most questions. */
    String chat() throws Exception {
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

    JsonNode search(String index, String field, String value) throws IOException {
        Request request = new Request("POST", '/' + index + "/_search");
        ObjectNode body = JSON.createObjectNode().put("size", 1);
        body.putObject("query").putObject("term").put(field, value);
        request.setJsonEntity(body.toString());
        return JSON.readTree(EntityUtils.toString(
                        shared.client().performRequest(request).getEntity()))
                .at("/hits/hits/0");
    }

    /** A document to be changed into another one. */
    ObjectNode document(String index, String field, String value) throws IOException {
        JsonNode hit = search(index, field, value);
        homes.put(index, hit.path("_index").asText());
        return hit.path("_source").deepCopy();
    }

    void write(ObjectNode document, String index) throws IOException {
        String address =
                '/' + homes.get(index) + "/_doc/" + encoded(document.path("id").asText());
        Request request = new Request("PUT", address);
        request.addParameter("refresh", "true");
        request.setJsonEntity(document.toString());
        shared.client().performRequest(request);
        written.add(address);
    }
}
