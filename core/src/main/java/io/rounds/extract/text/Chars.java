package io.rounds.extract.text;

/**
 * The character classes of twitter-text's grammar, one table look-up each.
 *
 * <p>The ranges are those of twitter-text's {@code Regex} (Apache-2.0, version 3.1.0); letters, marks and digits are
 * those of the JDK's Unicode version.
 */
public final class Chars {
    /** ASCII letters and digits. */
    private static final int ALPHANUMERIC = 1;

    /** Letters and marks; a hashtag needs at least one. */
    private static final int TAG_LETTER = 1 << 1;

    /** Digits and the joining signs that a hashtag may also hold. */
    private static final int TAG_OTHER = 1 << 2;

    /** Letters and digits of a host without protocol: ASCII and accented Latin. */
    private static final int HOST = 1 << 3;

    private static final int PATH = 1 << 4;
    private static final int PATH_END = 1 << 5;
    private static final int QUERY = 1 << 6;
    private static final int QUERY_END = 1 << 7;

    private static final int BMP = 0x10000;

    private static final int[][] LATIN_ACCENTS = {
        {0xc0, 0xd6}, {0xd8, 0xf6}, {0xf8, 0xff}, {0x100, 0x24f}, {0x253, 0x254}, {0x256, 0x257}, {0x259, 0x259},
        {0x25b, 0x25b}, {0x263, 0x263}, {0x268, 0x268}, {0x26f, 0x26f}, {0x272, 0x272}, {0x289, 0x289}, {0x28b, 0x28b},
        {0x2bb, 0x2bb}, {0x300, 0x36f}, {0x1e00, 0x1eff}
    };
    private static final int[][] CYRILLIC = {{0x400, 0x4ff}};

    /** Apple's private-use letters, which twitter-text counts as letters although Unicode does not. */
    private static final int[][] PRIVATE_LETTERS = {
        {0xf870, 0xf87f}, {0xf882, 0xf882}, {0xf884, 0xf89f}, {0xf8b8, 0xf8b8}, {0xf8c1, 0xf8d6}
    };

    private static final String TAG_SIGNS =
            "_\u200c\u200d\ua67e\u05be\u05f3\u05f4\uff5e\u301c\u309b\u309c\u30a0\u30fb\u3003\u0f0b\u0f0c\u00b7";
    private static final String PATH_SIGNS = "!*';:=+,.$/%#[]-\u2013_~|&@";
    private static final String PATH_END_SIGNS = "=_#/-+";
    private static final String QUERY_SIGNS = "!?*'();:&=+$/%#[]-_.,~|@";
    private static final String QUERY_END_SIGNS = "-_&=#/";
    private static final String HOST_PUNCTUATION = "-_!\"#$%&'()*+,./:;<=>?@[]^`{|}~";

    private static final byte[] TABLE = table();

    private Chars() {}

    private static byte[] table() {
        byte[] table = new byte[BMP];
        for (int c = 0; c < BMP; c++) {
            table[c] = (byte) (isTagLetterByType(c) ? TAG_LETTER : isDigitByType(c) ? TAG_OTHER : 0);
        }
        int everywhere = ALPHANUMERIC | HOST | PATH | PATH_END | QUERY | QUERY_END;
        mark(table, new int[][] {{'a', 'z'}, {'A', 'Z'}, {'0', '9'}}, everywhere);
        mark(table, LATIN_ACCENTS, HOST | PATH | PATH_END);
        mark(table, CYRILLIC, PATH | PATH_END);
        mark(table, PRIVATE_LETTERS, TAG_LETTER);
        mark(table, TAG_SIGNS, TAG_OTHER);
        mark(table, PATH_SIGNS, PATH);
        mark(table, PATH_END_SIGNS, PATH_END);
        mark(table, QUERY_SIGNS, QUERY);
        mark(table, QUERY_END_SIGNS, QUERY_END);
        return table;
    }

    private static void mark(byte[] table, int[][] ranges, int flags) {
        for (int[] range : ranges) {
            for (int c = range[0]; c <= range[1]; c++) {
                table[c] |= (byte) flags;
            }
        }
    }

