package io.rounds.bench;

import io.rounds.trends.Topic;
import java.util.Comparator;

/**
 * A topic's counts in a window, as the job on Flink's own windows finds them.
 *
 * @param end of the window, milliseconds since 1970, exclusive
 * @param rank in the community by authors, then tweets, then name; from 1, and 0 before it is ranked
 */
public record Counted(String topic, long end, int tweets, int originals, int authors, int rank) {
    /** The order of the live ranking. */
    static final Comparator<Counted> LIVE = Comparator.comparingInt(Counted::authors)
            .thenComparingInt(Counted::tweets)
            .reversed()
            .thenComparing(Counted::topic);

    /** The community of its topic. */
    public String community() {
        return Topic.community(topic);
    }

    Counted ranked(int place) {
        return new Counted(topic, end, tweets, originals, authors, place);
    }
}
