package io.rounds.explorer;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rounds.elasticsearch.ElasticsearchOptions;
import org.junit.jupiter.api.Test;

final class ExplorerOptionsTest {
    @Test
    void aShortTokenIsRefused() {
        ExplorerOptions options = ExplorerOptions.of(ElasticsearchOptions.at("http://127.0.0.1:9200"));
        assertThatThrownBy(() -> options.withToken("short")).hasMessageContaining("16 characters");
        assertThatThrownBy(() -> options.withRequestsPerSecond(-1)).hasMessageContaining("0 (no limit)");
    }
}
