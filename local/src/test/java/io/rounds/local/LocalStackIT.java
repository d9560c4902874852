package io.rounds.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalStackIT {
    private final Path folder;
    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

    LocalStackIT(@TempDir Path folder) {
        this.folder = folder;
    }

    private LocalStack start(int port) throws Exception {
        return LocalStack.start(folder, port, 1, new PrintStream(messages, true, StandardCharsets.UTF_8));
    }

    @Test
    void allPartsServeAndEnd() throws Exception {
        ProcessHandle child;
        try (LocalStack stack = start(0)) {
            stack.kafka().createTopic("tweets", 1);
            child = ProcessHandle.of(stack.elasticsearch().pid()).orElseThrow();
            HttpURLConnection webUi =
                    (HttpURLConnection) stack.flink().address().toURL().openConnection();
            assertThat(webUi.getResponseCode()).isEqualTo(200);
            assertThat(webUi.getContentType()).contains("text/html");
        }
        assertThat(child.isAlive()).isFalse();
        assertThat(messages.toString(StandardCharsets.UTF_8))
                .contains("Kafka ready in", "Elasticsearch ready in", "Flink ready in");
    }

    @Test
    void whereOnePartDoesNotStartNoneStays() throws IOException {
        List<ProcessHandle> ofOtherTests = ProcessHandle.current().children().toList();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> start(port))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Flink did not start")
                    .hasStackTraceContaining(Integer.toString(port));
        }
        assertThat(ProcessHandle.current().children())
                .filteredOn(ProcessHandle::isAlive)
                .isSubsetOf(ofOtherTests);
    }
}
