package io.rounds.extract.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds mentions by twitter-text's rule: at signs, not right after a letter, digit or one of {@code _!#$%&*} (but
 * after {@code RT}), then up to 20 letters, digits and underscores, and optionally a list's name; not followed by an
 * at sign, an accented letter or {@code ://}. One pass.
 */
final class MentionScanner {
    private static final int MAX_HANDLE_LENGTH = 20;
    private static final int MAX_LIST_TAIL_LENGTH = 24;
    private static final String FORBIDDEN_BEFORE = "_!#$%&*";
    private static final String FORBIDDEN_BEFORE_RT = "_+~.-";

    private MentionScanner() {}

    /** Mentions and mentions of lists. */
    static List<Entity> scan(String text) {
        List<Entity> found = new ArrayList<>(4);
        int length = text.length();
        int consumed = 0;
        int at = 0;
        while (at < length) {
            if (!Chars.isAt(text.charAt(at))) {
                at++;
                continue;
            }
            int handle = endOfSigns(text, at);
            int end = endOfHandle(text, handle);
            if (end == handle || !mayFollow(text, at, consumed)) {
                at = handle;
                continue;
            }
            int listEnd = endOfList(text, end);
            if (!isCutOff(text, listEnd)) {
                found.add(new Entity(handle - 1, listEnd, text.substring(handle, end), text.substring(end, listEnd)));
            }
            consumed = listEnd;
            at = listEnd;
        }
        return found;
    }

    /** The handle of the mention that a text starts with, or null: the account it replies to. */
    static @Nullable String replyTo(String text) {
        int at = 0;
        while (at < text.length() && (Chars.isSpace(text.charAt(at)) || Chars.isDirectional(text.charAt(at)))) {
            at++;
        }
        if (at == text.length() || !Chars.isAt(text.charAt(at))) {
            return null;
        }
        int end = endOfHandle(text, at + 1);
        return end == at + 1 || isCutOff(text, end) ? null : text.substring(at + 1, end);
    }

    private static int endOfSigns(String text, int start) {
        int end = start;
        while (end < text.length() && Chars.isAt(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int endOfHandle(String text, int start) {
        int limit = Math.min(text.length(), start + MAX_HANDLE_LENGTH);
        int end = start;
        while (end < limit && Chars.isHandle(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int endOfList(String text, int slash) {
        if (slash + 1 >= text.length() || text.charAt(slash) != '/' || !Chars.isAsciiLetter(text.charAt(slash + 1))) {
            return slash;
        }
        int limit = Math.min(text.length(), slash + 2 + MAX_LIST_TAIL_LENGTH);
        int end = slash + 2;
        while (end < limit && (Chars.isHandle(text.charAt(end)) || text.charAt(end) == '-')) {
            end++;
        }
        return end;
    }

    private static boolean mayFollow(String text, int at, int consumed) {
        if (at == 0) {
            return true;
        }
        if (at <= consumed) {
            return false;
        }
        char before = text.charAt(at - 1);
        boolean allowed = !Chars.isAlphanumeric(before) && FORBIDDEN_BEFORE.indexOf(before) < 0;
        return allowed || endsWithRt(text, at, consumed);
    }

    private static boolean endsWithRt(String text, int at, int consumed) {
        int rt = at - 2;
        if (rt < 0 || !text.regionMatches(true, rt, "RT", 0, 2)) {
            return false;
        }
        if (rt == 0) {
            return true;
        }
        char before = text.charAt(rt - 1);
        return rt > consumed && !Chars.isAlphanumeric(before) && FORBIDDEN_BEFORE_RT.indexOf(before) < 0;
    }

    private static boolean isCutOff(String text, int end) {
        return end < text.length()
                && (Chars.isAt(text.charAt(end))
                        || Chars.isLatinAccent(text.charAt(end))
                        || Chars.isProtocolEnd(text, end));
    }
}
