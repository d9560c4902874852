package io.rounds.trends;

import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tweets, originals and distinct authors of each topic in each window, as panes enter and leave the windows.
 *
 * <p>The counts are flat arrays by <em>slot</em>, which is the topic's index times the number of windows plus the window.
 * For distinct authors, the last minute is kept in which a topic's author was seen. An author enters a window's count with
 * the first pane in the window, and leaves it with the pane that leaves the window if that is the author's last one. From
 * a number of authors in the longest window on, a topic has an {@link AuthorSketch} instead, until it is in no pane any more.
 */
final class SlidingCounts {
    private static final int NEVER = Integer.MIN_VALUE;

    private final int[] sizes;
    private final int longest;
    private final int longestIndex;
    private int[] tweets;
    private int[] originals;
    private int[] authors;
    /** Where the topic is in the list of the window's active topics. */
    private int[] positions;

    /** For each window the indexes of the topics with tweets in it. */
    private final int[][] active;

    private final int[] activeCounts;

    /** (topic, author) to the minute in which the author was last seen. */
    private final Long2IntOpenHashMap lastSeen = new Long2IntOpenHashMap();

    private final PaneRing panes;
    private final int latenessMinutes;
    private final int exactAuthors;
    /** By topic; null where authors are counted exactly. */
    private @Nullable AuthorSketch[] sketches;
    /** The topics with sketches whose panes changed since their authors were estimated. */
    private final IntOpenHashSet unestimated = new IntOpenHashSet();

    /** Keys of topic groups in the order of their first topics; {@code groupOf} has a topic's index among them. */
    private final List<String> groups = new ArrayList<>();

    private int[] groupOf;
    /** The sum of all topics' tweets, by index of the group times number of windows plus window. */
    private long[] uses = {};

    /** @param panes to which each pane is added before it is counted */
    SlidingCounts(TrendsOptions options, PaneRing panes, int capacity) {
        this.panes = panes;
        latenessMinutes = options.latenessMinutes();
        exactAuthors = options.limits().exactAuthors();
        sketches = new AuthorSketch[capacity];
        sizes = options.windows().stream().mapToInt(Window::sizeMinutes).toArray();
        longest = Arrays.stream(sizes).max().orElseThrow();
        longestIndex = lastIndexOf(sizes, longest);
        int slots = capacity * sizes.length;
        tweets = new int[slots];
        originals = new int[slots];
        authors = new int[slots];
        positions = new int[slots];
        active = new int[sizes.length][capacity];
        activeCounts = new int[sizes.length];
        groupOf = new int[capacity];
        lastSeen.defaultReturnValue(NEVER);
    }

    private static int lastIndexOf(int[] sizes, int size) {
        int last = sizes.length - 1;
        while (sizes[last] != size) {
            last--;
        }
        return last;
    }

    /** Makes room for topics with an index below a greater capacity. */
    void grow(int capacity) {
        int slots = capacity * sizes.length;
        tweets = Arrays.copyOf(tweets, slots);
        originals = Arrays.copyOf(originals, slots);
        authors = Arrays.copyOf(authors, slots);
        positions = Arrays.copyOf(positions, slots);
        groupOf = Arrays.copyOf(groupOf, capacity);
        sketches = Arrays.copyOf(sketches, capacity);
    }

    /** Begins to count a topic. */
    void begin(int index, String topic) {
        int slot = index * sizes.length;
        Arrays.fill(tweets, slot, slot + sizes.length, 0);
        Arrays.fill(originals, slot, slot + sizes.length, 0);
        Arrays.fill(authors, slot, slot + sizes.length, 0);
        groupOf[index] = group(Topic.group(topic));
    }

    /** Ends to count a topic that is in no pane any more. */
    void end(int index) {
        sketches[index] = null;
    }

    /** The sketch of a topic's authors; null where they are counted exactly. */
    @Nullable AuthorSketch sketch(int index) {
        return sketches[index];
    }

    /** Begins to estimate the authors of a topic, before its first pane is added. */
    void estimate(int index) {
        sketches[index] = new AuthorSketch(longest, latenessMinutes);
    }

