package io.rounds.export.text;

/** What XML 1.0 can hold (Extensible Markup Language 1.0, 2.2 Characters). */
public final class XmlCharacters {
    private static final int FIRST_NON_CHARACTER = 0xfffe;

    private XmlCharacters() {}

    /** The text without control characters, halves of surrogate pairs and the like, which no XML 1.0 file can hold. */
    public static String clean(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i))) {
                return cleaned(text);
            }
        }
        return text;
    }

    /** A character that needs no second look. */
    private static boolean isPlain(char c) {
        return c >= ' ' && !Character.isSurrogate(c) && c < FIRST_NON_CHARACTER;
    }

    private static String cleaned(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().filter(XmlCharacters::isAllowed).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean isAllowed(int codePoint) {
        return codePoint >= Character.MIN_SUPPLEMENTARY_CODE_POINT
                || (codePoint >= ' ' && codePoint < Character.MIN_SURROGATE)
                || (codePoint > Character.MAX_SURROGATE && codePoint < FIRST_NON_CHARACTER)
                || codePoint == '\t'
                || codePoint == '\n'
                || codePoint == '\r';
    }
}
