package io.rounds.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What every notebook has to show once it has been run. */
final class NotebookAssert {
    private static final int MIN_PICTURES = 3;
    private static final int MIN_WIDTH = 300;
    private static final int MIN_HEIGHT = 100;
    private static final int MIN_COLOURS = 10;

    private NotebookAssert() {}

    /** Every cell was run, once and in order, none complained, and there are pictures with something on them. */
    static void isComplete(Notebook notebook) throws IOException {
        List<Integer> counts = notebook.executionCounts();
        assertThat(counts)
                .as("the order in which the cells of %s were run", notebook.name())
                .isNotEmpty()
                .isEqualTo(IntStream.rangeClosed(1, counts.size()).boxed().toList());
        assertThat(notebook.complaints()).as(notebook.name()).isEmpty();
        assertThat(notebook.pictures())
                .as("pictures of %s", notebook.name())
                .hasSizeGreaterThanOrEqualTo(MIN_PICTURES)
                .allSatisfy(NotebookAssert::showsSomething);
    }

    private static void showsSomething(BufferedImage picture) {
        assertThat(picture.getWidth()).isGreaterThan(MIN_WIDTH);
        assertThat(picture.getHeight()).isGreaterThan(MIN_HEIGHT);
        Set<Integer> colours = new HashSet<>();
        for (int x = 0; x < picture.getWidth(); x++) {
            for (int y = 0; y < picture.getHeight(); y++) {
                colours.add(picture.getRGB(x, y));
            }
        }
        assertThat(colours).hasSizeGreaterThan(MIN_COLOURS);
    }
}