    private static void mark(byte[] table, String signs, int flag) {
        for (int i = 0; i < signs.length(); i++) {
            table[signs.charAt(i)] |= (byte) flag;
        }
    }

    private static boolean isTagLetterByType(int codePoint) {
        int type = Character.getType(codePoint);
        return Character.isLetter(codePoint)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private static boolean isDigitByType(int codePoint) {
        return Character.getType(codePoint) == Character.DECIMAL_DIGIT_NUMBER;
    }

    private static boolean isBetween(int c, char first, char last) {
        return c >= first && c <= last;
    }

    private static boolean is(char c, int flags) {
        return (TABLE[c] & flags) != 0;
    }

    public static boolean isAlphanumeric(char c) {
        return is(c, ALPHANUMERIC);
    }

    public static boolean isAsciiLetter(char c) {
        return isBetween(c, 'a', 'z') || isBetween(c, 'A', 'Z');
    }

    /** A letter or digit of a handle, or the underscore. */
    public static boolean isHandle(char c) {
        return c == '_' || isAlphanumeric(c);
    }

    static boolean isTagLetter(int codePoint) {
        return codePoint < BMP ? is((char) codePoint, TAG_LETTER) : isTagLetterByType(codePoint);
    }

    /** Whether a hashtag may contain the character. */
    static boolean isTag(int codePoint) {
        return codePoint < BMP
                ? is((char) codePoint, TAG_LETTER | TAG_OTHER)
                : isTagLetterByType(codePoint) || isDigitByType(codePoint);
    }

    static boolean isHost(char c) {
        return is(c, HOST);
    }

    /** Accented Latin letters and combining accents. What they follow directly is not a handle. */
    static boolean isLatinAccent(char c) {
        return (TABLE[c] & (HOST | ALPHANUMERIC)) == HOST;
    }

    static boolean isPath(char c) {
        return is(c, PATH);
    }

    static boolean isPathEnd(char c) {
        return is(c, PATH_END);
    }

    static boolean isQuery(char c) {
        return is(c, QUERY);
    }

    static boolean isQueryEnd(char c) {
        return is(c, QUERY_END);
    }

    /** Whether a host in any script may contain the character, after a protocol: no ASCII punctuation, no space. */
    static boolean isUnicodeHost(int codePoint) {
        if (codePoint < 0x80) {
            return HOST_PUNCTUATION.indexOf(codePoint) < 0 && !isAsciiSpace(codePoint);
        }
        int type = Character.getType(codePoint);
        boolean separator = type == Character.SPACE_SEPARATOR
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
        boolean generalPunctuation = isBetween(codePoint, '\u2000', '\u206f');
        return !separator && !generalPunctuation;
    }

    static boolean isAsciiSpace(int c) {
        return c == ' ' || isBetween(c, '\t', '\r');
    }

    /** Unicode's white space, as twitter-text lists it. */
    static boolean isSpace(char c) {
        return isAsciiSpace(c)
                || c == '\u0085'
                || c == '\u00a0'
                || c == '\u1680'
                || c == '\u180e'
                || isBetween(c, '\u2000', '\u200a')
                || c == '\u2028'
                || c == '\u2029'
                || c == '\u202f'
                || c == '\u205f'
                || c == '\u3000';
    }

    /** Whether the character is an invisible mark of writing direction. */
    static boolean isDirectional(char c) {
        return c == '\u061c'
                || c == '\u200e'
                || c == '\u200f'
                || isBetween(c, '\u202a', '\u202e')
                || isBetween(c, '\u2066', '\u2069');
    }

    /** Whether a URL may start after the character. */
    static boolean mayPrecedeUrl(char c) {
        return c < 0x80
                ? !isAlphanumeric(c) && c != '@' && c != '$' && c != '#'
                : c != '\uff20' && c != '\uff03' && c != '\ufffe' && c != '\ufeff' && c != '\uffff';
    }

    static boolean isAt(char c) {
        return c == '@' || c == '\uff20';
    }

    public static boolean isHash(char c) {
        return c == '#' || c == '\uff03';
    }

    /** Whether {@code ://} stands at an index. */
    static boolean isProtocolEnd(String text, int index) {
        return text.startsWith("://", index);
    }
}
