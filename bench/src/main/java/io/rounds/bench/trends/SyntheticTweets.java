package io.rounds.bench.trends;

import io.rounds.model.Community;
import io.rounds.simulator.LoadPool;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Payloads with as many topics and communities as asked for: each tweet has the hashtag of one community, evenly chosen, and
 * one topic. The topic of rank k is used about 1/k as often as the first one, as hashtags are. 100,000 authors, evenly chosen.
 *
 * <p>Safe for use by several threads.
 */
final class SyntheticTweets implements Payloads {
    private static final int AUTHORS = 100_000;
    private static final long FIRST_AUTHOR = 1_000_000_000L;
    /** The increment and multipliers of SplitMix64 (Steele, Lea and Flood, 2014). */
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private static final double TO_UNIT = 0x1.0p-53;

    private final int topics;
    private final int communities;

    SyntheticTweets(int topics, int communities) {
        this.topics = topics;
        this.communities = communities;
    }

    /** The communities, each with one hashtag. */
    List<Community> communities() {
        List<Community> all = new ArrayList<>();
        for (int i = 0; i < communities; i++) {
            all.add(new Community("c" + i, "Community " + i, Set.of(tag(i)), false));
        }
        return all;
    }

    private static String tag(int community) {
        return "community" + community;
    }

    @Override
    public byte[] payload(long sequence, Instant createdAt) {
        long random = mixed(sequence * GOLDEN);
        double even = (mixed(random + GOLDEN) >>> 11) * TO_UNIT;
        // The inverse of the distribution function log(k + 1) / log(topics + 1), whose density is that of 1/k.
        int topic = (int) (Math.exp(even * Math.log(topics + 1.0)) - 1);
        long author = FIRST_AUTHOR + Long.remainderUnsigned(random, AUTHORS);
        int community = (int) Long.remainderUnsigned(mixed(random - GOLDEN), communities);
        String tag = tag(community);
        String text = "Something worth reading about the care of patients #" + tag + " #topic" + topic;
        return ("{\"data\":{\"author_id\":\"" + author + "\",\"created_at\":\"" + createdAt
                        + "\",\"entities\":{\"hashtags\":[{\"start\":52,\"end\":60,\"tag\":\"" + tag
                        + "\"},{\"start\":61,\"end\":70,\"tag\":\"topic" + topic + "\"}]},\"id\":\""
                        + LoadPool.id(sequence, createdAt) + "\",\"lang\":\"en\",\"text\":\"" + text
                        + "\"},\"includes\":{\"users\":[{\"id\":\"" + author + "\",\"name\":\"A\",\"username\":\"a"
                        + author + "\"}]}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static long mixed(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
