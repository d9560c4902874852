package io.rounds.bench;

import io.rounds.trends.Topic;
import java.util.Comparator;
import java.util.List;

/**
 * A topic's counts in a window, as the job on Flink's own windows finds them.
 *
 * @param end of the window, milliseconds since 1970, exclusive
 * @param display the most used spelling
 * @param exemplars the most reposted tweets, then the earliest originals
 * @param links the canonical links of most tweets
 * @param rank in the community by authors, then tweets, then name; from 1, and 0 before it is ranked
 */
public record TopicCounts(
        String topic,
        long end,
        int tweets,
        int originals,
        int authors,
        String display,
        List<String> exemplars,
        List<String> links,
        int rank) {
    /** The order of the live ranking. */
    static final Comparator<TopicCounts> LIVE = Comparator.comparingInt(TopicCounts::authors)
            .thenComparingInt(TopicCounts::tweets)
            .reversed()
            .thenComparing(TopicCounts::topic);

    /** The community of its topic. */
    public String community() {
        return Topic.community(topic);
    }

    TopicCounts ranked(int place) {
        return new TopicCounts(topic, end, tweets, originals, authors, display, exemplars, links, place);
    }
}
