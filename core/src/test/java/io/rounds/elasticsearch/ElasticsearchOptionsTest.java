package io.rounds.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ElasticsearchOptionsTest {
    private static final String URL = "https://es.example.org:9200";

    private static ElasticsearchOptions.Server server(Map<String, String> environment) {
        return ElasticsearchOptions.fromEnvironment(URL, environment).server();
    }

    @Test
    void withoutVariablesThereIsNoLogin() {
        assertThat(server(Map.of())).isEqualTo(ElasticsearchOptions.Server.at(URL));
    }

    @Test
    void theKeyIsReadFromTheVariableRatherThanFromTheFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "of-the-file\n");
        assertThat(server(Map.of("ROUNDS_ELASTICSEARCH_API_KEY_FILE", file.toString()))
                        .apiKey())
                .isEqualTo("of-the-file");
        assertThat(server(Map.of(
                                "ROUNDS_ELASTICSEARCH_API_KEY_FILE",
                                file.toString(),
                                "ROUNDS_ELASTICSEARCH_API_KEY",
                                "of-the-variable"))
                        .apiKey())
                .isEqualTo("of-the-variable");
    }

    @Test
    void aFileWithoutAKeyIsNamed(@TempDir Path folder) throws IOException {
        Path empty = Files.writeString(folder.resolve("key"), " \n");
        for (Path file : new Path[] {empty, folder.resolve("absent")}) {
            assertThatThrownBy(() -> server(Map.of("ROUNDS_ELASTICSEARCH_API_KEY_FILE", file.toString())))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("ROUNDS_ELASTICSEARCH_API_KEY_FILE");
        }
    }

    @Test
    void theAuthorityIsThatOfTheVariable() {
        assertThat(server(Map.of("ROUNDS_ELASTICSEARCH_CA", "/certs/ca.crt")).caCertificate())
                .isEqualTo("/certs/ca.crt");
    }
}
