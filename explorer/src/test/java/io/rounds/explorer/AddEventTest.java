package io.rounds.explorer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.elasticsearch.ElasticsearchOptions;
import io.rounds.explorer.events.EventEditor;
import io.rounds.explorer.events.NewEvent;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one request that writes; Elasticsearch is not needed for it. */
class AddEventTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String TOKEN = "a-token-of-some-length";
    private static final String EVENT =
            "{\"tag\":\"#ICEM26\",\"title\":\"ICEM 2026\",\"start\":\"2026-06-10T08:00:00Z\",\"end\":\"2026-06-13T18:00:00Z\",\"alternatives\":[\"icem\"]}";

    private final List<NewEvent> added = new ArrayList<>();
    private Explorer explorer;

    @BeforeEach
    void start() throws IOException {
        explorer = explorer(TOKEN, added::add);
    }

    private static Explorer explorer(@Nullable String token, @Nullable EventEditor editor) throws IOException {
        ElasticsearchOptions nowhere = ElasticsearchOptions.at("http://127.0.0.1:1");
        return Explorer.start(ExplorerOptions.of(nowhere).withToken(token), editor, Clock.systemUTC());
    }

    @AfterEach
    void end() throws IOException {
        explorer.close();
    }

    private HttpResponse<String> post(String body, String... headers) throws Exception {
        List<String> all = new ArrayList<>(List.of("Content-Type", "application/json"));
        all.addAll(List.of(headers));
        HttpRequest request = HttpRequest.newBuilder(explorer.address().resolve("/api/events"))
                .headers(all.toArray(String[]::new))
                .POST(HttpRequest.BodyPublishers.ofString(body, UTF_8))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> postWithToken(String body) throws Exception {
        return post(body, "Authorization", "Bearer " + TOKEN);
    }

    private void assertRefused(HttpResponse<String> response, int status, String code) throws IOException {
        JsonNode problem = JSON.readTree(response.body());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(problem.path("code").asText()).isEqualTo(code);
        assertThat(problem.path("advice").asText()).endsWith(".");
        assertThat(added).isEmpty();
    }

    private boolean canAdd() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(explorer.address().resolve("/api/events"))
                .header("Authorization", "Bearer " + TOKEN)
                .build();
        return JSON.readTree(
                        HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body())
                .path("can_add")
                .asBoolean();
    }

    @Test
    void whoHasTheTokenAddsAnEvent() throws Exception {
        HttpResponse<String> response = postWithToken(EVENT);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        assertThat(added)
                .containsExactly(new NewEvent(
                        "#ICEM26",
                        "ICEM 2026",
                        Instant.parse("2026-06-10T08:00:00Z"),
                        Instant.parse("2026-06-13T18:00:00Z"),
                        List.of("icem")));
        assertThat(canAdd()).isTrue();
    }

    @Test
    void aTitleMayBeMissing() throws Exception {
        assertThat(postWithToken(EVENT.replace("\"ICEM 2026\"", "null")).statusCode())
                .isEqualTo(201);
        assertThat(added.get(0).title()).isNull();
    }

    @Test
    void withoutTheTokenNothingIsAdded() throws Exception {
        assertRefused(post(EVENT), 401, "unauthorized");
        assertRefused(post(EVENT, "Cookie", "rounds_token=wrong"), 401, "unauthorized");
    }

    @Test
    void withoutAnEditorOrATokenNothingCanBeAdded() throws Exception {
        explorer.close();
        explorer = explorer(null, added::add);
        assertThat(canAdd()).isFalse();
        assertRefused(post(EVENT), 405, "method-not-allowed");
        explorer.close();
        explorer = explorer(TOKEN, null);
        assertThat(canAdd()).isFalse();
        assertRefused(postWithToken(EVENT), 405, "method-not-allowed");
    }

    @Test
    void aRequestThatAnotherSiteMakesABrowserSendIsRefused() throws Exception {
        String cookie = "rounds_token=" + TOKEN;
        assertRefused(post(EVENT, "Cookie", cookie, "Origin", "https://evil.example"), 403, "forbidden");
        assertRefused(post(EVENT, "Cookie", cookie, "Origin", "null"), 403, "forbidden");
        assertRefused(post(EVENT, "Cookie", cookie, "Sec-Fetch-Site", "cross-site"), 403, "forbidden");
        assertRefused(post(EVENT, "Cookie", cookie, "Sec-Fetch-Site", "same-site"), 403, "forbidden");
        String own = "http://" + explorer.address().getRawAuthority();
        assertThat(post(EVENT, "Cookie", cookie, "Origin", own, "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void whatAFormOfAnotherSiteCanSendIsRefused() throws Exception {
        for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data")) {
            HttpRequest request = HttpRequest.newBuilder(explorer.address().resolve("/api/events"))
                    .headers("Content-Type", type, "Cookie", "rounds_token=" + TOKEN)
                    .POST(HttpRequest.BodyPublishers.ofString(EVENT))
                    .build();
            assertRefused(HTTP.send(request, HttpResponse.BodyHandlers.ofString()), 400, "bad-parameter");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "tag | {'start':'2026-06-10T08:00:00Z','end':'2026-06-13T18:00:00Z'}",
                "tag | {'tag':' ','start':'2026-06-10T08:00:00Z','end':'2026-06-13T18:00:00Z'}",
                "tag | {'tag':7,'start':'2026-06-10T08:00:00Z','end':'2026-06-13T18:00:00Z'}",
                "title | {'tag':'a','title':'a\\nb','start':'2026-06-10T08:00:00Z','end':'2026-06-13T18:00:00Z'}",
                "start | {'tag':'a','start':'tomorrow','end':'2026-06-13T18:00:00Z'}",
                "end | {'tag':'a','start':'2026-06-10T08:00:00Z'}",
                "end | {'tag':'a','start':'2026-06-10T08:00:00Z','end':'2026-06-10T08:00:00Z'}",
                "weekly | {'tag':'a','start':'2026-06-10T08:00:00Z','end':'2026-06-13T18:00:00Z','weekly':{}}"
            })
    void whatIsWrongIsNamed(String field, String body) throws Exception {
        HttpResponse<String> response = postWithToken(body.replace('\'', '"'));
        assertRefused(response, 400, "bad-parameter");
        assertThat(JSON.readTree(response.body()).path("parameter").asText()).isEqualTo(field);
    }

    @Test
    void whatIsNoJsonObjectOrTooLongIsRefused() throws Exception {
        for (String body : List.of("", "[]", "{", "null", "[".repeat(10_000), EVENT + " ".repeat(20_000))) {
            assertRefused(postWithToken(body), 400, "bad-parameter");
        }
    }

    @Test
    void whatTheEditorRefusesIsSaid() throws Exception {
        explorer.close();
        explorer = explorer(TOKEN, event -> {
            throw new IllegalArgumentException("#icem is a tag of two events, #a and #b");
        });
        HttpResponse<String> response = postWithToken(EVENT);
        assertRefused(response, 400, "bad-parameter");
        assertThat(response.body()).contains("#icem is a tag of two events, #a and #b");
    }
}
