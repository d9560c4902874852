package io.rounds.extract.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds hashtags by twitter-text's rule: a hash sign, not right after a letter, digit or {@code &}, then letters,
 * marks, digits and joining signs of any script with at least one letter or mark, not followed by another hash sign
 * or {@code ://}. One pass.
 */
public final class HashtagScanner {
    private static final char EMOJI_STYLE = '\ufe0f';
    private static final char TEXT_STYLE = '\ufe0e';
    private static final char KEYCAP = '\u20e3';

    private HashtagScanner() {}

    public static List<Entity> scan(String text) {
        List<Entity> found = new ArrayList<>(4);
        int length = text.length();
        int consumed = 0;
        for (int hash = 0; hash < length; hash++) {
            if (!Chars.isHash(text.charAt(hash)) || !mayFollow(text, hash, consumed)) {
                continue;
            }
            int end = endOfTag(text, hash + 1);
            if (end < 0) {
                continue;
            }
            if (!isCutOff(text, end)) {
                found.add(Entity.of(text, hash, 1, end));
            }
            consumed = end;
            hash = end - 1;
        }
        return found;
    }

    private static boolean mayFollow(String text, int hash, int consumed) {
        if (hash == 0) {
            return true;
        }
        if (hash <= consumed) {
            return false;
        }
        char before = text.charAt(hash - 1);
        if (before == EMOJI_STYLE || before == TEXT_STYLE) {
            return true;
        }
        return before != '&' && !Chars.isTag(text.codePointBefore(hash));
    }

    /** The end of the tag that starts here, or -1 where there is none. */
    private static int endOfTag(String text, int start) {
        int length = text.length();
        if (start >= length || text.charAt(start) == EMOJI_STYLE || text.charAt(start) == KEYCAP) {
            return -1;
        }
        boolean letter = false;
        int end = start;
        while (end < length) {
            int codePoint = text.codePointAt(end);
            if (!Chars.isTag(codePoint)) {
                break;
            }
            letter |= Chars.isTagLetter(codePoint);
            end += Character.charCount(codePoint);
        }
        return letter ? end : -1;
    }

    private static boolean isCutOff(String text, int end) {
        return end < text.length() && (Chars.isHash(text.charAt(end)) || Chars.isProtocolEnd(text, end));
    }
}
