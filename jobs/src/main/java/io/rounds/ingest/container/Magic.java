package io.rounds.ingest.container;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Compares the first bytes of a file. */
final class Magic {
    private Magic() {}

    static boolean startsWith(byte[] head, int... magic) {
        return at(head, 0, magic);
    }

    static boolean startsWith(byte[] head, String magic) {
        return at(head, 0, magic);
    }

    static boolean at(byte[] head, int offset, String magic) {
        return at(head, offset, magic.chars().map(c -> c & 0xFF).toArray());
    }

    static boolean at(byte[] head, int offset, int... magic) {
        if (head.length < offset + magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((head[offset + i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** The beginning as text in lower case, without a byte order mark and white space in front. */
    static String text(byte[] head, int length) {
        String text = new String(head, 0, Math.min(head.length, length), StandardCharsets.UTF_8);
        return (text.startsWith("\uFEFF") ? text.substring(1) : text)
                .stripLeading()
                .toLowerCase(Locale.ROOT);
    }
}
