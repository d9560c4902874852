package io.rounds.bench.trends;

import io.rounds.trends.Topic;
import java.util.Comparator;
import java.util.List;

/**
 * The counts of a topic in a window, as computed with Flink's own windows.
 *
 * @param end of the window, milliseconds since 1970, exclusive
 * @param display the most used spelling
 * @param exemplars the most reposted tweets, then the earliest originals
 * @param links the canonical links of most tweets
 * @param rank in the community by authors, then tweets, then name, from 1; 0 before ranking
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

    /** The community of its topic, which is a hashtag's group. */
    public String community() {
        return Topic.group(topic);
    }

    TopicCounts ranked(int place) {
        return new TopicCounts(topic, end, tweets, originals, authors, display, exemplars, links, place);
    }
}
