package io.rounds.bench;

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
 * One tweet's use of one topic: what a job on Flink's own windows shuffles.
 *
 * @param author fingerprint
 * @param repostOf the tweet that it passes on; null for originals, and where it is not known
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

    /** The uses of a tweet; the hashtags of a community itself do not count in it. */
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
