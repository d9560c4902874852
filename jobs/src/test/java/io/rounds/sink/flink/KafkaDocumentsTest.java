package io.rounds.sink.flink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.model.Document;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class KafkaDocumentsTest {
    private static final Instant AT = Instant.parse("2026-01-05T10:00:00Z");

    private static ProducerRecord<byte[], byte[]> record(Document document) {
        return KafkaDocuments.record("documents", document);
    }

    @Test
    void aDocumentIsKeyedByIndexAndIdAndHasItsVersionAndTime() {
        ProducerRecord<byte[], byte[]> record = record(new Document("tweets", "x:1", 7, AT, "{\"id\":\"x:1\"}"));

        assertThat(record.topic()).isEqualTo("documents");
        assertThat(record.key()).asString(UTF_8).isEqualTo("tweets/x:1");
        assertThat(record.value()).asString(UTF_8).isEqualTo("{\"id\":\"x:1\"}");
        assertThat(record.timestamp()).isEqualTo(AT.toEpochMilli());
        assertThat(record.headers().lastHeader("version").value())
                .asString(UTF_8)
                .isEqualTo("7");
    }

    @Test
    void aRemovalIsATombstoneThatHasAVersionToo() {
        ProducerRecord<byte[], byte[]> record =
                record(new Document("tweets", "x:1", Document.FINAL_VERSION, null, null));

        assertThat(record.key()).asString(UTF_8).isEqualTo("tweets/x:1");
        assertThat(record.value()).isNull();
        assertThat(record.timestamp()).isNull();
        assertThat(record.headers().lastHeader("version").value())
                .asString(UTF_8)
                .isEqualTo(Long.toString(Document.FINAL_VERSION));
    }

    @Test
    void aTimeBefore1970IsLeftOutSinceKafkaHasNone() {
        assertThat(record(new Document("publications", "doi:1", 1, Instant.parse("1959-07-01T00:00:00Z"), "{}"))
                        .timestamp())
                .isNull();
    }
}
