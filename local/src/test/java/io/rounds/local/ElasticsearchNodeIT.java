package io.rounds.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.elasticsearch.node.ElasticsearchNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.http.HttpHost;
import org.awaitility.Awaitility;
import org.elasticsearch.client.RestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class ElasticsearchNodeIT {
    private final Path folder;
    private final List<String> printed = Collections.synchronizedList(new ArrayList<>());

    ElasticsearchNodeIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void itServesAndKeepsItsDocumentsOverARestart() throws IOException {
        try (ElasticsearchNode node = ElasticsearchNode.start(folder, printed::add);
                ElasticsearchClient client = client(node)) {
            assertThat(client.ping().value()).isTrue();
            assertThat(client.info().version().number()).startsWith("8.");
            client.index(request -> request.index("tweets").id("x:1").document(Map.of("text", "Grüße #FOAMed")));
        }
        try (ElasticsearchNode node = ElasticsearchNode.start(folder, printed::add);
                ElasticsearchClient client = client(node)) {
            assertThat(client.get(request -> request.index("tweets").id("x:1"), JsonNode.class)
                            .source())
                    .hasToString("{\"text\":\"Grüße #FOAMed\"}");
        }
        assertThat(printed).isEmpty();
    }

    /** What a JVM has mapped is in /proc on Linux; elsewhere this says nothing. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void itsClassesComeFromTheArchiveOfTheBuild() throws IOException {
        try (ElasticsearchNode node = ElasticsearchNode.start(folder, printed::add)) {
            assertThat(Path.of("/proc", Long.toString(node.pid()), "maps"))
                    .content()
                    .contains("home/classes-" + Runtime.version() + ".jsa");
        }
    }

    @Test
    void ofARangeOfPortsTheFirstFreeOneIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int first = taken.getLocalPort();
            int last = Math.min(65_535, first + 20);
            try (ElasticsearchNode node = ElasticsearchNode.start(folder, first + "-" + last, printed::add)) {
                assertThat(node.port()).isGreaterThan(first).isLessThanOrEqualTo(last);
            }
        }
    }

    @Test
    void closingEndsTheProcess() throws IOException {
        ElasticsearchNode node = ElasticsearchNode.start(folder, printed::add);
        Optional<ProcessHandle> process = ProcessHandle.of(node.pid());
        assertThat(process).isPresent();
        node.close();
        assertThat(process.get().isAlive()).isFalse();
        node.close();
    }

    @Test
    void aFolderInUseIsRefusedAndTheMessageNamesTheLog() throws IOException {
        try (ElasticsearchNode node = ElasticsearchNode.start(folder, printed::add)) {
            assertThat(node.port()).isPositive();
            assertThatThrownBy(() -> ElasticsearchNode.start(folder, printed::add))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(folder.resolve("logs").toString());
        }
        assertThat(printed).anyMatch(line -> line.contains("lock"));
    }

    /** The parent of a node, as a program that can be killed. */
    static final class Parent {
        private Parent() {}

        public static void main(String[] args) throws Exception {
            ElasticsearchNode node = ElasticsearchNode.start(Path.of(args[0]), System.err::println);
            System.out.println(node.pid());
            Thread.currentThread().join();
        }
    }

    @Test
    void itDoesNotOutliveAKilledParent() throws IOException {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
            ProcessHandle child =
                    ProcessHandle.of(Long.parseLong(lines.readLine())).orElseThrow();
            assertThat(child.isAlive()).isTrue();
            parent.destroyForcibly();
            Awaitility.await().atMost(Duration.ofMinutes(10)).until(() -> !child.isAlive());
        } finally {
            parent.destroyForcibly();
        }
    }

    private static ElasticsearchClient client(ElasticsearchNode node) {
        RestClient http =
                RestClient.builder(HttpHost.create(node.address().toString())).build();
        return new ElasticsearchClient(new RestClientTransport(http, new JacksonJsonpMapper()));
    }
}
