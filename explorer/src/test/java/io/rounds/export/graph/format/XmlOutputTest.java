package io.rounds.export.graph.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class XmlOutputTest {

    @Test
    void markupIsEscapedAndInvalidCharactersAreLeftOut() throws Exception {
        assertThat(written("a<b>&\"c\"'\u0000\u0001\u001f\u007f\ud83d\ude91\ud800\ufffe\uffff\t\r\n"))
                .endsWith("<e a=\"a&lt;b&gt;&amp;&quot;c&quot;'\u007f\ud83d\ude91&#9;&#13;&#10;\">"
                        + "a&lt;b&gt;&amp;\"c\"'\u007f\ud83d\ude91\t&#13;\n</e>");
    }

    @Test
    void emptyElementsAreClosedAndOpenOnesEndedInTheirOrder() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        XmlOutput xml = new XmlOutput(bytes);
        xml.start("a").empty("b").start("c").text("x").end().line().end().flush();
        assertThat(bytes.toString(UTF_8))
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a><b/><c>x</c>\n</a>");
    }

    @Property
    void aParserReturnsEveryTextWithoutItsInvalidCharacters(@ForAll("texts") String text) throws Exception {
        Element element = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(written(text).getBytes(UTF_8)))
                .getDocumentElement();
        assertThat(element.getAttribute("a")).isEqualTo(allowed(text));
        assertThat(element.getTextContent()).isEqualTo(allowed(text));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("ab<>&\"'\t\r\n\u0000\u0008\u001f\u0085\ufffe\ufeff\ud83d\ude91]")
                .withCharRange('\u0000', '\uffff')
                .ofMaxLength(30);
    }

    /** Char ::= #x9 | #xA | #xD | [#x20-#xD7FF] | [#xE000-#xFFFD] | [#x10000-#x10FFFF] */
    private static String allowed(String text) {
        StringBuilder allowed = new StringBuilder();
        for (int c : text.codePoints().toArray()) {
            if (c == 0x9
                    || c == 0xa
                    || c == 0xd
                    || (c >= 0x20 && c <= 0xd7ff)
                    || (c >= 0xe000 && c <= 0xfffd)
                    || c > 0xffff) {
                allowed.appendCodePoint(c);
            }
        }
        return allowed.toString();
    }

    private static String written(String text) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        XmlOutput xml = new XmlOutput(bytes);
        xml.start("e").attribute("a", text).text(text).end().flush();
        return bytes.toString(UTF_8);
    }
}
