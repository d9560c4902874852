package io.rounds.bench;

import io.rounds.model.Community;
import io.rounds.model.Fingerprint;
import io.rounds.model.Hashtag;
import io.rounds.model.Tweet;
import io.rounds.trends.Topic;
import java.util.List;
import org.apache.flink.util.Collector;

/**
 * One tweet's use of one topic: what a job on Flink's own windows shuffles.
 *
 * @param author fingerprint
 */
public record Use(String topic, long author, boolean original) {

    /** The uses of a tweet; the hashtags of a community itself do not count in it. */
    static void of(Tweet tweet, List<Community> communities, Collector<Use> out) {
        long author = Fingerprint.of(tweet.authorId());
        for (Community community : communities) {
            if (tweet.communities().contains(community.name())) {
                for (Hashtag hashtag : tweet.hashtags()) {
                    if (!community.tags().contains(hashtag.tag())) {
                        out.collect(new Use(Topic.of(community.name(), hashtag.tag()), author, !tweet.isRepost()));
                    }
                }
            }
        }
    }
}
