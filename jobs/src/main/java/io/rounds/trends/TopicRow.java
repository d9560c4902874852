package io.rounds.trends;

import java.util.List;

/**
 * One topic of a list: its counts in the window, what was expected, exemplars and links.
 *
 * @param topic the normalised hashtag, or the canonical link
 * @param display its most used spelling
 * @param tweets originals + reposts
 * @param originals everything that is not a repost
 * @param authors distinct, reposters included
 * @param authorsEstimated whether they are an estimate, as the topic has too many to count them
 * @param expected distinct authors expected from the topic's own past, four decimals
 * @param surprise -log10 P(authors or more), four decimals
 * @param exemplars ids of tweets: the most reposted ones, then the earliest originals
 * @param links the canonical links that most of its tweets carry; none where the topic is a link itself
 */
public record TopicRow(
        String topic,
        String display,
        int tweets,
        int originals,
        int authors,
        boolean authorsEstimated,
        double expected,
        double surprise,
        List<String> exemplars,
        List<String> links) {
    /** A topic whose authors are counted. */
    public TopicRow(
            String topic,
            String display,
            int tweets,
            int originals,
            int authors,
            double expected,
            double surprise,
            List<String> exemplars,
            List<String> links) {
        this(topic, display, tweets, originals, authors, false, expected, surprise, exemplars, links);
    }

    /** Rounds to four decimals, which are both ranked and shown. */
    public static double rounded(double value) {
        return Math.round(value * 1e4) / 1e4;
    }
}
