package io.rounds.export.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.rounds.elasticsearch.ElasticsearchOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading page by page, against a server that has numbered documents and trouble when it is told so. */
class ElasticsearchDocumentsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DocumentQuery BY_TIME =
            new DocumentQuery("shares", List.of(), List.of(), List.of(), List.of("at", "id"));
    private static final DocumentQuery IN_ANY_ORDER =
            new DocumentQuery("shares", List.of(), List.of("at"), List.of(), List.of());

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final Queue<Integer> troubles = new ConcurrentLinkedQueue<>();
    private final Queue<JsonNode> searches = new ConcurrentLinkedQueue<>();
    private final Queue<String> closed = new ConcurrentLinkedQueue<>();
    private int documents = 12_345;
    private String padding = "";
    private boolean timedOut;

    ElasticsearchDocumentsTest() throws IOException {
        server.createContext("/", this::handle);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        String path = exchange.getRequestURI().getPath();
        int status = 200;
        String answer;
        if (path.equals("/_search")) {
            JsonNode search = JSON.readTree(body);
            searches.add(search);
            Integer trouble = troubles.poll();
            status = trouble == null ? 200 : trouble;
            answer = status == 200 ? page(search) : "{\"error\":{\"type\":\"some_exception\",\"reason\":\"busy\"}}";
        } else if (exchange.getRequestMethod().equals("DELETE")) {
            closed.add(JSON.readTree(body).path("id").asText());
            answer = "{}";
        } else if (path.equals("/shares/_pit")) {
            answer = "{\"id\":\"pit\"}";
        } else {
            status = 404;
            answer = "{\"error\":{\"type\":\"index_not_found_exception\",\"reason\":\"no such index\"}}";
        }
        byte[] bytes = answer.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** Of the numbers of this slice, as many as asked for behind the last one. */
    private String page(JsonNode search) {
        int slices = search.at("/slice/max").asInt(1);
        int slice = search.at("/slice/id").asInt(0);
        int after = search.at("/search_after/0").asInt(-1);
        ObjectNode answer = JSON.createObjectNode().put("pit_id", "pit").put("timed_out", timedOut);
        ObjectNode hits = answer.putObject("hits");
        if (search.path("track_total_hits").asBoolean()) {
            long all = IntStream.range(0, documents)
                    .filter(number -> number % slices == slice)
                    .count();
            hits.putObject("total").put("value", all);
        }
        ArrayNode list = hits.putArray("hits");
        for (int number = after + 1;
                number < documents && list.size() < search.path("size").asInt();
                number++) {
            if (number % slices == slice) {
                ObjectNode hit = list.addObject();
                hit.putObject("_source").put("number", number).put("padding", padding);
                hit.putArray("sort").add(number).add("id");
            }
        }
        return answer.toString();
    }

    private ElasticsearchDocuments open(int slices) throws IOException {
        return new ElasticsearchDocuments(
                ElasticsearchOptions.at(
                        "http://127.0.0.1:" + server.getAddress().getPort()),
                slices);
    }

    private static List<Integer> read(ElasticsearchDocuments source, DocumentQuery query) throws IOException {
        List<Integer> numbers = new ArrayList<>();
        try (Documents found = source.open(query)) {
            for (JsonNode document = found.next(); document != null; document = found.next()) {
                numbers.add(document.path("number").asInt());
            }
            assertThat(found.total()).isEqualTo(numbers.size());
        }
        return numbers;
    }

    private List<Integer> all() {
        return IntStream.range(0, documents).boxed().toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5})
    void slicesAreMergedInOrder(int slices) throws IOException {
        try (ElasticsearchDocuments source = open(slices)) {
            assertThat(read(source, BY_TIME)).isEqualTo(all());
        }
        assertThat(closed).containsExactly("pit");
    }

    @Test
    void inAnyOrderEachDocumentComesOnce() throws IOException {
        try (ElasticsearchDocuments source = open(3)) {
            assertThat(read(source, IN_ANY_ORDER))
                    .hasSize(documents)
                    .containsAll(List.of(0, documents - 1))
                    .doesNotHaveDuplicates();
        }
        assertThat(searches).allSatisfy(search -> {
            assertThat(search.at("/sort/0/_shard_doc").asText()).isEqualTo("asc");
            assertThat(search.at("/_source/includes/0").asText()).isEqualTo("at");
        });
    }

    @Test
    void withoutDocumentsThereIsAnEnd() throws IOException {
        documents = 0;
        try (ElasticsearchDocuments source = open(3)) {
            assertThat(read(source, BY_TIME)).isEmpty();
        }
    }

    @Test
    void aPageMoreIsAskedForWhenTheLastOneWasFull() throws IOException {
        documents = 500;
        try (ElasticsearchDocuments source = open(1)) {
            assertThat(read(source, BY_TIME)).isEqualTo(all());
        }
        assertThat(searches).hasSize(2);
    }

    @Test
    void transientErrorsAreRetried() throws IOException {
        troubles.addAll(List.of(429, 503, 500));
        try (ElasticsearchDocuments source = open(1)) {
            assertThat(read(source, BY_TIME)).isEqualTo(all());
        }
    }

    @Test
    void permanentErrorsEndTheReadWithTheirReason() throws IOException {
        troubles.add(400);
        try (ElasticsearchDocuments source = open(1)) {
            assertThatThrownBy(() -> read(source, BY_TIME))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("busy");
        }
        assertThat(closed).containsExactly("pit");
    }

    @Test
    void aSearchThatWasCutShortIsNoResult() throws IOException {
        timedOut = true;
        try (ElasticsearchDocuments source = open(1)) {
            assertThatThrownBy(() -> read(source, BY_TIME)).hasMessageContaining("took too long");
        }
    }

    @Test
    void pagesGrowWhereDocumentsAreSmallAndShrinkWhereTheyAreLarge() throws IOException {
        try (ElasticsearchDocuments source = open(1)) {
            read(source, BY_TIME);
        }
        assertThat(searches.stream().map(search -> search.path("size").asInt()).max(Integer::compare))
                .hasValueSatisfying(size -> assertThat(size).isBetween(2_000, 10_000));
        searches.clear();
        padding = "x".repeat(20_000);
        documents = 2_000;
        try (ElasticsearchDocuments source = open(1)) {
            assertThat(read(source, BY_TIME)).isEqualTo(all());
        }
        assertThat(searches.stream().map(search -> search.path("size").asInt()).min(Integer::compare))
                .hasValueSatisfying(size -> assertThat(size).isLessThanOrEqualTo(125));
    }

    @Test
    void anIndexThatIsNotThereIsSaidToBeEmptyYet() throws IOException {
        try (ElasticsearchDocuments source = open(1)) {
            assertThatThrownBy(
                            () -> source.open(new DocumentQuery("links", List.of(), List.of(), List.of(), List.of())))
                    .isInstanceOf(NothingFoundException.class)
                    .hasMessageContaining("has no index links");
        }
    }
}
