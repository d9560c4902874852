package io.rounds.simulator.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A buffer that JSON is written to as bytes. Generating the stream must be cheap, so there is no tree of nodes: most of a
 * message is copied from fragments that were serialized once.
 */
public final class JsonBytes {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] buffer = new byte[8192];
    private int length;

    /** The bytes of a piece of JSON. */
    public static byte[] of(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    /** Empties the buffer and keeps its memory. */
    public JsonBytes clear() {
        length = 0;
        return this;
    }

    /** A copy of what was written. */
    public byte[] toBytes() {
        return Arrays.copyOf(buffer, length);
    }

    /** Appends bytes that are JSON already. */
    public JsonBytes raw(byte[] bytes) {
        return raw(bytes, 0);
    }

    /** Appends the bytes from a position on. */
    public JsonBytes raw(byte[] bytes, int from) {
        int count = bytes.length - from;
        room(count);
        System.arraycopy(bytes, from, buffer, length, count);
        length += count;
        return this;
    }

    /** Appends an ASCII string that needs no escaping. */
    public JsonBytes ascii(String s) {
        int n = s.length();
        room(n);
        for (int i = 0; i < n; i++) {
            buffer[length++] = (byte) s.charAt(i);
        }
        return this;
    }

    /** Appends an integer. */
    public JsonBytes number(long value) {
        room(20);
        if (value < 0) {
            buffer[length++] = '-';
        }
        long rest = Math.abs(value);
        int digits = 1;
        for (long power = 10; digits < 19 && rest >= power; power *= 10) {
            digits++;
        }
        for (int i = length + digits - 1; i >= length; i--) {
            buffer[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    /** Appends epoch milliseconds as X writes them: 24 characters, whole seconds. */
    public JsonBytes time(long millis) {
        room(TimestampWriter.LENGTH);
        TimestampWriter.write(millis, buffer, length);
        length += TimestampWriter.LENGTH;
        return this;
    }

    /** Appends the content of a JSON string, escaped, without the quotes. */
    public JsonBytes text(String s) {
        int n = s.length();
        room(6 * n);
        for (int i = 0; i < n; i++) {
            char c = s.charAt(i);
            if (c < 0x80) {
                ascii(c);
            } else if (c < 0x800) {
                buffer[length++] = (byte) (0xC0 | (c >> 6));
                buffer[length++] = (byte) (0x80 | (c & 0x3F));
            } else if (Character.isHighSurrogate(c)) {
                i++;
                int codePoint = Character.toCodePoint(c, s.charAt(i));
                buffer[length++] = (byte) (0xF0 | (codePoint >> 18));
                buffer[length++] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
                buffer[length++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
                buffer[length++] = (byte) (0x80 | (codePoint & 0x3F));
            } else {
                buffer[length++] = (byte) (0xE0 | (c >> 12));
                buffer[length++] = (byte) (0x80 | ((c >> 6) & 0x3F));
                buffer[length++] = (byte) (0x80 | (c & 0x3F));
            }
        }
        return this;
    }

    private void ascii(char c) {
        if (c == '"' || c == '\\') {
            buffer[length++] = '\\';
            buffer[length++] = (byte) c;
        } else if (c == '\n') {
            buffer[length++] = '\\';
            buffer[length++] = 'n';
        } else if (c < ' ') {
            buffer[length++] = '\\';
            buffer[length++] = 'u';
            buffer[length++] = '0';
            buffer[length++] = '0';
            buffer[length++] = HEX[c >> 4];
            buffer[length++] = HEX[c & 0xF];
        } else {
            buffer[length++] = (byte) c;
        }
    }

    private void room(int more) {
        if (length + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, length + more));
        }
    }
}
