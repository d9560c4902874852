package io.rounds.extract.labels;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A label at its place in a text.
 *
 * @param letter {@code Q}, {@code T} or {@code A}
 * @param number 0 to 15
 * @param part {@code a} to {@code e}, or 0 for none
 * @param ambiguous whether it often means something else, so that it needs a colon or a similar delimiter to count
 * @param end index after its last UTF-16 unit
 */
record Label(char letter, int number, char part, boolean ambiguous, int end) {
    private static final int MAX_DIGITS = 2;
    private static final int MAX_NUMBER = 15;
    private static final int MAX_UNAMBIGUOUS_NUMBER = 9;
    private static final char EMOJI_STYLE = '\ufe0f';
    private static final char KEYCAP = '\u20e3';
    private static final String[] WORDS = {"question", "topic", "answer"};
    private static final String[] NUMBERS = {
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"
    };

    /** The normalised form: {@code Q1}, {@code A3b}. */
    String name() {
        return part == 0 ? "" + letter + number : "" + letter + number + part;
    }

    /** The label that starts at an index, or null. The text before it is ignored. */
    static @Nullable Label at(String text, int start) {
        char letter = letterAt(text, start);
        if (letter == 0) {
            return null;
        }
        int at = start + 1;
        if (isDigit(text, at)) {
            return digits(text, at, letter, false);
        }
        for (String word : WORDS) {
            if (Character.toUpperCase(word.charAt(0)) == letter
                    && text.regionMatches(true, start, word, 0, word.length())) {
                return afterWord(text, start + word.length(), letter);
            }
        }
        at = skip(text, at, " ");
        at = skip(text, at, at == start + 1 ? ".#" : "#");
        Label apart = at > start + 1 ? digits(text, at, letter, true) : null;
        return apart == null || apart.number > MAX_UNAMBIGUOUS_NUMBER ? null : apart;
    }

    /** A number that continues a list of labels: the 2 in "A1 & 2". */
    static @Nullable Label ofNumber(String text, int start, char letter) {
        return digits(text, start, letter, true);
    }

    private static @Nullable Label afterWord(String text, int end, char letter) {
        int at = skip(text, end, " ");
        at = skip(text, at, "#");
        if (isDigit(text, at)) {
            return digits(text, at, letter, letter == 'A');
        }
        for (int number = 0; at > end && number < NUMBERS.length; number++) {
            String word = NUMBERS[number];
            int wordEnd = at + word.length();
            if (text.regionMatches(true, at, word, 0, word.length()) && !isWord(text, wordEnd)) {
                return new Label(letter, number, (char) 0, true, wordEnd);
            }
        }
        return null;
    }

    private static @Nullable Label digits(String text, int start, char letter, boolean ambiguous) {
        int at = start;
        int number = 0;
        while (isDigit(text, at) && at < start + MAX_DIGITS) {
            number = number * 10 + fold(text.charAt(at)) - '0';
            at++;
        }
        if (at == start || number > MAX_NUMBER) {
            return null;
        }
        if (at < text.length() && text.charAt(at) == EMOJI_STYLE) {
            at++;
        }
        if (at < text.length() && text.charAt(at) == KEYCAP) {
            at++;
        }
        boolean ambiguousNumber = ambiguous || number == 0 || number > MAX_UNAMBIGUOUS_NUMBER;
        if (!isWord(text, at)) {
            return new Label(letter, number, (char) 0, ambiguousNumber, at);
        }
        char part = fold(text.charAt(at));
        if (isWord(text, at + 1) || isMedicine(letter, number, part)) {
            return null;
        }
        boolean capital = part == 'A' || part == 'B';
        if (!capital && (part < 'a' || part > 'e')) {
            return null;
        }
        return new Label(letter, number, Character.toLowerCase(part), ambiguousNumber || capital || part == 'd', at + 1);
    }

    /** HbA1c. T1D (diabetes) and q3d (a dose) are excluded by {@link #ambiguous} and by the words that follow. */
    private static boolean isMedicine(char letter, int number, char part) {
        return letter == 'A' && number == 1 && part == 'c';
    }

    private static char letterAt(String text, int at) {
        char c = at < text.length() ? fold(text.charAt(at)) : 0;
        return switch (c) {
            case 'Q', 'q' -> 'Q';
            case 'T', 't' -> 'T';
            case 'A', 'a' -> 'A';
            default -> 0;
        };
    }

    private static int skip(String text, int start, String signs) {
        return start < text.length() && signs.indexOf(fold(text.charAt(start))) >= 0 ? start + 1 : start;
    }

    private static boolean isDigit(String text, int at) {
        if (at >= text.length()) {
            return false;
        }
        char c = fold(text.charAt(at));
        return c >= '0' && c <= '9';
    }

    private static boolean isWord(String text, int at) {
        return at < text.length() && isWord(text.charAt(at));
    }

    /** Whether it is a letter, a digit or an underscore. */
    static boolean isWord(char c) {
        if (c < 0x80) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
        }
        return Character.isLetterOrDigit(c);
    }

    /** Folds full-width characters such as {@code Ｑ１：} to ASCII. */
    static char fold(char c) {
        if (c >= '\uff01' && c <= '\uff5e') {
            return (char) (c - 0xfee0);
        }
        return c == '\u3000' ? ' ' : c;
    }

    /** A part of a text in lower case with a plain apostrophe, truncated to a maximum length. */
    static String lower(String text, int start, int end, int maxLength) {
        return text.substring(start, Math.min(end, start + maxLength))
                .toLowerCase(Locale.ROOT)
                .replace('\u2019', '\'');
    }
}
