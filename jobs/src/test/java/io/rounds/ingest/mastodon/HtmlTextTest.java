package io.rounds.ingest.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.HostileTexts;
import io.rounds.RelativeCost;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTextTest {
    private static final int MEBIBYTE = 1 << 20;
    /** Times what a mebibyte of ordinary statuses costs. */
    private static final double MAX_COST = 10;

    private static final RelativeCost COST = cost();

    private static RelativeCost cost() {
        String html = HostileTexts.numbered(
                i -> "<p>What we learned on ward " + i
                        + ": ask <b>early</b> &amp; explain twice <a href=\"https://a.example/" + i
                        + "\" class=\"mention hashtag\" rel=\"tag\">#<span>MedEd</span></a><br>see you</p>",
                MEBIBYTE);
        return RelativeCost.to(() -> HtmlText.read(html, true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<p>one</p><p>two</p>|one¶¶two",
                "<p>one<br>two<br/>three<br />four</p>|one¶two¶three¶four",
                "<p>one<br><br>two</p>|one¶¶two",
                "<p></p><p>  one  two </p> <p> </p>|one two",
                "one &lt;two&gt; &amp;amp; &quot;three&quot; &#39;four&#x27; &apos;|one <two> &amp; \"three\" 'four' '",
                "AT&T &unknown; &#0; &#xD800; &#99999999; &|AT&T &unknown; &#0; &#xD800; &#99999999; &",
                "&#128657;|🚑",
                "<ul><li>one</li><li>two</li></ul>three|one¶two¶¶three",
                "<blockquote><p>one</p></blockquote><p>two</p>|one¶¶two",
                "<pre><code>if (a &lt; b)  c</code></pre>|if (a < b)  c",
                "<b>bold</b><i>er</i> <strong>x</strong>|bolder x",
                "a<!-- comment > -->b<!DOCTYPE x>c|abc",
                "a < b <3 </3|a < b <3",
                "a <cut|a",
                "a <cut b=\"|a",
                "<span title='>'>x</span>|x",
                "<P CLASS=x>one<BR>two</P>|one¶two"
            })
    void blocksBecomeLinesAndReferencesCharacters(String html, String text) {
        assertThat(HtmlText.read(html, false).text()).isEqualTo(text.replace('¶', '\n'));
    }

    @Test
    void addressesAreWhole() {
        HtmlText.Content content = HtmlText.read(
                "see <a href=\"https://www.a.org/1?x=1&amp;y=2\" class='c d' rel=nofollow><span class=\"invisible\">https://www.</span>"
                        + "<span class=\"ellipsis\">a.org/1?x</span><span class=\"invisible\">=1&amp;y=2</span></a>!",
                false);

        assertThat(content.text()).isEqualTo("see https://www.a.org/1?x=1&y=2!");
        assertThat(content.anchors())
                .containsExactly(new HtmlText.Anchor(
                        "https://www.a.org/1?x=1&y=2", "c d nofollow", "https://www.a.org/1?x=1&y=2"));
    }

    @Test
    void theLineForReadersWithoutQuotesIsLeftOutOnDemand() {
        String html = "<p class=\"quote-inline\">RE: <a href=\"https://a.org/1\">https://a.org/1</a></p><p>true</p>";

        assertThat(HtmlText.read(html, true)).isEqualTo(new HtmlText.Content("true", List.of()));
        assertThat(HtmlText.read(html, false).text()).isEqualTo("RE: https://a.org/1\n\ntrue");
    }

    @Test
    void aLinkThatIsNotClosedEndsWithTheNextOrTheText() {
        assertThat(HtmlText.read("<a href=x>one <a href=y>two", false).anchors())
                .containsExactly(new HtmlText.Anchor("x", "", "one"), new HtmlText.Anchor("y", "", "two"));
    }

    @Property
    void anyTextIsReadAndPlainTextStays(
            @ForAll
                    @StringLength(max = 60)
                    @Chars({'<', '>', '&', ';', '"', '\'', '=', '/', '!', '-', ' ', '#', 'a', 'p', 'b', 'r'})
                    String html,
            @ForAll @CharRange(from = 'a', to = 'z') @StringLength(max = 20) String plain) {
        assertThat(HtmlText.read(html, true).text()).hasSizeLessThanOrEqualTo(2 * html.length());
        assertThat(HtmlText.read(plain, false).text()).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<b>",
                "<a href=x>",
                "<p>",
                "<a><b>",
                "<table><tr><td>",
                "<",
                "&",
                "&amp",
                "<!--",
                "<!",
                "<b></i>",
                "<a b=\"",
                "<a b='",
                "</p>",
                "<br>",
                "<b a",
                "<b/",
                "<b =",
                "&#x",
                "<a href=\"&\">",
                "<p class=quote-inline>",
                " ",
                "<a href=x>y"
            })
    void aMebibyteCostsLittleMoreThanAnOrdinaryOne(String piece) {
        String html = piece.repeat(MEBIBYTE / piece.length());
        assertThat(COST.of(() -> HtmlText.read(html, true), MAX_COST)).isLessThanOrEqualTo(MAX_COST);
    }
}
