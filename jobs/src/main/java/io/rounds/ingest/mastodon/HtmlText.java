package io.rounds.ingest.mastodon;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The text and the links of a post that is written in HTML, as servers of the Fediverse send it: cleaned already, with
 * few tags and no scripts.
 *
 * <p>Paragraphs, lists and quotes become lines. Spans are taken as they are, those that hide the beginning and the end
 * of a long address on the screen included, so that addresses are whole. What is not known is left out, its text stays.
 *
 * <p>One pass, in time proportional to the length whatever is in it, which general parsers of HTML do not give: they
 * keep a tree, and repair it as browsers do.
 *
 * @see <a href="https://docs.joinmastodon.org/spec/activitypub/#sanitization">What Mastodon leaves in</a>
 */
public final class HtmlText {
    private static final int MAX_REFERENCE_LENGTH = 10;
    private static final Map<String, String> REFERENCES =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", "\u00a0");

    private final String html;
    private final boolean withoutQuoteLine;
    private final StringBuilder out;
    private final List<Anchor> anchors = new ArrayList<>();
    private int at;
    private int lineBreaks;
    private boolean space;
    private int preformatted;
    private @Nullable String skipped;
    private @Nullable Tag anchor;
    private int anchorStart;

    /**
     * A link, with what the page says about it.
     *
     * @param classes names separated by blanks, and what the link is ({@code rel}) after them
     */
    record Anchor(String href, String classes, String text) {}

    /** A text and the links in it, in order. */
    public record Content(String text, List<Anchor> anchors) {}

    /** An opening or closing tag. */
    private record Tag(String name, boolean closing, String href, String classes) {}

    private HtmlText(String html, boolean withoutQuoteLine) {
        this.html = html;
        this.withoutQuoteLine = withoutQuoteLine;
        this.out = new StringBuilder(html.length());
    }

    /**
     * Reads a post.
     *
     * @param withoutQuoteLine whether to leave out the line {@code RE: https://...} that a quoting post has for readers that
     *     do not show quotes
     */
    public static Content read(String html, boolean withoutQuoteLine) {
        HtmlText reader = new HtmlText(html, withoutQuoteLine);
        reader.run();
        return new Content(reader.out.toString(), reader.anchors);
    }

    private void run() {
        int length = html.length();
        while (at < length) {
            char c = html.charAt(at);
            if (c == '<' && at + 1 < length && startsTag(html.charAt(at + 1))) {
                Tag tag = tag();
                if (tag != null) {
                    accept(tag);
                }
            } else if (c == '&') {
                reference();
            } else {
                at++;
                text(c);
            }
        }
        endAnchor();
    }

    private static boolean startsTag(char c) {
        return isLetter(c) || c == '/' || c == '!';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    }

    /** Steps over the tag or comment that begins here; null for comments, and for a tag that the end of the text cuts. */
    private @Nullable Tag tag() {
        if (html.charAt(at + 1) == '!') {
            boolean comment = html.startsWith("<!--", at);
            int end = html.indexOf(comment ? "-->" : ">", at);
            at = end < 0 ? html.length() : end + (comment ? 3 : 1);
            return null;
        }
        boolean closing = html.charAt(at + 1) == '/';
        at += closing ? 2 : 1;
        int nameStart = at;
        while (at < html.length() && !isSpace(html.charAt(at)) && html.charAt(at) != '>' && html.charAt(at) != '/') {
            at++;
        }
        String name = html.substring(nameStart, at).toLowerCase(Locale.ROOT);
        String href = "";
        String classes = "";
        while (at < html.length() && html.charAt(at) != '>') {
            if (isSpace(html.charAt(at)) || html.charAt(at) == '/') {
                at++;
                continue;
            }
            String attribute = attributeName();
            String value = attributeValue();
            switch (attribute) {
                case "href" -> href = value;
                case "class", "rel" -> classes = classes.isEmpty() ? value : classes + ' ' + value;
                default -> {
                    // Says nothing about text or links.
                }
            }
        }
        if (at >= html.length()) {
            return null;
        }
        at++;
        return new Tag(name, closing, href, classes);
    }

