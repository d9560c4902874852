package io.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That tests by {@link RelativeCost} can fail: what they are there to catch goes beyond every limit that they have. */
class RelativeCostTest {
    private static final int MEBIBYTE = 1 << 20;
    /** No test allows more, times what a mebibyte of ordinary tweets costs. */
    private static final double HIGHEST_LIMIT = 40;

    /**
     * Searches the rest of the text from every piece, as a reader does that looks for the end of something that never
     * ends. The search itself is the fastest there is: the JVM compares many bytes at once.
     */
    @ParameterizedTest
    @ValueSource(strings = {"#", "a.", "RT@", "www.", "http://", "a.com/((", "http://t.co/a"})
    void theCheapestQuadraticReaderIsCaught(String piece) {
        String text = HostileTexts.repeated(piece, MEBIBYTE);
        int[] found = {0};
        double ratio = RelativeCost.toOrdinaryText(MEBIBYTE)
                .of(
                        () -> {
                            for (int at = 0; at < text.length(); at += piece.length()) {
                                found[0] += text.indexOf('\n', at);
                            }
                        },
                        HIGHEST_LIMIT);
        assertThat(ratio).isGreaterThan(HIGHEST_LIMIT);
    }

    @Test
    void theSameWorkCostsTheSame() {
        String text = HostileTexts.ordinary(MEBIBYTE);
        int[] sum = {0};
        Runnable work = () -> sum[0] += text.chars().filter(sign -> sign == '#').count();
        assertThat(RelativeCost.to(work).of(work, 1.5)).isBetween(0.2, 1.5);
    }
}
