package io.rounds.extract.privacy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The words and numbers of a text by position, for the rules of {@link Confidentiality}.
 *
 * <p>A token is a run of letters ({@code O'Neill}, {@code year-old}: an apostrophe or hyphen between letters belongs to
 * it), of ASCII digits, or of both ({@code 54M}). Links, mentions and hashtags are one token with an empty word, so that
 * numbers in links do not count. One pass without backtracking. Positions outside of the text have an empty word, so that
 * rules can look ahead without checks.
 */
final class Tokens {
    private static final List<String> SCHEMES = List.of("http", "https", "www", "doi.org");

    private final String text;
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private String[] words = new String[64];
    private int size;

    private Tokens(String text) {
        this.text = text;
    }

    /** Tokenizes the first {@code maxLength} characters of a text. */
    static Tokens of(String text, int maxLength) {
        Tokens tokens = new Tokens(text);
        tokens.tokenize(Math.min(text.length(), maxLength));
        return tokens;
    }

    private void tokenize(int length) {
        int i = 0;
        while (i < length) {
            char c = text.charAt(i);
            if (startsEntity(i, length)) {
                int end = entityEnd(i, length);
                add(i, end, "");
                i = end;
            } else if (isLetter(c) || isDigit(c)) {
                int end = tokenEnd(i, length);
                add(i, end, text.substring(i, end).replace('\u2019', '\'').toLowerCase(Locale.ROOT));
                i = end;
            } else {
                i++;
            }
        }
    }

    /** A mention, a hashtag with a letter first, or a link with its scheme. {@code #123} is a number. */
    private boolean startsEntity(int i, int length) {
        char c = text.charAt(i);
        if (c == '@' || c == '#') {
            return i + 1 < length && isLetter(text.charAt(i + 1));
        }
        if ("hHwWdD".indexOf(c) < 0 || (i > 0 && isLetter(text.charAt(i - 1)))) {
            return false;
        }
        for (String scheme : SCHEMES) {
            if (startsLink(scheme, i)) {
                return true;
            }
        }
        return false;
    }

    private boolean startsLink(String scheme, int i) {
        int after = i + scheme.length();
        return text.regionMatches(true, i, scheme, 0, scheme.length())
                && (text.startsWith("://", after) || text.startsWith(".", after) || text.startsWith("/10.", after));
    }

    /** The end of a link (the next space), or of a mention or hashtag (the next character that cannot be part of it). */
    private int entityEnd(int start, int length) {
        boolean link = isLetter(text.charAt(start));
        int i = start + 1;
        while (i < length && (link ? text.charAt(i) > ' ' : isNamePart(text.charAt(i)))) {
            i++;
        }
        return i;
    }

    private int tokenEnd(int start, int length) {
        int i = start + 1;
        while (i < length && (isLetter(text.charAt(i)) || isDigit(text.charAt(i)) || joins(i, length))) {
            i++;
        }
        return i;
    }

    private boolean joins(int i, int length) {
        char c = text.charAt(i);
        return (c == '\'' || c == '\u2019' || c == '-')
                && isLetter(text.charAt(i - 1))
                && i + 1 < length
                && isLetter(text.charAt(i + 1));
    }

    private void add(int start, int end, String word) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
            words = Arrays.copyOf(words, size * 2);
        }
        starts[size] = start;
        ends[size] = end;
        words[size++] = word;
    }

    int size() {
        return size;
    }

    private boolean has(int i) {
        return i >= 0 && i < size;
    }

    /** The word in lower case; empty for a link, mention or hashtag, and outside of the text. */
    String word(int i) {
        return has(i) ? words[i] : "";
    }

    boolean is(int i, String word) {
        return word(i).equals(word);
    }

    boolean is(int i, Set<String> some) {
        return some.contains(word(i));
    }

    /** Whether the text contains one of the words. */
    boolean any(Set<String> some) {
        for (int i = 0; i < size; i++) {
            if (some.contains(words[i])) {
                return true;
            }
        }
        return false;
    }

    /** The word as written. */
    String raw(int i) {
        return has(i) && !words[i].isEmpty() ? text.substring(starts[i], ends[i]) : "";
    }

    /** The character before a token; a space if there is none. */
    char before(int i) {
        return has(i) && starts[i] > 0 ? text.charAt(starts[i] - 1) : ' ';
    }

    /** The text between a token and the one before it. */
    String gap(int i) {
        return has(i) && i > 0 ? text.substring(ends[i - 1], starts[i]) : "";
    }

    /** The position after at most {@code max} of these words. */
    int past(int i, Set<String> some, int max) {
        int next = i;
        while (next < i + max && is(next, some)) {
            next++;
        }
        return next;
    }

    /** The value of an unsigned number; -1 if the token is not a number or has more than nine digits. */
    int number(int i) {
        String word = word(i);
        return word.isEmpty() || word.length() > 9 || !isDigits(word) ? -1 : Integer.parseInt(word);
    }

    /**
     * Digits in groups of the given lengths, separated by one space or hyphen, as one string; empty if they do not match.
     */
    String grouped(int i, int... lengths) {
        StringBuilder digits = new StringBuilder();
        for (int group = 0; group < lengths.length; group++) {
            String word = word(i + group);
            if (word.length() != lengths[group] || !isDigits(word) || (group > 0 && !isJoint(gap(i + group)))) {
                return "";
            }
            digits.append(word);
        }
        return digits.toString();
    }

    private static boolean isJoint(String gap) {
        return gap.equals(" ") || gap.equals("-") || gap.equals("\u2011") || gap.equals("\u00a0");
    }

    /** Whether a token is a word that starts with a capital and ends with a small letter: {@code Smith}, {@code O'Neill}. */
    boolean isCapitalised(int i) {
        String raw = raw(i);
        return raw.length() >= 2
                && Character.isUpperCase(raw.charAt(0))
                && Character.isLowerCase(raw.charAt(raw.length() - 1))
                && !hasDigit(raw);
    }

    /** Whether a token is one capital letter, as in {@code John D.} */
    boolean isInitial(int i) {
        String raw = raw(i);
        return raw.length() == 1 && Character.isUpperCase(raw.charAt(0));
    }

    private static boolean hasDigit(String word) {
        return digits(word) > 0;
    }

    static int digits(String word) {
        int digits = 0;
        for (int i = 0; i < word.length(); i++) {
            digits += isDigit(word.charAt(i)) ? 1 : 0;
        }
        return digits;
    }

    static boolean isDigits(String word) {
        return digits(word) == word.length();
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(char c) {
        return c < 128 ? (c | 32) >= 'a' && (c | 32) <= 'z' : Character.isLetter(c);
    }

    private static boolean isNamePart(char c) {
        return isLetter(c) || isDigit(c) || c == '_';
    }
}
