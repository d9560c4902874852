package io.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** That tests by {@link RelativeCost} can fail: what they are there to catch goes beyond every limit that they have. */
class RelativeCostTest {
    private static final int MEBIBYTE = 1 << 20;
    /** No test of a text of a mebibyte allows more, times what a mebibyte of ordinary tweets costs. */
    private static final double HIGHEST_LIMIT = 15;

    /**
     * Searches the rest of the text from every link, as a reader does that looks for the end of something that never
     * ends. There is hardly a cheaper quadratic reader: the pieces are long, so there are few of them, and the JVM compares
     * many bytes at once.
     */
    @Test
    void theCheapestQuadraticReaderIsCaught() {
        String piece = "http://a.com/((";
        String text = HostileTexts.repeated(piece, MEBIBYTE);
        int[] found = {0};
        Runnable quadratic = () -> {
            for (int at = 0; at < text.length(); at += piece.length()) {
                found[0] += text.indexOf('\n', at);
            }
        };
        assertThat(RelativeCost.toOrdinaryText(MEBIBYTE).of(quadratic, HIGHEST_LIMIT))
                .isGreaterThan(HIGHEST_LIMIT);
    }

    @Test
    void theSameWorkCostsTheSame() {
        String text = HostileTexts.ordinary(MEBIBYTE);
        long[] sum = {0};
        Runnable work = () -> sum[0] += text.chars().filter(sign -> sign == '#').count();
        assertThat(RelativeCost.to(work).of(work, 1.5)).isBetween(0.05, 1.5);
    }
}
