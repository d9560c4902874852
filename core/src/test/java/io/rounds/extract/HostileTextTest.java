package io.rounds.extract;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.HostileTexts;
import io.rounds.LeastTime;
import io.rounds.extract.links.Links;
import io.rounds.extract.text.Tags;
import io.rounds.extract.text.TextEntities;
import io.rounds.extract.text.TextExtractor;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A mebibyte of what makes a backtracking matcher stand still takes no longer than any other. */
class HostileTextTest {
    private static final int LENGTH = 1 << 20;

    private static final Links LINKS = Links.load();

    static List<HostileTexts.Named> texts() {
        return HostileTexts.of(LENGTH);
    }

    /** What a link may have as its path, query or fragment: up to where {@link Links} reads no further. */
    static List<HostileTexts.Named> pathsOfLinks() {
        return HostileTexts.of(8_000);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void aTextIsReadInTime(HostileTexts.Named text) {
        assertInTime(() -> TextExtractor.extract(text.text()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void stockSymbolsAreReadInTime(HostileTexts.Named text) {
        assertInTime(() -> TextExtractor.cashtags(text.text()));
    }

    static List<HostileTexts.Named> tags() {
        return HostileTexts.of(Tags.LONGEST);
    }

    /** As many as a record may have. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("tags")
    void longTagsAreNormalisedInTime(HostileTexts.Named tag) {
        assertInTime(() -> {
            for (int i = 0; i < 50_000 / Tags.LONGEST; i++) {
                Tags.normalise(tag.text());
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void aLinkIsRefusedInTime(HostileTexts.Named text) {
        assertInTime(() -> LINKS.link(text.text()));
    }

    /** New ones each time: what is remembered takes no time. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("pathsOfLinks")
    void aMebibyteOfLongLinksIsUnderstoodInTime(HostileTexts.Named text) {
        int[] number = {0};
        assertInTime(() -> {
            for (int i = 0; i < LENGTH / 8_192 / 3; i++) {
                LINKS.link("https://doi.org/10.1056/" + number[0] + '/' + text.text());
                LINKS.link("https://www.nature.com/articles/" + number[0] + "?x=" + text.text());
                LINKS.link("https://a" + number[0]++ + ".org/#!" + text.text());
            }
        });
    }

    private static void assertInTime(Runnable work) {
        Duration limit = LeastTime.FOR_A_MEBIBYTE;
        assertThat(LeastTime.of(work, () -> limit)).isLessThanOrEqualTo(LeastTime.FOR_A_MEBIBYTE);
    }

    @Test
    void anEmptyTextHoldsNothing() {
        assertThat(TextExtractor.extract(""))
                .isEqualTo(new TextEntities(List.of(), List.of(), List.of(), List.of(), null));
    }
}
