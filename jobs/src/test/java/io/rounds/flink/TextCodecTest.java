package io.rounds.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextCodecTest {

    private static byte[] written(String text) throws Exception {
        DataOutputSerializer out = new DataOutputSerializer(16);
        TextCodec.write(text, out);
        return out.getCopyOfBuffer();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 65, 126, 127, 128, 255, 256, 257, 20_000})
    void textsOfAnyLengthAreReadAsTheyWereWritten(int length) throws Exception {
        for (String unit : List.of("a", "\u007f", "\u0080", "é", "日", "\ud83d\ude00")) {
            String text = unit.repeat(length);
            DataInputDeserializer in = new DataInputDeserializer(written(text));

            assertThat(TextCodec.read(in)).isEqualTo(text);
            assertThat(in.available()).isZero();
        }
    }

    @Test
    void aTextIsItsLengthAndUtf8WhateverItsCharacters() throws Exception {
        List<String> texts = new ArrayList<>(List.of("x:1", "Zoë", "a".repeat(64), "a".repeat(65), "日".repeat(30)));
        for (String text : texts) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            byte[] written = written(text);

            assertThat(written[0] & 0xff).isEqualTo(utf8.length + 1);
            assertThat(written).endsWith(utf8).hasSize(utf8.length + 1);
        }
    }

    @Test
    void textsFollowOneAnother() throws Exception {
        DataOutputSerializer out = new DataOutputSerializer(16);
        TextCodec.write(List.of("long".repeat(20), "é", "", "short"), out);
        TextCodec.write((String) null, out);

        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        assertThat(TextCodec.readList(in)).containsExactly("long".repeat(20), "é", "", "short");
        assertThat(TextCodec.readNullable(in)).isNull();
    }
}
