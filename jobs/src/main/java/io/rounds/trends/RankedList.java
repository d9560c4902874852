package io.rounds.trends;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Both rankings of one topic group in one window, merged from the lists of all subtasks.
 *
 * <p>Late tweets only add to counts. A topic that does not rank and gets no late tweet therefore never ranks later, so it
 * is enough to keep the topics that rank.
 */
public final class RankedList {
    private static final Comparator<TopicRow> LIVE = Comparator.comparingInt(TopicRow::authors)
            .thenComparingInt(TopicRow::tweets)
            .reversed()
            .thenComparing(TopicRow::topic);
    private static final Comparator<TopicRow> UNUSUAL =
            Comparator.comparingDouble(TopicRow::surprise).reversed().thenComparing(LIVE);

    private final Map<String, TopicRow> rows = new HashMap<>();
    private final Map<String, Rank> written = new HashMap<>();
    private long uses;

    /**
     * A topic and its ranks.
     *
     * @param live from 1; null where not ranked
     * @param unusual from 1; null where not ranked
     */
    public record Rank(
            TopicRow row, @Nullable Integer live, @Nullable Integer unusual) {}

    /** A change made by {@link #rank}; the rank is null where the topic fell out of both rankings. */
    public record Change(String topic, @Nullable Rank rank) {}

    /**
     * Adds the list or the correction of one subtask.
     *
     * @param addedUses by how much the sum of all topics' tweets grew
     */
    public void add(List<TopicRow> added, long addedUses) {
        uses += addedUses;
        for (TopicRow row : added) {
            rows.merge(row.topic(), row, (one, other) -> other.tweets() >= one.tweets() ? other : one);
        }
    }

    /**
     * The sum of all topics' tweets, which is the version of the list: it grows with every tweet that is counted, and its
     * final value does not depend on the order of the tweets.
     */
    public long uses() {
        return uses;
    }

    /**
     * Both rankings of topics, each of which is in the result once: first those of the live ranking in its order, then
     * the others of the unusual one in that order.
     *
     * @param rows one for each topic
     */
    public static Map<String, Rank> ranks(Collection<TopicRow> rows, TrendsOptions options) {
        Map<String, Rank> ranks = new LinkedHashMap<>();
        List<TopicRow> live = rows.stream()
                .filter(row -> row.authors() >= options.rankAuthors())
                .sorted(LIVE)
                .limit(options.top())
                .toList();
        for (int i = 0; i < live.size(); i++) {
            ranks.put(live.get(i).topic(), new Rank(live.get(i), i + 1, null));
        }
        List<TopicRow> unusual = rows.stream()
                .filter(row -> row.authors() >= Math.max(options.rankAuthors(), options.minAuthors()))
                .sorted(UNUSUAL)
                .limit(options.top())
                .toList();
        for (int i = 0; i < unusual.size(); i++) {
            TopicRow row = unusual.get(i);
            Rank rank = ranks.get(row.topic());
            ranks.put(row.topic(), new Rank(row, rank == null ? null : rank.live(), i + 1));
        }
        return ranks;
    }

    /** Ranks the topics again, drops those that do not rank, and returns the changes since the last call. */
    public List<Change> rank(TrendsOptions options) {
        Map<String, Rank> ranks = ranks(rows.values(), options);
        List<Change> changes = new ArrayList<>();
        ranks.forEach((topic, rank) -> {
            if (!rank.equals(written.get(topic))) {
                changes.add(new Change(topic, rank));
            }
        });
        for (String topic : written.keySet()) {
            if (!ranks.containsKey(topic)) {
                changes.add(new Change(topic, null));
            }
        }
        rows.keySet().retainAll(ranks.keySet());
        written.clear();
        written.putAll(ranks);
        return changes;
    }

    /** The state of the list. */
    public Snapshot snapshot() {
        return new Snapshot(uses, List.copyOf(rows.values()), List.copyOf(written.values()));
    }

    /** A list from its state. */
    public static RankedList restore(Snapshot snapshot) {
        RankedList list = new RankedList();
        list.uses = snapshot.uses();
        snapshot.rows().forEach(row -> list.rows.put(row.topic(), row));
        snapshot.written().forEach(rank -> list.written.put(rank.row().topic(), rank));
        return list;
    }

    /** The state of a list. */
    public record Snapshot(long uses, List<TopicRow> rows, List<Rank> written) {}
}
