package io.rounds.trends;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Picks, for each community, the topics at the top of either ranking, from any number of tables. */
public final class TopLists {
    private final int top;
    private final Map<String, Lists> byCommunity = new TreeMap<>();
    private @Nullable Lists latest;
    private String latestCommunity = "";

    /** @param top length of a ranking */
    public TopLists(int top) {
        this.top = top;
    }

    /**
     * Offers a topic.
     *
     * @param surprise NaN where the topic cannot be unusual
     */
    void offer(TopicTable table, String topic, int tweets, int originals, int authors, double surprise) {
        Lists lists = latest;
        if (lists == null || !(topic.startsWith(latestCommunity) && topic.charAt(latestCommunity.length()) == ' ')) {
            latestCommunity = Topic.community(topic);
            lists = byCommunity.computeIfAbsent(latestCommunity, community -> new Lists(top));
            latest = lists;
        }
        boolean live = lists.live.wants(authors, tweets, topic, surprise);
        boolean unusual = !Double.isNaN(surprise) && lists.unusual.wants(authors, tweets, topic, surprise);
        if (live || unusual) {
            Candidate candidate = new Candidate(table, topic, new TopicCount(tweets, originals, authors), surprise);
            if (live) {
                lists.live.add(candidate);
            }
            if (unusual) {
                lists.unusual.add(candidate);
            }
        }
    }

    /** The communities that have a topic. */
    public Set<String> communities() {
        return byCommunity.keySet();
    }

    /** The topics of a community that are in one of the lists, each once. */
    public List<Candidate> of(String community) {
        Lists lists = byCommunity.get(community);
        if (lists == null) {
            return List.of();
        }
        Set<Candidate> candidates = new LinkedHashSet<>(lists.live.queue);
        candidates.addAll(lists.unusual.queue);
        return new ArrayList<>(candidates);
    }

    /**
     * A topic that may rank.
     *
     * @param surprise NaN where it cannot be unusual
     */
    public record Candidate(TopicTable table, String topic, TopicCount count, double surprise) {
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    private static final class Lists {
        final TopList live;
        final TopList unusual;

        Lists(int top) {
            live = new TopList(top, false);
            unusual = new TopList(top, true);
        }
    }

    /** The best so far, the worst of them first. */
    private static final class TopList {
        final int top;
        final boolean bySurprise;
        final PriorityQueue<Candidate> queue;

        TopList(int top, boolean bySurprise) {
            this.top = top;
            this.bySurprise = bySurprise;
            queue = new PriorityQueue<>(
                    top,
                    Comparator.<Candidate>comparingDouble(candidate -> bySurprise ? candidate.surprise() : 0)
                            .thenComparingInt(candidate -> candidate.count().authors())
                            .thenComparingInt(candidate -> candidate.count().tweets())
                            .thenComparing(Candidate::topic, Comparator.reverseOrder()));
        }

        boolean wants(int authors, int tweets, String topic, double surprise) {
            Candidate worst = queue.peek();
            if (queue.size() < top || worst == null) {
                return true;
            }
            int order = bySurprise ? Double.compare(surprise, worst.surprise()) : 0;
            order = order != 0 ? order : Integer.compare(authors, worst.count().authors());
            order = order != 0 ? order : Integer.compare(tweets, worst.count().tweets());
            return (order != 0 ? order : worst.topic().compareTo(topic)) > 0;
        }

        void add(Candidate candidate) {
            if (queue.size() == top) {
                queue.poll();
            }
            queue.add(candidate);
        }
    }
}
