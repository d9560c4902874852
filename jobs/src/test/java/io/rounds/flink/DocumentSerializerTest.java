package io.rounds.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.model.Document;
import java.time.Instant;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentSerializerTest {
    private static final Instant AT = Instant.parse("2026-03-03T20:00:00.000000001Z");
    private static final Document DOCUMENT = new Document("shares", "x:1:0f", 7, AT, "{\"id\":\"x:1:0f\"}");

    private static Document copied(Document document) throws Exception {
        DataOutputSerializer out = new DataOutputSerializer(64);
        DocumentSerializer.INSTANCE.serialize(document, out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        Document copy = DocumentSerializer.INSTANCE.deserialize(in);
        assertThat(in.available()).isZero();
        return copy;
    }

    @Test
    void aDocumentIsReadAsItWasWritten() throws Exception {
        assertThat(copied(DOCUMENT)).isEqualTo(DOCUMENT);
    }

    @Test
    void aRemovalHasNeitherTimeNorContent() throws Exception {
        Document removal = new Document("links", "0f", Document.FINAL_VERSION, null, null);

        assertThat(copied(removal)).isEqualTo(removal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Zürich", "日本語", "\ud83d\ude00", "\u0000"})
    void anyTextIsKept(String text) throws Exception {
        Document document = new Document("tweets", text, 1, AT, text);

        assertThat(copied(document)).isEqualTo(document);
    }

    @Test
    void whatEarlierVersionsStoredIsReadAgain() {
        StoredBytes.assertReadable(getClass(), "Document", DocumentSerializer.INSTANCE, DOCUMENT);
    }
}
