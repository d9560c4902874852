package io.rounds.report.text;

import io.rounds.export.text.XmlCharacters;

/**
 * Texts in Markdown that mean nothing but themselves: on one line, every character of the language behind a backslash
 * (CommonMark 0.31, 2.4), so that neither markup nor HTML nor a cell's end can come from what people wrote.
 */
final class MarkdownText {
    private static final String SPECIAL = "\\`*_{}[]<>#+-.)!|~^$&@=";

    private MarkdownText() {}

    static String escaped(String text) {
        String line = oneLine(text);
        StringBuilder escaped = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (needsBackslash(line, i)) {
                escaped.append('\\');
            }
            escaped.append(c);
        }
        return escaped.toString();
    }

    /** Signs that can only begin something stay as they are inside of words and numbers: 12,345, 3.1, e-mail. */
    private static boolean needsBackslash(String line, int at) {
        return switch (line.charAt(at)) {
            case '+', '-', '=' -> at == 0;
            case '.', ')' -> endsListMark(line, at);
            default -> SPECIAL.indexOf(line.charAt(at)) >= 0;
        };
    }

    /** {@code 1. } at the beginning would start a list. */
    private static boolean endsListMark(String line, int at) {
        boolean numbered = at > 0 && line.substring(0, at).chars().allMatch(Character::isDigit);
        return numbered && (at + 1 == line.length() || line.charAt(at + 1) == ' ');
    }

    /**
     * A text of another hand that is no sentence: a handle, an id. In a code span nobody is notified by {@code @}. What
     * would end the span or a cell becomes what looks like it.
     */
    static String code(String text) {
        return '`' + oneLine(text).replace('`', '\'').replace('|', '\u00a6').replace('\\', '\u2216') + '`';
    }

    /** @param address one that {@link WebLink} lets pass: it has no spaces nor angle brackets */
    static String link(String markdown, String address) {
        return '[' + markdown + "](<" + address.replace("|", "%7C").replace("\\", "%5C") + ">)";
    }

    private static String oneLine(String text) {
        return XmlCharacters.clean(text).replaceAll("\\s+", " ").strip();
    }
}