    /** Estimates the authors of a topic from now on, those in its panes included, where it has too many to count them. */
    private void estimateMany(int index, int newest) {
        int slot = index * sizes.length;
        if (authors[slot + longestIndex] <= exactAuthors) {
            return;
        }
        AuthorSketch sketch = new AuthorSketch(longest, latenessMinutes);
        sketches[index] = sketch;
        for (int p = 0; p < panes.size(); p++) {
            int i = panes.pane(p).positionOf(index);
            if (i >= 0) {
                Pane pane = panes.pane(p).pane();
                sketch.add(panes.minute(p), pane.authors(), pane.authorsFrom(i), pane.authorsTo(i));
                for (int a = pane.authorsFrom(i); a < pane.authorsTo(i); a++) {
                    lastSeen.remove(pane.authors()[a]);
                }
            }
        }
        sketch.estimate(sizes, newest + 1, authors, slot);
    }

    /**
     * Counts from now on as if a pane had been one of a later minute, which is in the same windows.
     *
     * @param from the minute of the pane
     * @param to the later one
     */
    void move(int from, IndexedPane indexed, int to) {
        Pane pane = indexed.pane();
        for (int i = 0; i < indexed.topics().length; i++) {
            if (sketches[indexed.topics()[i]] == null) {
                for (int a = pane.authorsFrom(i); a < pane.authorsTo(i); a++) {
                    if (lastSeen.get(pane.authors()[a]) == from) {
                        lastSeen.put(pane.authors()[a], to);
                    }
                }
            }
        }
    }

    /**
     * Estimates the authors of the topics with sketches whose panes changed. It must be called after each {@link #add} and
     * {@link #remove}, and before authors are read.
     */
    void estimateChanged(int newest) {
        if (unestimated.isEmpty()) {
            return;
        }
        for (var changed = unestimated.iterator(); changed.hasNext(); ) {
            int index = changed.nextInt();
            AuthorSketch sketch = sketches[index];
            if (sketch != null) {
                sketch.estimate(sizes, newest + 1, authors, index * sizes.length);
            }
        }
        unestimated.clear();
    }

    /** Moves what is in all sketches to the minutes of coarser panes. */
    void moveSketches(PaneGrid grid, int newest) {
        for (AuthorSketch sketch : sketches) {
            if (sketch != null) {
                sketch.move(grid, newest);
            }
        }
    }

    private int group(String key) {
        int known = groups.indexOf(key);
        if (known >= 0) {
            return known;
        }
        groups.add(key);
        uses = Arrays.copyOf(uses, groups.size() * sizes.length);
        return groups.size() - 1;
    }

    int tweets(int slot) {
        return tweets[slot];
    }

    int originals(int slot) {
        return originals[slot];
    }

    int authors(int slot) {
        return authors[slot];
    }

    /** How many topics have tweets in a window. */
    int activeCount(int w) {
        return activeCounts[w];
    }

    /** The index of a topic with tweets in a window; topics are in no order. */
    int active(int w, int i) {
        return active[w][i];
    }

    /** How many topic groups there are. */
    int groupCount() {
        return groups.size();
    }

    /** The index of a topic's group. */
    int groupOf(int index) {
        return groupOf[index];
    }

    /** The key of a topic group. */
    String group(int group) {
        return groups.get(group);
    }

    /** The sum of the tweets of all topics of a group in a window. */
    long uses(int group, int w) {
        return uses[group * sizes.length + w];
    }

    /**
     * Adds a pane, the latest so far, to every window that contains it.
     *
     * @param newest the last minute of the windows
     */
    void add(int minute, IndexedPane indexed, int newest) {
        Pane pane = indexed.pane();
        int[] topicIndexes = indexed.topics();
        for (int i = 0; i < topicIndexes.length; i++) {
            add(minute, topicIndexes[i], pane.tweets()[i], pane.originals()[i], newest);
            int slot = topicIndexes[i] * sizes.length;
            AuthorSketch sketch = sketches[topicIndexes[i]];
            if (sketch != null) {
                sketch.add(minute, pane.authors(), pane.authorsFrom(i), pane.authorsTo(i));
                unestimated.add(topicIndexes[i]);
                continue;
            }
            if (minute <= newest - longest) {
                continue;
            }
            for (int a = pane.authorsFrom(i); a < pane.authorsTo(i); a++) {
                int last = lastSeen.put(pane.authors()[a], minute);
                addAuthor(slot, minute, last, newest);
            }
            estimateMany(topicIndexes[i], newest);
        }
    }

