package io.rounds.export.text;

/** Characters that XML 1.0 allows (Extensible Markup Language 1.0, 2.2 Characters). */
public final class XmlCharacters {
    private static final int FIRST_NON_CHARACTER = 0xfffe;

    private XmlCharacters() {}

    /** The text without control characters, unpaired surrogates and non-characters, which XML 1.0 does not allow. */
    public static String clean(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i))) {
                return cleaned(text);
            }
        }
        return text;
    }

    /** Whether a character is allowed whatever its neighbours. */
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
