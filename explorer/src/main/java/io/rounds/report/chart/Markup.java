package io.rounds.report.chart;

import io.rounds.export.text.XmlCharacters;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * HTML with SVG in it, written element by element. Whatever comes as a text or a value is escaped, so that nothing that
 * people wrote can become markup; control characters are left out.
 */
final class Markup {
    private static final Set<String> VOID = Set.of("meta", "br", "hr", "wbr");

    private final Writer out;
    private final Deque<String> open = new ArrayDeque<>();

    Markup(Writer out) throws IOException {
        this.out = out;
        out.write("<!DOCTYPE html>\n");
    }

    /**
     * Starts an element.
     *
     * @param attributes names and values by turns
     */
    Markup start(String element, String... attributes) throws IOException {
        out.write('<');
        out.write(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.write(' ');
            out.write(attributes[i]);
            out.write("=\"");
            escape(attributes[i + 1]);
            out.write('"');
        }
        out.write('>');
        if (!VOID.contains(element)) {
            open.push(element);
        }
        return this;
    }

    /** Ends the element that is open. */
    Markup end() throws IOException {
        out.write("</");
        out.write(open.pop());
        out.write('>');
        return this;
    }

    /** Ends the element that is open, and the line. */
    Markup endLine() throws IOException {
        end();
        out.write('\n');
        return this;
    }

    Markup text(String text) throws IOException {
        escape(text);
        return this;
    }

    /** An element with a text. */
    Markup element(String element, String text, String... attributes) throws IOException {
        return start(element, attributes).text(text).end();
    }

    /** A style sheet of ours. */
    Markup style(String sheet) throws IOException {
        out.write("<style>\n");
        out.write(sheet);
        out.write("</style>\n");
        return this;
    }

    private void escape(String text) throws IOException {
        String clean = XmlCharacters.clean(text);
        for (int i = 0; i < clean.length(); i++) {
            char c = clean.charAt(i);
            switch (c) {
                case '<' -> out.write("&lt;");
                case '>' -> out.write("&gt;");
                case '&' -> out.write("&amp;");
                case '"' -> out.write("&quot;");
                case '\'' -> out.write("&#39;");
                default -> out.write(c);
            }
        }
    }
}
