package io.rounds.trends;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What to look at for one topic in one window: exemplars, links and the most used spelling.
 *
 * <p>Only topics that rank need it. It slides with its window by adding the panes that came and taking away those that
 * left, so that a topic that stays in the list costs what changed and not the whole window.
 */
public final class TopicDetails {
    static final int EXEMPLARS = 3;
    static final int LINKS = 5;

    /** Ids of a network grow with time; a shorter number is an older tweet. */
    private static final Comparator<String> BY_AGE =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private final String topic;
    private final int size;
    private final TopNames reposted = new TopNames(EXEMPLARS, BY_AGE);
    private final TopNames links = new TopNames(LINKS, Comparator.naturalOrder());
    private final TopNames spellings = new TopNames(1, Comparator.naturalOrder());
    private final ArrayDeque<First> firsts = new ArrayDeque<>();
    private int end;

    private record First(int minute, String id) {}

    private TopicDetails(String topic, int size, int end) {
        this.topic = topic;
        this.size = size;
        this.end = end;
    }

    /** The details of a topic in the window of a size (minutes) that ends at a minute. */
    public static TopicDetails of(TopicTable table, String topic, int size, int end) {
        TopicDetails details = new TopicDetails(topic, size, end);
        details.add(table.panes(), end - size, end);
        return details;
    }

    /**
     * Whether the table still holds the panes that left the window since it was looked at last.
     *
     * @param latenessMinutes how much longer than the longest window the table keeps panes
     */
    public boolean canSlide(int newEnd, int latenessMinutes) {
        return newEnd - end <= latenessMinutes;
    }

    /** Slides to a later end. */
    public void slide(TopicTable table, int newEnd) {
        PaneRing panes = table.panes();
        int left = newEnd - size;
        for (int i = panes.firstAt(end - size); i < panes.size() && panes.minute(i) < Math.min(left, end); i++) {
            Pane pane = panes.pane(i);
            int at = pane.indexOf(topic);
            if (at >= 0) {
                addAll(reposted, pane.reposted(), at, -1);
                addAll(links, pane.links(), at, -1);
                addAll(spellings, pane.spellings(), at, -1);
            }
        }
        while (!firsts.isEmpty() && firsts.getFirst().minute() < left) {
            firsts.removeFirst();
        }
        add(panes, Math.max(left, end), newEnd);
        end = newEnd;
    }

    /** The most reposted tweets, and where there are too few, the earliest originals. */
    public List<String> exemplars() {
        Set<String> ids = new LinkedHashSet<>(reposted.best());
        for (Iterator<First> first = firsts.iterator(); first.hasNext() && ids.size() < EXEMPLARS; ) {
            ids.add(first.next().id());
        }
        return new ArrayList<>(ids);
    }

    /** The links of most tweets. */
    public List<String> links() {
        return links.best();
    }

    /** The most used spelling. */
    public String display() {
        List<String> most = spellings.best();
        return most.isEmpty() ? Topic.tag(topic) : most.get(0);
    }

    private void add(PaneRing panes, int from, int to) {
        for (int i = panes.firstAt(from); i < panes.size() && panes.minute(i) < to; i++) {
            Pane pane = panes.pane(i);
            int at = pane.indexOf(topic);
            if (at >= 0) {
                addAll(reposted, pane.reposted(), at, 1);
                addAll(links, pane.links(), at, 1);
                addAll(spellings, pane.spellings(), at, 1);
                FirstOriginals originals = pane.firstOriginals();
                for (int f = originals.from(at); f < originals.to(at); f++) {
                    firsts.add(new First(panes.minute(i), originals.ids()[f]));
                }
            }
        }
    }

    private static void addAll(TopNames sums, Counts counts, int topic, int sign) {
        for (int i = counts.from(topic); i < counts.to(topic); i++) {
            sums.add(counts.names()[i], sign * counts.counts()[i]);
        }
    }
}
