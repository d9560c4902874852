package io.rounds.export.graph.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rounds.export.text.XmlCharacters;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * XML 1.0 in UTF-8, written element by element. Line ends and tabs in values are written as references, because readers
 * would make spaces of them otherwise.
 */
final class XmlOutput {
    private static final int BUFFER = 64 * 1024;

    private final Writer out;
    private final Deque<String> open = new ArrayDeque<>();
    private boolean inTag;

    XmlOutput(OutputStream out) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(out, UTF_8), BUFFER);
        this.out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    }

    XmlOutput start(String element) throws IOException {
        endTag();
        out.write('<');
        out.write(element);
        open.push(element);
        inTag = true;
        return this;
    }

    /** An attribute of the element just started. */
    XmlOutput attribute(String name, String value) throws IOException {
        out.write(' ');
        out.write(name);
        out.write("=\"");
        escape(value);
        out.write('"');
        return this;
    }

    XmlOutput text(String text) throws IOException {
        endTag();
        escape(text);
        return this;
    }

    XmlOutput line() throws IOException {
        endTag();
        out.write('\n');
        return this;
    }

    /** Ends the element that is open. */
    XmlOutput end() throws IOException {
        String element = open.pop();
        if (inTag) {
            inTag = false;
            out.write("/>");
        } else {
            out.write("</");
            out.write(element);
            out.write('>');
        }
        return this;
    }

    void flush() throws IOException {
        endTag();
        out.flush();
    }

    private void endTag() throws IOException {
        if (inTag) {
            inTag = false;
            out.write('>');
        }
    }

    private void escape(String text) throws IOException {
        String clean = XmlCharacters.clean(text);
        int from = 0;
        for (int i = 0; i < clean.length(); i++) {
            String reference = reference(clean.charAt(i));
            if (!reference.isEmpty()) {
                out.write(clean, from, i - from);
                out.write(reference);
                from = i + 1;
            }
        }
        out.write(clean, from, clean.length() - from);
    }

    private static String reference(char c) {
        return switch (c) {
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '&' -> "&amp;";
            case '"' -> "&quot;";
            case '\t' -> "&#9;";
            case '\n' -> "&#10;";
            case '\r' -> "&#13;";
            default -> "";
        };
    }
}
