package io.rounds.extract.text;

import java.net.IDN;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds URLs, with and without a protocol, by twitter-text's grammar. One left-to-right scan in linear time, also on
 * hostile input, where the original's regular expression backtracks.
 *
 * <p>A URL starts after a character that is no ASCII letter or digit and none of {@code @＠$#＃}. Its host is the
 * longest sequence of labels of ASCII and accented Latin letters that ends with a top-level domain; after a protocol it
 * may also be one label of any script and a top-level domain. Then come a port, a path with balanced parentheses of
 * depth two, and a query, each without the punctuation that ends a sentence. A t.co link ends after its id and query.
 * Unlike twitter-text's, a path may contain a {@linkplain SiciScanner SICI code}, whose end is no host.
 *
 * <p>To stay linear, a scanner caches the current run of host characters and the index up to which no label is followed by
 * a top-level domain. One instance scans one text.
 */
final class UrlScanner {
    private static final int MAX_URL_LENGTH = 4096;
    private static final int MAX_TCO_ID_LENGTH = 40;
    private static final int MAX_LABEL_LENGTH = 63;
    private static final int HTTPS_LENGTH = "https://".length();
    private static final String TCO = "t.co/";

    private final String text;
    private final int length;
    private final Tlds tlds;
    private final ConversionBudget budget;
    private final List<Entity> found = new ArrayList<>(4);

    /** The run of host letters, {@code -} and {@code _} that was read last, from the index where reading began. */
    private int runStart = -1;

    private int runEnd = -1;

    /** Whether that run can be a label: a dot follows and it does not end with {@code -} or {@code _}. */
    private boolean runIsLabel;

    private int runLastUnderscore = -1;

    /** No label that ends before this index is followed by a top-level domain, unless cut at an underscore. */
    private int noTldUntil;

    private UrlScanner(String text, Tlds tlds, ConversionBudget budget) {
        this.text = text;
        this.length = text.length();
        this.tlds = tlds;
        this.budget = budget;
    }

    static List<Entity> scan(String text, Tlds tlds, ConversionBudget budget) {
        return text.indexOf('.') < 0 ? List.of() : new UrlScanner(text, tlds, budget).scan();
    }

    private List<Entity> scan() {
        // The grammar requires a character before the URL unless the text starts with it, so an accented first letter
        // is skipped.
        int start = length > 1 && Chars.isLatinAccent(text.charAt(0)) ? tryAt(1) : -1;
        for (int at = Math.max(start, 0); at < length; at++) {
            boolean candidate = at == 0 || (at != start && Chars.mayPrecedeUrl(text.charAt(at - 1)));
            if (candidate) {
                int end = tryAt(at);
                if (end >= 0) {
                    start = end;
                    at = end;
                }
            }
        }
        return found;
    }

    /** Matches at an index, adds the URL to the result, and returns the end of the match, or -1. */
    private int tryAt(int start) {
        char first = text.charAt(start);
        int protocol = Chars.isHost(first) ? protocolLength(start) : 0;
        int host = start + protocol;
        int hostEnd = -1;
        if (host < length && Chars.isHost(text.charAt(host))) {
            hostEnd = endOfHost(host);
        }
        if (hostEnd < 0 && (protocol > 0 || followsProtocol(start))) {
            hostEnd = endOfUnicodeHost(host);
        }
        if (hostEnd < 0) {
            return -1;
        }
        int end = endOfQuery(endOfPath(endOfPort(hostEnd)), length);
        if (protocol > 0 || start == 0 || !forbidsBareHost(text.charAt(start - 1))) {
            keep(start, host, hostEnd, end);
        }
        return end;
    }

    private int protocolLength(int start) {
        char first = text.charAt(start);
        if (first != 'h' && first != 'H') {
            return 0;
        }
        if (text.regionMatches(true, start, "http://", 0, 7)) {
            return 7;
        }
        return text.regionMatches(true, start, "https://", 0, 8) ? 8 : 0;
    }

    /** Whether a protocol ends right before the index, where a URL could not start. */
    private boolean followsProtocol(int start) {
        return start > 0
                && text.charAt(start - 1) == '/'
                && (endsWith("http://", start) || endsWith("https://", start));
    }

    private boolean endsWith(String protocol, int end) {
        int from = end - protocol.length();
        return from >= 0 && text.regionMatches(true, from, protocol, 0, protocol.length());
    }

    private static boolean forbidsBareHost(char before) {
        return before == '-' || before == '_' || before == '.' || before == '/';
    }

    private int endOfHost(int start) {
        boolean noTld = start < noTldUntil;
        int end = -1;
        int label = start;
        while (label < length && Chars.isHost(text.charAt(label))) {
            readRun(label);
            if (!runIsLabel) {
                break;
            }
            int next = runEnd + 1;
            if (runLastUnderscore < label) {
                int tldEnd = tlds.endAt(text, next, true);
                end = tldEnd >= 0 ? tldEnd : end;
            }
            label = next;
            if (noTld) {
                return end;
            }
        }
        noTldUntil = label;
        return end;
    }

    private void readRun(int start) {
        if (runStart <= start && start < runEnd) {
            return;
        }
        int underscore = -1;
        int end = start;
        while (end < length) {
            char c = text.charAt(end);
            if (c == '_') {
                underscore = end;
            } else if (c != '-' && !Chars.isHost(c)) {
                break;
            }
            end++;
        }
        runStart = start;
        runEnd = end;
        runLastUnderscore = underscore;
        runIsLabel = end < length && text.charAt(end) == '.' && Chars.isHost(text.charAt(end - 1));
    }

    private int endOfUnicodeHost(int start) {
        int end = start;
        while (end < length) {
            int c = text.codePointAt(end);
            if (c != '-' && !Chars.isUnicodeHost(c)) {
                break;
            }
            end += Character.charCount(c);
        }
        boolean label = end > start
                && end < length
                && text.charAt(end) == '.'
                && text.charAt(start) != '-'
                && text.charAt(end - 1) != '-';
        return label ? tlds.endAt(text, end + 1, false) : -1;
    }

    private int endOfPort(int start) {
        int end = start + 1;
        while (start < length && text.charAt(start) == ':' && end < length && isDigit(text.charAt(end))) {
            end++;
        }
        return end > start + 1 ? end : start;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /**
     * The path reaches to the last character that may end one, parentheses before it skipped as a whole, and over
     * parentheses that follow directly. It also takes in the angle brackets of one SICI code.
     */
    private int endOfPath(int start) {
        if (start >= length || text.charAt(start) != '/') {
            return start;
        }
        int end = start + 1;
        int at = end;
        boolean sici = false;
        while (at >= 0 && at < length) {
            char c = text.charAt(at);
            if (Chars.isPath(c)) {
                at++;
                end = Chars.isPathEnd(c) ? at : end;
            } else if (c == '<' && !sici) {
                sici = true;
                at = SiciScanner.endAfterDoi(text, start, at);
                end = Math.max(end, at);
            } else {
                at = endOfParentheses(at);
            }
        }
        int closed = endOfParentheses(end);
        while (closed >= 0) {
            end = closed;
            closed = endOfParentheses(end);
        }
        return end;
    }

    /** The end of {@code (a)} or {@code (a(b)c)}, or -1. */
    private int endOfParentheses(int start) {
        if (start >= length || text.charAt(start) != '(') {
            return -1;
        }
        int at = endOfPathRun(start + 1);
        if (at < length && text.charAt(at) == ')' && at > start + 1) {
            return at + 1;
        }
        if (at >= length || text.charAt(at) != '(') {
            return -1;
        }
        int inner = endOfPathRun(at + 1);
        if (inner == at + 1 || inner >= length || text.charAt(inner) != ')') {
            return -1;
        }
        int outer = endOfPathRun(inner + 1);
        return outer < length && text.charAt(outer) == ')' ? outer + 1 : -1;
    }

    private int endOfPathRun(int start) {
        int end = start;
        while (end < length && Chars.isPath(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private int endOfQuery(int start, int limit) {
        if (start >= limit || text.charAt(start) != '?') {
            return start;
        }
        int end = start;
        for (int at = start + 1; at < limit && Chars.isQuery(text.charAt(at)); at++) {
            end = Chars.isQueryEnd(text.charAt(at)) ? at + 1 : end;
        }
        return end;
    }

    private void keep(int start, int host, int hostEnd, int matchEnd) {
        int end = matchEnd;
        if (host > start && text.regionMatches(true, host, TCO, 0, TCO.length())) {
            int id = host + TCO.length();
            int idEnd = id;
            while (idEnd < matchEnd && Chars.isAlphanumeric(text.charAt(idEnd))) {
                idEnd++;
            }
            if (idEnd - id > MAX_TCO_ID_LENGTH) {
                return;
            }
            end = idEnd > id ? endOfQuery(idEnd, matchEnd) : matchEnd;
        }
        boolean partOfSici = host == start && text.startsWith(";", hostEnd) && SiciScanner.isMedium(text, host);
        if (partOfSici) {
            return;
        }
        int asciiHost = lengthInAscii(host, hostEnd);
        int protocol = host > start ? 0 : HTTPS_LENGTH;
        if (asciiHost > 0 && end - start + asciiHost - (hostEnd - host) + protocol <= MAX_URL_LENGTH) {
            found.add(Entity.of(text, start, 0, end));
        }
    }

    /** The length of a host in ASCII, or -1 where it breaks the rules of host names. */
    private int lengthInAscii(int start, int end) {
        int label = start;
        boolean international = false;
        for (int at = start; at < end; at++) {
            char c = text.charAt(at);
            international |= c >= 0x80;
            if (c == '.') {
                label = at + 1;
            } else if (at - label >= MAX_LABEL_LENGTH) {
                return -1;
            }
        }
        return international && budget.spend(end - start) ? lengthInPunycode(text.substring(start, end)) : end - start;
    }

    private static int lengthInPunycode(String host) {
        if (host.length() > MAX_URL_LENGTH) {
            return -1;
        }
        try {
            return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).length();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return -1;
        }
    }
}
