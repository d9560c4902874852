package io.rounds.report.text;

import io.rounds.export.text.XmlCharacters;

/**
 * Escapes text for Markdown: on one line, with a backslash before every character of the syntax (CommonMark 0.31, 2.4),
 * so that text of users cannot contain markup or HTML, nor end a cell.
 */
public final class MarkdownText {
    private static final String SPECIAL = "\\`*_{}[]<>#+-.)!|~^$&@=";

    private MarkdownText() {}

    public static String escaped(String text) {
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

    /** Characters that have a meaning only at the start of a line stay unescaped elsewhere: 12,345, 3.1, e-mail. */
    private static boolean needsBackslash(String line, int at) {
        return switch (line.charAt(at)) {
            case '+', '-', '=' -> at == 0;
            case '.', ')' -> endsListMarker(line, at);
            default -> SPECIAL.indexOf(line.charAt(at)) >= 0;
        };
    }

    /** {@code 1. } at the beginning would start a list. */
    private static boolean endsListMarker(String line, int at) {
        boolean numbered = at > 0 && line.substring(0, at).chars().allMatch(Character::isDigit);
        return numbered && (at + 1 == line.length() || line.charAt(at + 1) == ' ');
    }

    /**
     * A code span for a handle or an id, in which {@code @} notifies nobody. Characters that would end the span or a
     * cell are replaced by similar ones.
     */
    public static String code(String text) {
        return '`' + oneLine(text).replace('`', '\'').replace('|', '\u00a6').replace('\\', '\u2216') + '`';
    }

    /**
     * A link.
     *
     * @param markdown the text, escaped
     * @param address one that {@link WebLink} accepts, so that it has neither spaces nor angle brackets
     */
    public static String link(String markdown, String address) {
        return '[' + markdown + "](<" + address.replace("|", "%7C").replace("\\", "%5C") + ">)";
    }

    private static String oneLine(String text) {
        return XmlCharacters.clean(text).replaceAll("\\s+", " ").strip();
    }
}
