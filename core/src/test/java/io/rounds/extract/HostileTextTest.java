package io.rounds.extract;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.HostileTexts;
import io.rounds.RelativeCost;
import io.rounds.extract.links.Links;
import io.rounds.extract.text.Tags;
import io.rounds.extract.text.TextEntities;
import io.rounds.extract.text.TextExtractor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A mebibyte of what makes a backtracking matcher stand still costs no more than a few mebibytes of ordinary tweets. The
 * limits are four times what was measured, or more. {@link io.rounds.RelativeCostTest} shows that they catch a reader
 * whose cost is quadratic.
 */
class HostileTextTest {
    private static final int LENGTH = 1 << 20;

    private static final Links LINKS = Links.load();
    private static final RelativeCost COST = RelativeCost.toOrdinaryText(LENGTH);

    static List<HostileTexts.Named> texts() {
        return HostileTexts.of(LENGTH);
    }

    /** What a link may have as its path, query or fragment: up to where {@link Links} reads no further. */
    static List<HostileTexts.Named> pathsOfLinks() {
        return HostileTexts.of(8_000);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void aTextCostsLittleMoreThanAnOrdinaryOne(HostileTexts.Named text) {
        assertCost(15, () -> TextExtractor.extract(text.text()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void stockSymbolsCostLittle(HostileTexts.Named text) {
        assertCost(5, () -> TextExtractor.cashtags(text.text()));
    }

    static List<HostileTexts.Named> tags() {
        return HostileTexts.of(Tags.MAX_LENGTH);
    }

    /** As many as a record may have. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("tags")
    void longTagsCostLittle(HostileTexts.Named tag) {
        assertCost(3, () -> {
            for (int i = 0; i < 50_000 / Tags.MAX_LENGTH; i++) {
                Tags.normalise(tag.text());
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void aLinkThatIsTooLongCostsLittle(HostileTexts.Named text) {
        assertCost(1, () -> LINKS.link(text.text()));
    }

    /** New ones each time: what is remembered takes no time. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("pathsOfLinks")
    void aMebibyteOfLongLinksCostsLittleMoreThanOrdinaryText(HostileTexts.Named text) {
        int[] number = {0};
        assertCost(30, () -> {
            for (int i = 0; i < LENGTH / 8_192 / 3; i++) {
                LINKS.link("https://doi.org/10.1056/" + number[0] + '/' + text.text());
                LINKS.link("https://www.nature.com/articles/" + number[0] + "?x=" + text.text());
                LINKS.link("https://a" + number[0]++ + ".org/#!" + text.text());
            }
        });
    }

    /** @param limit as a multiple of what reading a mebibyte of ordinary tweets costs */
    private static void assertCost(double limit, Runnable work) {
        assertThat(COST.of(work, limit)).isLessThanOrEqualTo(limit);
    }

    @Test
    void anEmptyTextHoldsNothing() {
        assertThat(TextExtractor.extract(""))
                .isEqualTo(new TextEntities(List.of(), List.of(), List.of(), List.of(), null));
    }
}
