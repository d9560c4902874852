package io.rounds.peers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A row of a ranking, which is what peers are compared by.
 *
 * @param window its name
 * @param end of the window, milliseconds since 1970, exclusive
 * @param ranking {@link #LIVE} or {@link #SPREAD}
 * @param rank from 1
 */
public record RankedRow(String community, String window, long end, String ranking, int rank, TopicCount count) {
    /** By {@link TopicCount#LIVE}. */
    public static final String LIVE = "live";
    /** By {@link TopicCount#SPREAD}. */
    public static final String SPREAD = "spread";

    /** Both rankings of the topics of a community in a window. */
    public static List<RankedRow> both(
            String community, String window, long end, Collection<TopicCount> topics, int top) {
        List<RankedRow> rows = new ArrayList<>();
        add(rows, community, window, end, LIVE, first(topics, TopicCount.LIVE, top));
        add(rows, community, window, end, SPREAD, first(topics, TopicCount.SPREAD, top));
        return rows;
    }

    /** The first topics that rank, in this order. */
    public static List<TopicCount> first(Collection<TopicCount> topics, Comparator<TopicCount> order, int top) {
        return topics.stream()
                .filter(TopicCount::ranks)
                .sorted(order)
                .limit(top)
                .toList();
    }

    private static void add(
            List<RankedRow> rows, String community, String window, long end, String ranking, List<TopicCount> first) {
        for (int i = 0; i < first.size(); i++) {
            rows.add(new RankedRow(community, window, end, ranking, i + 1, first.get(i)));
        }
    }

    /** The line of the file of rows. */
    public String line() {
        return String.join(
                "\t",
                ranking,
                window,
                Long.toString(end / 60_000),
                community,
                Integer.toString(rank),
                count.topic(),
                Long.toString(count.tweets()),
                Long.toString(count.originals()),
                Long.toString(count.authors()));
    }
}
