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

/** Picks, for each topic group, the topics at the top of either ranking, from any number of tables. */
public final class TopLists {
    private final int top;
    private final Map<String, Lists> byGroup = new TreeMap<>();

    /** @param top length of a ranking */
    public TopLists(int top) {
        this.top = top;
    }

    /** Both rankings of a topic group, empty at first. */
    public Lists of(String group) {
        return byGroup.computeIfAbsent(group, key -> new Lists(top));
    }

    /** The rankings by the key of the {@link TopicGroup}. */
    public Map<String, Lists> byGroup() {
        return byGroup;
    }

    /**
     * A topic that may rank.
     *
     * @param index of the topic in the table
     * @param surprise NaN where it has too few authors to be unusual
     */
    public record Candidate(TopicTable table, int index, String topic, TopicCount count, double surprise) {
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /** Both rankings of one topic group. */
    public static final class Lists {
        private final TopList live;
        private final TopList unusual;
        private long uses;

        private Lists(int top) {
            live = new TopList(top, false);
            unusual = new TopList(top, true);
        }

        /**
         * Offers a topic.
         *
         * @param surprise NaN where the topic has too few authors to be unusual
         */
        void offer(TopicTable table, int index, String topic, int tweets, int originals, int authors, double surprise) {
            boolean isLive = live.wants(authors, tweets, topic, surprise);
            boolean isUnusual = !Double.isNaN(surprise) && unusual.wants(authors, tweets, topic, surprise);
            if (isLive || isUnusual) {
                Candidate candidate =
                        new Candidate(table, index, topic, new TopicCount(tweets, originals, authors), surprise);
                if (isLive) {
                    live.add(candidate);
                }
                if (isUnusual) {
                    unusual.add(candidate);
                }
            }
        }

        void addUses(long added) {
            uses += added;
        }

        /** The sum of all topics' tweets, whether they rank or not. */
        public long uses() {
            return uses;
        }

        /** The topics that are in one of the rankings, each once. */
        public List<Candidate> candidates() {
            Set<Candidate> candidates = new LinkedHashSet<>(live.queue);
            candidates.addAll(unusual.queue);
            return new ArrayList<>(candidates);
        }
    }

    /** The best so far, the worst of them first. */
    private static final class TopList {
        private static final Comparator<Candidate> LIVE = Comparator.<Candidate>comparingInt(
                        candidate -> candidate.count().authors())
                .thenComparingInt(candidate -> candidate.count().tweets())
                .thenComparing(Candidate::topic, Comparator.reverseOrder());
        private static final Comparator<Candidate> UNUSUAL =
                Comparator.comparingDouble(Candidate::surprise).thenComparing(LIVE);

        final int top;
        final boolean bySurprise;
        final PriorityQueue<Candidate> queue;

        TopList(int top, boolean bySurprise) {
            this.top = top;
            this.bySurprise = bySurprise;
            queue = new PriorityQueue<>(top, bySurprise ? UNUSUAL : LIVE);
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
