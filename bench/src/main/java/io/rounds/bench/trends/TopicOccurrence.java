package io.rounds.bench.trends;

import io.rounds.model.Community;
import io.rounds.model.Fingerprint;
import io.rounds.model.Hashtag;
import io.rounds.model.Link;
import io.rounds.model.Tweet;
import io.rounds.trends.Topic;
import java.util.List;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * The occurrence of a topic in a tweet: the record that a job with Flink's own windows shuffles.
 *
 * @param author fingerprint
 * @param repostOf the reposted tweet; null for originals, and if unknown
 * @param links canonical
 * @param spelling of the hashtag
 */
public record TopicOccurrence(
        String topic,
        String tweet,
        long millis,
        long author,
        boolean original,
        @Nullable String repostOf,
        List<String> links,
        String spelling) {

    /** Collects the occurrences in a tweet; the hashtags of a community do not count as its topics. */
    static void of(Tweet tweet, List<Community> communities, Collector<TopicOccurrence> out) {
        long author = Fingerprint.of(tweet.authorId());
        List<String> links = tweet.links().stream().map(Link::canonical).toList();
        for (Community community : communities) {
            if (tweet.communities().contains(community.name())) {
                for (Hashtag hashtag : tweet.hashtags()) {
                    if (!community.tags().contains(hashtag.tag())) {
                        out.collect(new TopicOccurrence(
                                Topic.of(community.name(), hashtag.tag()),
                                tweet.id(),
                                tweet.createdAt().toEpochMilli(),
                                author,
                                !tweet.isRepost(),
                                tweet.isRepost() ? tweet.repostOf() : null,
                                links,
                                hashtag.spelling()));
                    }
                }
            }
        }
    }
}
