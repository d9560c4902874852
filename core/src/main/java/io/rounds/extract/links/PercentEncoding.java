package io.rounds.extract.links;

import io.rounds.extract.text.Chars;
import java.nio.charset.StandardCharsets;

/**
 * Normalises the percent-encoding of URL components (RFC 3986, 6.2.2): upper-case hexadecimal digits, and only the
 * characters encoded that must be. Idempotent.
 */
final class PercentEncoding {
    /** Characters that stay as they are in a path, besides letters and digits. */
    static final String PATH = "-._~!$&'()*+,;=:@/";

    /** Characters that stay as they are in a query or fragment, besides letters and digits. */
    static final String QUERY = PATH + "?";

    /**
     * Characters that are never encoded: the unreserved ones of RFC 3986 and the marks of RFC 2396, which browsers leave
     * as they are and other software encodes.
     */
    private static final String UNRESERVED = "-._~!*'()";

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private PercentEncoding() {}

    /** Normalises a component. */
    static String normalise(String s, String allowed) {
        int clean = 0;
        while (clean < s.length() && isAllowed(s.charAt(clean), allowed)) {
            clean++;
        }
        if (clean == s.length()) {
            return s;
        }
        StringBuilder out = new StringBuilder(s.length() + 16).append(s, 0, clean);
        int at = clean;
        while (at < s.length()) {
            char c = s.charAt(at);
            int octet = c == '%' ? octetAt(s, at) : -1;
            if (octet >= 0) {
                appendOctet(out, octet);
                at += 3;
            } else if (isAllowed(c, allowed)) {
                out.append(c);
                at++;
            } else {
                int next = s.offsetByCodePoints(at, 1);
                appendEncoded(out, s.substring(at, next));
                at = next;
            }
        }
        return out.toString();
    }

    private static void appendOctet(StringBuilder out, int octet) {
        if (octet < 0x80 && isAllowed((char) octet, UNRESERVED)) {
            out.append((char) octet);
        } else {
            out.append('%').append(HEX[octet >> 4]).append(HEX[octet & 0xf]);
        }
    }

    private static void appendEncoded(StringBuilder out, String s) {
        for (byte octet : s.getBytes(StandardCharsets.UTF_8)) {
            out.append('%').append(HEX[(octet >> 4) & 0xf]).append(HEX[octet & 0xf]);
        }
    }

    /** Decodes a component as UTF-8. Malformed sequences stay as they are. */
    static String decode(String s) {
        if (s.indexOf('%') < 0) {
            return s;
        }
        byte[] in = s.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[in.length];
        int length = 0;
        int at = 0;
        while (at < in.length) {
            int high = in[at] == '%' && at + 2 < in.length ? Character.digit(in[at + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(in[at + 2], 16) : -1;
            boolean encoded = low >= 0;
            out[length++] = encoded ? (byte) (high << 4 | low) : in[at];
            at += encoded ? 3 : 1;
        }
        return new String(out, 0, length, StandardCharsets.UTF_8);
    }

    private static int octetAt(String s, int percent) {
        if (percent + 2 >= s.length()) {
            return -1;
        }
        int high = hex(s.charAt(percent + 1));
        int low = hex(s.charAt(percent + 2));
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    private static int hex(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    private static boolean isAllowed(char c, String signs) {
        return Chars.isAlphanumeric(c) || signs.indexOf(c) >= 0;
    }
}
