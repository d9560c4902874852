package io.rounds.trends;

import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.ArrayList;
import java.util.List;

/** Counts one topic from the panes alone, for consecutive ends of one window, in one pass over its panes. */
final class Recount {
    private final int topic;
    private final Long2IntOpenHashMap authors = new Long2IntOpenHashMap();
    private int tweets;
    private int originals;

    private Recount(int topic) {
        this.topic = topic;
    }

    /** The counts of the windows of a size that end at from, from + 1 ... to; none where to is before from. */
    static List<TopicCount> of(PaneRing panes, int topic, int size, int from, int to) {
        Recount recount = new Recount(topic);
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
            counts.add(new TopicCount(recount.tweets, recount.originals, recount.authors.size()));
        }
        return counts;
    }

    private void enter(IndexedPane indexed) {
        int i = indexed.positionOf(topic);
        if (i < 0) {
            return;
        }
        Pane pane = indexed.pane();
        tweets += pane.tweets()[i];
        originals += pane.originals()[i];
        for (int a = pane.authorsFrom(i); a < pane.authorsTo(i); a++) {
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
        for (int a = pane.authorsFrom(i); a < pane.authorsTo(i); a++) {
            if (authors.addTo(pane.authors()[a], -1) == 1) {
                authors.remove(pane.authors()[a]);
            }
        }
    }
}