    private String attributeName() {
        int start = at++;
        while (at < html.length()
                && !isSpace(html.charAt(at))
                && html.charAt(at) != '='
                && html.charAt(at) != '>'
                && html.charAt(at) != '/') {
            at++;
        }
        return html.substring(start, at).toLowerCase(Locale.ROOT);
    }

    private String attributeValue() {
        skipSpace();
        if (at >= html.length() || html.charAt(at) != '=') {
            return "";
        }
        at++;
        skipSpace();
        if (at >= html.length()) {
            return "";
        }
        char quote = html.charAt(at);
        int start = at;
        if (quote == '"' || quote == '\'') {
            start++;
            int end = html.indexOf(quote, start);
            at = end < 0 ? html.length() : end + 1;
            return unescaped(html.substring(start, end < 0 ? html.length() : end));
        }
        while (at < html.length() && !isSpace(html.charAt(at)) && html.charAt(at) != '>') {
            at++;
        }
        return unescaped(html.substring(start, at));
    }

    private void skipSpace() {
        while (at < html.length() && isSpace(html.charAt(at))) {
            at++;
        }
    }

    private static String unescaped(String value) {
        if (value.indexOf('&') < 0) {
            return value;
        }
        HtmlText reader = new HtmlText(value, false);
        reader.preformatted = 1;
        while (reader.at < value.length()) {
            if (value.charAt(reader.at) == '&') {
                reader.reference();
            } else {
                reader.text(value.charAt(reader.at++));
            }
        }
        return reader.out.toString();
    }

    /** Steps over a character reference, or over an ampersand that begins none. */
    private void reference() {
        int end = at + 1;
        int limit = Math.min(html.length(), at + MAX_REFERENCE_LENGTH);
        while (end < limit && html.charAt(end) != ';') {
            end++;
        }
        @Nullable String meant = null;
        if (end < limit) {
            String name = html.substring(at + 1, end);
            meant = name.startsWith("#") ? numeric(name) : REFERENCES.get(name);
        }
        if (meant == null) {
            text('&');
            at++;
            return;
        }
        for (int i = 0; i < meant.length(); i++) {
            text(meant.charAt(i));
        }
        at = end + 1;
    }

    private static @Nullable String numeric(String name) {
        boolean hexadecimal = name.startsWith("#x") || name.startsWith("#X");
        try {
            int codePoint = Integer.parseInt(name.substring(hexadecimal ? 2 : 1), hexadecimal ? 16 : 10);
            boolean character = Character.isValidCodePoint(codePoint)
                    && codePoint > 0
                    && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
            return character ? Character.toString(codePoint) : null;
        } catch (NumberFormatException none) {
            return null;
        }
    }

    private void accept(Tag tag) {
        if (skipped != null) {
            if (tag.closing() && tag.name().equals(skipped)) {
                skipped = null;
            }
            return;
        }
        switch (tag.name()) {
            case "br" -> lineBreaks++;
            case "p", "blockquote", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6" -> paragraph();
            case "pre" -> {
                paragraph();
                preformatted = tag.closing() ? 0 : 1;
            }
            case "li", "div" -> lineBreaks = Math.max(lineBreaks, 1);
            case "a" -> {
                endAnchor();
                if (!tag.closing()) {
                    anchor = tag;
                    anchorStart = -1;
                }
            }
            default -> {
                // Changes only how the text looks.
            }
        }
        if (withoutQuoteLine && !tag.closing() && tag.classes().contains("quote-inline")) {
            skipped = tag.name();
        }
    }

    private void paragraph() {
        lineBreaks = Math.max(lineBreaks, 2);
    }

    private void endAnchor() {
        if (anchor != null) {
            String text = anchorStart < 0 ? "" : out.substring(anchorStart);
            anchors.add(new Anchor(anchor.href(), anchor.classes(), text));
            anchor = null;
        }
    }

    private void text(char c) {
        if (skipped != null) {
            return;
        }
        if (isSpace(c) && preformatted == 0) {
            space = true;
            return;
        }
        if (!out.isEmpty()) {
            if (lineBreaks > 0) {
                out.append("\n".repeat(Math.min(lineBreaks, 2)));
            } else if (space) {
                out.append(' ');
            }
        }
        lineBreaks = 0;
        space = false;
        if (anchor != null && anchorStart < 0) {
            anchorStart = out.length();
        }
        out.append(c);
    }
}
