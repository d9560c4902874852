package io.rounds.trends;

import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts one topic from the panes alone, for consecutive ends of one window, in one pass over its panes. */
final class Recount {
    private final int topic;
    private final Long2IntOpenHashMap authors = new Long2IntOpenHashMap();
    private int tweets;
    private int originals;

    private final @Nullable AuthorSketch sketch;

    private Recount(int topic, @Nullable AuthorSketch sketch) {
        this.topic = topic;
        this.sketch = sketch;
    }

    /**
     * The counts of the windows of a size that end at from, from + 1 ... to; none where to is before from.
     *
     * @param sketch of the topic's authors; null where they are counted
     */
    static List<TopicCount> of(PaneRing panes, int topic, @Nullable AuthorSketch sketch, int size, int from, int to) {
        Recount recount = new Recount(topic, sketch);
        List<TopicCount> counts = new ArrayList<>();
        int first = panes.firstAt(from - size);
        int next = first;
        for (int end = from; end <= to; end++) {
            for (; next < panes.size() && panes.minute(next) < end; next++) {
                recount.enter(panes.pane(next));
            }
            for (; first < next && panes.minute(first) < end - size; first++) {
                recount.leave(panes.pane(first));
            }
            counts.add(new TopicCount(recount.tweets, recount.originals, recount.authors(end - size, end)));
        }
        return counts;
    }

    private int authors(int from, int end) {
        return sketch == null ? authors.size() : sketch.estimate(from, end);
    }

    private void enter(IndexedPane indexed) {
        int i = indexed.positionOf(topic);
        if (i < 0) {
            return;
        }
        Pane pane = indexed.pane();
        tweets += pane.tweets()[i];
        originals += pane.originals()[i];
        for (int a = pane.authorsFrom(i); sketch == null && a < pane.authorsTo(i); a++) {
            authors.addTo(pane.authors()[a], 1);
        }
    }

    private void leave(IndexedPane indexed) {
        int i = indexed.positionOf(topic);
        if (i < 0) {
            return;
        }
        Pane pane = indexed.pane();
        tweets -= pane.tweets()[i];
        originals -= pane.originals()[i];
        for (int a = pane.authorsFrom(i); sketch == null && a < pane.authorsTo(i); a++) {
            if (authors.addTo(pane.authors()[a], -1) == 1) {
                authors.remove(pane.authors()[a]);
            }
        }
    }
}
