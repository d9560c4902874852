package io.rounds.ingest.meta;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/**
 * Repairs the texts in Meta's exports, which write each byte of UTF-8 as a character of its own: {@code caf\u005cu00c3\u005cu00a9} is
 * {@code café}.
 */
public final class Mojibake {
    private Mojibake() {}

    /** The text that was meant. The text itself if it has other characters, or its bytes are no UTF-8. */
    public static String repaired(String text) {
        boolean ascii = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0xFF) {
                return text;
            }
            ascii &= c < 0x80;
        }
        if (ascii) {
            return text;
        }
        try {
            return UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(text.getBytes(ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException asItIs) {
            return text;
        }
    }
}
