package io.rounds.ingest.draft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "Q&amp;A on sepsis &lt;3|Q&A on sepsis <3",
                "1h &gt; all|1h > all",
                "&amp;lt;b&amp;gt;|&lt;b&gt;",
                "&amp;amp;amp;|&amp;amp;",
                "AT&T and R&D|AT&T and R&D",
                "&|&",
                "&am|&am",
                "&&amp;&|&&&",
                "&quot;&nbsp;&#39;|&quot;&nbsp;&#39;",
                "a &amp|a &amp",
                "&LT;|&LT;"
            })
    void theThreeEscapesOfXAreUndoneOnce(String text, String expected) {
        assertThat(XText.unescaped(text)).isEqualTo(expected);
    }

    @Test
    void aTextWithoutEscapesStaysTheSameObject() {
        String text = "fluids and antibiotics, R&D";

        assertThat(XText.unescaped(text)).isSameAs(text);
    }
}