    /** Removes the pane that leaves a window. */
    void remove(int w, int minute, IndexedPane leaving) {
        Pane pane = leaving.pane();
        int[] topicIndexes = leaving.topics();
        boolean last = w == longestIndex;
        for (int i = 0; i < topicIndexes.length; i++) {
            int index = topicIndexes[i];
            int slot = index * sizes.length + w;
            tweets[slot] -= pane.tweets()[i];
            originals[slot] -= pane.originals()[i];
            uses[groupOf[index] * sizes.length + w] -= pane.tweets()[i];
            AuthorSketch sketch = sketches[index];
            if (sketch != null) {
                unestimated.add(index);
            }
            for (int a = pane.authorsFrom(i); sketch == null && a < pane.authorsTo(i); a++) {
                if (lastSeen.get(pane.authors()[a]) == minute) {
                    authors[slot]--;
                    if (last) {
                        lastSeen.remove(pane.authors()[a]);
                    }
                }
            }
            if (tweets[slot] == 0) {
                int moved = active[w][--activeCounts[w]];
                active[w][positions[slot]] = moved;
                positions[moved * sizes.length + w] = positions[slot];
            }
        }
    }

    /**
     * Adds a topic of a late part of a pane to every window that contains the pane.
     *
     * @param index of the topic in the table
     * @param i the topic's position in the part
     * @param before the pane without the part; null where there was none
     * @param newest the last minute of the windows
     */
    void addLate(int index, int minute, Pane part, int i, @Nullable Pane before, int newest) {
        add(minute, index, part.tweets()[i], part.originals()[i], newest);
        AuthorSketch sketch = sketches[index];
        if (sketch != null) {
            sketch.add(minute, part.authors(), part.authorsFrom(i), part.authorsTo(i));
            sketch.estimate(sizes, newest + 1, authors, index * sizes.length);
            return;
        }
        if (minute <= newest - longest) {
            return;
        }
        int known = before == null ? -1 : before.indexOf(part.topics()[i]);
        for (int a = part.authorsFrom(i); a < part.authorsTo(i); a++) {
            long author = part.authors()[a];
            if (before != null && known >= 0 && before.hasAuthor(known, author)) {
                continue;
            }
            int last = lastSeen.get(author);
            if (last < minute) {
                lastSeen.put(author, minute);
                addAuthor(index * sizes.length, minute, last, newest);
            }
        }
        estimateMany(index, newest);
    }

    private void add(int minute, int index, int addedTweets, int addedOriginals, int newest) {
        for (int w = 0; w < sizes.length; w++) {
            if (minute > newest - sizes[w]) {
                add(w, index, addedTweets, addedOriginals);
            }
        }
    }

    private void add(int w, int index, int addedTweets, int addedOriginals) {
        int slot = index * sizes.length + w;
        if (tweets[slot] == 0) {
            if (activeCounts[w] == active[w].length) {
                active[w] = Arrays.copyOf(active[w], active[w].length * 2);
            }
            positions[slot] = activeCounts[w];
            active[w][activeCounts[w]++] = index;
        }
        tweets[slot] += addedTweets;
        originals[slot] += addedOriginals;
        uses[groupOf[index] * sizes.length + w] += addedTweets;
    }

    /** Adds an author to the windows that contain the minute, but not the one in which the author was last seen. */
    private void addAuthor(int slot, int minute, int last, int newest) {
        for (int w = 0; w < sizes.length; w++) {
            int oldest = newest - sizes[w];
            if (minute > oldest && last <= oldest) {
                authors[slot + w]++;
            }
        }
    }
}
