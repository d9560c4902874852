package io.rounds.ingest.encoding;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An encoding of two or four bytes, or UTF-8 with a mark, which the first bytes of a file show: by a byte order mark, else by
 * the zero bytes that most characters of JSON and CSV have in these encodings.
 *
 * @param charset of the text
 * @param markLength bytes of the byte order mark
 */
record Encoding(Charset charset, int markLength) {
    private static final int SAMPLE_BYTES = 4096;

    /** What these are: {@code FF FE 00 00} would be UTF-16, too, of a text that begins with a zero. So that comes first. */
    private static final int[][] MARKS = {
        {0xFF, 0xFE, 0, 0}, {0, 0, 0xFE, 0xFF}, {0xEF, 0xBB, 0xBF}, {0xFF, 0xFE}, {0xFE, 0xFF}
    };

    private static final Charset[] MARKED = {
        Charset.forName("UTF-32LE"),
        Charset.forName("UTF-32BE"),
        StandardCharsets.UTF_8,
        StandardCharsets.UTF_16LE,
        StandardCharsets.UTF_16BE
    };

    /** The encoding of a file that begins with these bytes; null if they show none. */
    static @Nullable Encoding of(byte[] head) {
        for (int i = 0; i < MARKS.length; i++) {
            if (startsWith(head, MARKS[i])) {
                return new Encoding(MARKED[i], MARKS[i].length);
            }
        }
        Charset wide = byZeros(head);
        return wide == null ? null : new Encoding(wide, 0);
    }

    private static boolean startsWith(byte[] head, int[] mark) {
        boolean matches = head.length >= mark.length;
        for (int i = 0; matches && i < mark.length; i++) {
            matches = (head[i] & 0xFF) == mark[i];
        }
        return matches;
    }

    /** By the place of zeros among four bytes. Text is mostly, though not only, ASCII. */
    private static @Nullable Charset byZeros(byte[] head) {
        int quads = Math.min(head.length, SAMPLE_BYTES) / 4;
        int[] zeros = new int[4];
        for (int i = 0; i < quads * 4; i++) {
            zeros[i % 4] += head[i] == 0 ? 1 : 0;
        }
        boolean[] mostly = new boolean[4];
        boolean[] hardly = new boolean[4];
        for (int i = 0; i < 4; i++) {
            mostly[i] = quads > 0 && zeros[i] >= quads * 0.4;
            hardly[i] = zeros[i] <= quads * 0.05;
        }
        if (Arrays.equals(mostly, new boolean[] {false, true, true, true}) && hardly[0]) {
            return Charset.forName("UTF-32LE");
        }
        if (Arrays.equals(mostly, new boolean[] {true, true, true, false}) && hardly[3]) {
            return Charset.forName("UTF-32BE");
        }
        if (mostly[1] && mostly[3] && hardly[0] && hardly[2]) {
            return StandardCharsets.UTF_16LE;
        }
        return mostly[0] && mostly[2] && hardly[1] && hardly[3] ? StandardCharsets.UTF_16BE : null;
    }
}
