package io.rounds.extract.links;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Recognises and normalises IP addresses as hosts: IPv4 in dotted form, IPv6 in brackets as of RFC 5952. Addresses that are
 * not public (private, loopback, link-local, multicast) are not hosts of links.
 */
final class IpAddresses {
    private static final int GROUPS = 8;

    private IpAddresses() {}

    /** Whether a host is an IPv4 address. */
    static boolean isV4(String host) {
        return !host.isEmpty() && host.charAt(host.length() - 1) <= '9' && v4(host) != null;
    }

    /** Whether a host is in brackets, as IPv6 addresses are. */
    static boolean isV6(String host) {
        return host.startsWith("[");
    }

    static boolean isPublicV4(String host) {
        int[] parts = v4(host);
        if (parts == null) {
            return false;
        }
        int first = parts[0];
        int second = parts[1];
        return switch (first) {
            case 0, 10, 127 -> false;
            case 100 -> (second & 0xc0) != 64;
            case 169 -> second != 254;
            case 172 -> (second & 0xf0) != 16;
            case 192 -> second != 168;
            default -> first < 224;
        };
    }

    private static int @Nullable [] v4(String host) {
        String[] parts = host.split("\\.", -1);
        if (parts.length != 4) {
            return null;
        }
        int[] numbers = new int[4];
        for (int i = 0; i < 4; i++) {
            String part = parts[i];
            boolean wellFormed =
                    Ids.isNumber(part) && part.length() <= 3 && (part.length() == 1 || part.charAt(0) != '0');
            if (!wellFormed || Integer.parseInt(part) > 255) {
                return null;
            }
            numbers[i] = Integer.parseInt(part);
        }
        return numbers;
    }

    /** Normalises a public IPv6 address in brackets; null if it is invalid or not public. */
    static @Nullable String v6(String bracketed) {
        if (!bracketed.endsWith("]")) {
            return null;
        }
        int[] groups = groups(bracketed.substring(1, bracketed.length() - 1).toLowerCase(Locale.ROOT));
        return groups == null || !isPublic(groups) ? null : spelled(groups);
    }

    private static int @Nullable [] groups(String text) {
        int gap = text.indexOf("::");
        int[] groups = new int[GROUPS];
        if (gap < 0) {
            return fill(groups, text, 0) == GROUPS ? groups : null;
        }
        String before = text.substring(0, gap);
        String after = text.substring(gap + 2);
        int[] tail = new int[GROUPS];
        int head = before.isEmpty() ? 0 : fill(groups, before, 0);
        int end = after.isEmpty() ? 0 : fill(tail, after, 0);
        if (head < 0 || end < 0 || head + end >= GROUPS) {
            return null;
        }
        System.arraycopy(tail, 0, groups, GROUPS - end, end);
        return groups;
    }

    /** Reads groups, the last of which may be an IPv4 address, and returns their number, or -1 if they are malformed. */
    private static int fill(int[] groups, String text, int from) {
        String[] parts = text.split(":", -1);
        int count = from;
        for (int i = 0; i < parts.length; i++) {
            int[] v4 = i == parts.length - 1 && parts[i].indexOf('.') > 0 ? v4(parts[i]) : null;
            if (count + (v4 == null ? 1 : 2) > GROUPS || (v4 == null && !isGroup(parts[i]))) {
                return -1;
            }
            if (v4 != null) {
                groups[count++] = v4[0] << 8 | v4[1];
                groups[count++] = v4[2] << 8 | v4[3];
            } else {
                groups[count++] = Integer.parseInt(parts[i], 16);
            }
        }
        return count;
    }

    private static boolean isGroup(String s) {
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return !s.isEmpty() && s.length() <= 4;
    }

    private static boolean isPublic(int[] groups) {
        int before = 0;
        for (int i = 0; i < GROUPS - 1; i++) {
            before |= groups[i];
        }
        boolean unspecifiedOrLoopback = before == 0 && groups[GROUPS - 1] <= 1;
        boolean linkLocal = (groups[0] & 0xffc0) == 0xfe80;
        boolean uniqueLocal = (groups[0] & 0xfe00) == 0xfc00;
        boolean multicast = (groups[0] & 0xff00) == 0xff00;
        return !unspecifiedOrLoopback && !linkLocal && !uniqueLocal && !multicast;
    }

    /** Without leading zeros, the first of the longest runs of two and more zero groups as {@code ::}. */
    private static String spelled(int[] groups) {
        int longest = -1;
        int length = 1;
        for (int i = 0; i < GROUPS; i++) {
            int end = i;
            while (end < GROUPS && groups[end] == 0) {
                end++;
            }
            if (end - i > length) {
                longest = i;
                length = end - i;
            }
            i = Math.max(i, end - 1);
        }
        StringBuilder out = new StringBuilder("[");
        for (int i = 0; i < GROUPS; i++) {
            if (i == longest) {
                out.append("::");
                i += length - 1;
            } else {
                out.append(i == 0 || (longest >= 0 && i == longest + length) ? "" : ":");
                out.append(Integer.toHexString(groups[i]));
            }
        }
        return out.append(']').toString();
    }
}
