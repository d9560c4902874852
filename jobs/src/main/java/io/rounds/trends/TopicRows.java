package io.rounds.trends;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds the rows of lists. The {@link TopicDetails} of a topic that ranks are kept for a while when it no longer ranks,
 * since it often comes back.
 */
final class TopicRows {
    private static final int PRUNE_MINUTES = 60;

    private final Window[] windows;
    private final int latenessMinutes;
    private final NameIndex names;
    private final PaneRing panes;
    private final SlidingCounts counts;

    /** By slot as in {@link SlidingCounts}. */
    private @Nullable TopicDetails[] details;

    /** The slots with details; a slot may occur twice, or have none by now. */
    private final IntArrayList detailed = new IntArrayList();

    TopicRows(TrendsOptions options, NameIndex names, PaneRing panes, SlidingCounts counts, int capacity) {
        this.windows = options.windows().toArray(Window[]::new);
        this.latenessMinutes = options.latenessMinutes();
        this.names = names;
        this.panes = panes;
        this.counts = counts;
        this.details = new TopicDetails[capacity * windows.length];
    }

    /** Makes room for topics with an index below a greater capacity. */
    void grow(int capacity) {
        details = Arrays.copyOf(details, capacity * windows.length);
    }

    /**
     * The row of a topic that ranks.
     *
     * @param w index of the window
     * @param end of the window, later than that of any row of the window before
     */
    TopicRow ranked(TopLists.Candidate candidate, int w, int end, GammaPoisson expectation) {
        return row(
                candidate.topic(),
                candidate.index(),
                candidate.count(),
                expectation,
                candidate.surprise(),
                details(candidate.index(), w, end));
    }

    /** The row of a topic that late tweets corrected, in a window that ended earlier. */
    TopicRow corrected(CorrectedCount corrected, int index, WindowEnd end, GammaPoisson expectation) {
        int size = windows[end.window()].sizeMinutes();
        TopicDetails found = new TopicDetails(index, names, panes, size, end.end());
        return row(corrected.topic(), index, corrected.count(), expectation, Double.NaN, found);
    }

    private TopicRow row(
            String topic, int index, TopicCount count, GammaPoisson expectation, double surprise, TopicDetails found) {
        return new TopicRow(
                Topic.name(topic),
                found.display(),
                count.tweets(),
                count.originals(),
                count.authors(),
                counts.sketch(index) != null,
                TopicRow.rounded(expectation.mean()),
                Double.isNaN(surprise) ? TopicRow.rounded(expectation.surprise(count.authors())) : surprise,
                found.exemplars(panes),
                Topic.kind(topic) == TopicKind.LINK ? List.of() : found.links());
    }

    private TopicDetails details(int index, int w, int end) {
        int slot = index * windows.length + w;
        TopicDetails known = details[slot];
        if (known == null || !canSlide(known, end)) {
            detailed.add(slot);
            known = new TopicDetails(index, names, panes, windows[w].sizeMinutes(), end);
            details[slot] = known;
        } else {
            known.slide(panes, end);
        }
        return known;
    }

    /** Whether the panes that left the window since are still there: they stay for the lateness. */
    private boolean canSlide(TopicDetails known, int end) {
        return end - known.end() <= latenessMinutes;
    }

    /** Drops the details of a topic whose panes changed, or that is in no pane any more. */
    void drop(int index) {
        int slot = index * windows.length;
        Arrays.fill(details, slot, slot + windows.length, null);
    }

    /** Drops, once an hour, the details that cannot slide to a minute. */
    void prune(int end) {
        if (end % PRUNE_MINUTES != 0) {
            return;
        }
        int kept = 0;
        for (int i = 0; i < detailed.size(); i++) {
            int slot = detailed.getInt(i);
            TopicDetails known = details[slot];
            if (known != null && canSlide(known, end)) {
                detailed.set(kept++, slot);
            } else {
                details[slot] = null;
            }
        }
        detailed.size(kept);
    }
}
