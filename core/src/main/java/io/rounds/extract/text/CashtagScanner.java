package io.rounds.extract.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds stock symbols by twitter-text's rule: after white space a dollar sign, up to six ASCII letters, optionally a
 * dot or underscore and one or two letters, before white space, ASCII punctuation or the end.
 */
final class CashtagScanner {
    private static final int MAX_SYMBOL_LENGTH = 6;
    private static final int MAX_SUFFIX_LENGTH = 2;

    private CashtagScanner() {}

    static List<Entity> scan(String text) {
        List<Entity> found = new ArrayList<>();
        int consumed = 0;
        for (int dollar = text.indexOf('$'); dollar >= 0; dollar = text.indexOf('$', dollar + 1)) {
            int end = mayFollow(text, dollar, consumed) ? endOfSymbol(text, dollar + 1) : -1;
            if (end >= 0) {
                found.add(Entity.of(text, dollar, 1, end));
                consumed = end;
            }
        }
        return found;
    }

    private static boolean mayFollow(String text, int dollar, int consumed) {
        if (dollar == 0) {
            return true;
        }
        char before = text.charAt(dollar - 1);
        return dollar > consumed && (Chars.isSpace(before) || Chars.isDirectional(before));
    }

    private static int endOfSymbol(String text, int start) {
        int symbol = endOfLetters(text, start, MAX_SYMBOL_LENGTH);
        if (symbol == start) {
            return -1;
        }
        if (symbol < text.length() && (text.charAt(symbol) == '.' || text.charAt(symbol) == '_')) {
            int suffix = endOfLetters(text, symbol + 1, MAX_SUFFIX_LENGTH);
            if (suffix > symbol + 1 && endsWord(text, suffix)) {
                return suffix;
            }
        }
        return endsWord(text, symbol) ? symbol : -1;
    }

    private static int endOfLetters(String text, int start, int maxLength) {
        int limit = Math.min(text.length(), start + maxLength);
        int end = start;
        while (end < limit && Chars.isAsciiLetter(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean endsWord(String text, int end) {
        if (end == text.length()) {
            return true;
        }
        char c = text.charAt(end);
        boolean punctuation = c > ' ' && c < 0x7f && !Chars.isAlphanumeric(c);
        boolean lastLineBreak = end == text.length() - 1 && (c == '\u0085' || c == '\u2028' || c == '\u2029');
        return punctuation || Chars.isAsciiSpace(c) || lastLineBreak;
    }
}
