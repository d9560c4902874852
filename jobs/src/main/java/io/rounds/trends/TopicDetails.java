package io.rounds.trends;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The exemplars, links and most used spelling of one topic in one window.
 *
 * <p>Only topics that rank need them. They slide with the window: panes that enter are added, panes that leave are
 * subtracted. So a topic that stays in the list costs what changed and not the whole window.
 */
final class TopicDetails {
    static final int EXEMPLARS = 3;
    static final int LINKS = 5;

    /** Ids of a network grow with time; a shorter number is an older tweet. */
    private static final Comparator<String> BY_AGE =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private final int topic;
    private final int size;
    private final TopNames reposted;
    private final TopNames links;
    private final TopNames spellings;
    /** The minutes of panes with originals, ascending. */
    private int[] firsts = new int[4];

    private int firstsFrom;
    private int firstsTo;
    private int end;

    /**
     * The details of the window that ends at a minute.
     *
     * @param topic its index in the table
     * @param size of the window, minutes
     */
    TopicDetails(int topic, NameIndex names, PaneRing panes, int size, int end) {
        this.topic = topic;
        this.size = size;
        this.end = end;
        reposted = new TopNames(EXEMPLARS, BY_AGE, names);
        links = new TopNames(LINKS, Comparator.naturalOrder(), names);
        spellings = new TopNames(1, Comparator.naturalOrder(), names);
        add(panes, end - size, end);
    }

    /** The end of the window. */
    int end() {
        return end;
    }

    /** Slides to a later end; the panes that leave must still be in the ring. */
    void slide(PaneRing panes, int newEnd) {
        int left = newEnd - size;
        for (int i = panes.firstAt(end - size); i < panes.size() && panes.minute(i) < Math.min(left, end); i++) {
            IndexedPane pane = panes.pane(i);
            int at = pane.positionOf(topic);
            if (at >= 0) {
                addAll(pane, at, -1);
            }
        }
        while (firstsFrom < firstsTo && firsts[firstsFrom] < left) {
            firstsFrom++;
        }
        add(panes, Math.max(left, end), newEnd);
        end = newEnd;
    }

    /** The ids of the most reposted tweets and, where these are fewer than {@link #EXEMPLARS}, of the earliest originals. */
    List<String> exemplars(PaneRing panes) {
        List<String> most = reposted.best();
        if (most.size() == EXEMPLARS) {
            return most;
        }
        Set<String> ids = new LinkedHashSet<>(most);
        for (int f = firstsFrom; f < firstsTo && ids.size() < EXEMPLARS; f++) {
            IndexedPane pane = panes.pane(panes.at(firsts[f]));
            FirstOriginals originals = pane.pane().firstOriginals();
            int at = pane.positionOf(topic);
            for (int i = originals.from(at); i < originals.to(at) && ids.size() < EXEMPLARS; i++) {
                ids.add(pane.pane().names()[originals.ids()[i]]);
            }
        }
        return new ArrayList<>(ids);
    }

    /** The links that most tweets carry, at most {@link #LINKS}. */
    List<String> links() {
        return links.best();
    }

    /** The most used spelling; every tweet has one. */
    String display() {
        return spellings.best().get(0);
    }

    private void add(PaneRing panes, int from, int to) {
        for (int i = panes.firstAt(from); i < panes.size() && panes.minute(i) < to; i++) {
            IndexedPane pane = panes.pane(i);
            int at = pane.positionOf(topic);
            if (at >= 0) {
                addAll(pane, at, 1);
                FirstOriginals originals = pane.pane().firstOriginals();
                if (originals.from(at) < originals.to(at)) {
                    addFirst(panes.minute(i));
                }
            }
        }
    }

    private void addFirst(int minute) {
        if (firstsTo == firsts.length) {
            int kept = firstsTo - firstsFrom;
            int[] next = kept * 2 > firsts.length ? new int[firsts.length * 2] : firsts;
            System.arraycopy(firsts, firstsFrom, next, 0, kept);
            firsts = next;
            firstsFrom = 0;
            firstsTo = kept;
        }
        firsts[firstsTo++] = minute;
    }

    private static void addAll(TopNames sums, int[] names, NameCounts counts, int topic, int sign) {
        for (int i = counts.from(topic); i < counts.to(topic); i++) {
            sums.add(names[counts.names()[i]], sign * counts.counts()[i]);
        }
    }

    private void addAll(IndexedPane pane, int at, int sign) {
        addAll(reposted, pane.names(), pane.pane().reposted(), at, sign);
        addAll(links, pane.names(), pane.pane().links(), at, sign);
        addAll(spellings, pane.names(), pane.pane().spellings(), at, sign);
    }
}
