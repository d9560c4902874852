package io.rounds.extract.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.extract.text.TextExtractor;
import io.rounds.model.Link;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** A thousand links of FOAM sites and journals, in {@code golden.csv}. */
class GoldenLinksTest {
    private static final Links LINKS = Links.load();

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "golden.csv", useHeadersInDisplayName = true)
    void eachLinkBecomesWhatItsPatternSays(
            String url, String canonical, String kind, @Nullable String doi, @Nullable String domain) {
        Link link = Objects.requireNonNull(LINKS.link(url));

        assertThat(link)
                .extracting(
                        Link::canonical, found -> found.kind().name().toLowerCase(Locale.ROOT), Link::doi, Link::domain)
                .containsExactly(canonical, kind, doi, domain);
        // Where parentheses hold two others, twitter-text ends the link before them.
        if (url.contains("/(X(1)S(")) {
            return;
        }
        // The point that ends a sentence does not belong to a link in a text.
        String inText = url.endsWith(".") ? url.substring(0, url.length() - 1) : url;
        assertThat(TextExtractor.extract("See " + url + " and #FOAMed").urls()).containsExactly(inText);
    }
}
