package io.rounds.export.graph.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rounds.export.text.XmlCharacters;
import java.io.BufferedWriter;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * XML 1.0 in UTF-8, written element by element by the JDK's {@link XMLStreamWriter}. Characters that XML cannot hold
 * are left out. Line ends and tabs in attributes, and carriage returns in text, are written as character references:
 * the JDK writes them as they are, and a parser would then normalise them to spaces and line feeds (XML 1.0, 2.11 and
 * 3.3.3).
 */
final class XmlOutput {
    private static final int BUFFER = 64 * 1024;

    private final XMLStreamWriter xml;

    XmlOutput(OutputStream out) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, UTF_8), BUFFER);
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(new ReferenceWriter(text));
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /** Starts an element; {@link #end} ends it. */
    XmlOutput start(String element) throws IOException {
        return write(() -> xml.writeStartElement(element));
    }

    /** An element without content, which has no {@link #end}. */
    XmlOutput empty(String element) throws IOException {
        return write(() -> xml.writeEmptyElement(element));
    }

    /** An attribute of the element just started. */
    XmlOutput attribute(String name, String value) throws IOException {
        String marked = ReferenceWriter.observation(XmlCharacters.clean(value), "\t\n\r");
        return write(() -> xml.writeAttribute(name, marked));
    }

    XmlOutput text(String text) throws IOException {
        String marked = ReferenceWriter.observation(XmlCharacters.clean(text), "\r");
        return write(() -> xml.writeCharacters(marked));
    }

    /** Ends the line. */
    XmlOutput line() throws IOException {
        return write(() -> xml.writeCharacters("\n"));
    }

    /** Ends the element that is open. */
    XmlOutput end() throws IOException {
        return write(xml::writeEndElement);
    }

    void flush() throws IOException {
        write(xml::flush);
    }

    private XmlOutput write(Step step) throws IOException {
        try {
            step.run();
            return this;
        } catch (XMLStreamException e) {
            throw e.getNestedException() instanceof IOException io ? io : new IOException(e);
        }
    }

    private interface Step {
        void run() throws XMLStreamException;
    }

    /**
     * Writes some characters as references. On their way through the {@link XMLStreamWriter}, which would escape the
     * {@code &} of a reference, control characters that no XML can hold stand for them.
     */
    private static final class ReferenceWriter extends FilterWriter {
        private static final String MARKS = "\u0001\u0002\u0003";
        private static final String MARKED = "\t\n\r";

        ReferenceWriter(Writer out) {
            super(out);
        }

        /** Puts marks in place of characters. */
        static String observation(String text, String characters) {
            String marked = text;
            for (int i = 0; i < characters.length(); i++) {
                char c = characters.charAt(i);
                marked = marked.replace(c, MARKS.charAt(MARKED.indexOf(c)));
            }
            return marked;
        }

        @Override
        public void write(int c) throws IOException {
            int observation = MARKS.indexOf(c);
            if (observation < 0) {
                out.write(c);
            } else {
                out.write("&#" + (int) MARKED.charAt(observation) + ';');
            }
        }

        @Override
        public void write(char[] characters, int offset, int length) throws IOException {
            int from = offset;
            for (int i = offset; i < offset + length; i++) {
                if (MARKS.indexOf(characters[i]) >= 0) {
                    out.write(characters, from, i - from);
                    write(characters[i]);
                    from = i + 1;
                }
            }
            out.write(characters, from, offset + length - from);
        }

        @Override
        public void write(String text, int offset, int length) throws IOException {
            write(text.toCharArray(), offset, length);
        }
    }
}
