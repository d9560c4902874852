package io.rounds.ingest;

import io.rounds.communities.Communities;
import io.rounds.model.Tweet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gives reposts the content of the post they pass on, where the network sends only its address.
 *
 * <p>Posts are remembered for some days, but only those of a community: a repost of any other would be of no community
 * either. So there are few of them, however large the network is. A repost of a post that is not known waits a while,
 * since partitions and servers are not in step; then it is emitted as it is, without a hashtag. All time is event time.
 * Both tables are bounded; beyond the bound the oldest post is forgotten and the oldest repost is emitted.
 */
public final class RepostContents {
    private final Communities communities;
    private final long rememberMillis;
    private final long waitMillis;
    private final int maxEntries;
    private final LinkedHashMap<String, Retained> posts = new LinkedHashMap<>();
    private final LinkedHashMap<String, Waiting> waiting = new LinkedHashMap<>();
    private int waitingReposts;
    private long unfilled;
    private long now = Long.MIN_VALUE;

    /**
     * A tweet that is kept for a limited time.
     *
     * @param until event time in milliseconds until which it is kept
     */
    public record Retained(Tweet tweet, long until) {}

    /** The reposts of one post. */
    private record Waiting(List<Tweet> reposts, long until) {}

    /**
     * @param communities whose posts are remembered
     * @param rememberMillis for how long after it was written, or after it was read if that is later; positive
     * @param waitMillis for how long a repost waits for its post; 0 or more
     * @param maxEntries how many posts are remembered at most, and how many reposts wait at most; positive
     */
    public RepostContents(Communities communities, long rememberMillis, long waitMillis, int maxEntries) {
        if (rememberMillis <= 0 || waitMillis < 0 || maxEntries <= 0) {
            throw new IllegalArgumentException("times and numbers must be positive");
        }
        this.communities = communities;
        this.rememberMillis = rememberMillis;
        this.waitMillis = waitMillis;
        this.maxEntries = maxEntries;
    }

    /** Accepts a tweet, and emits what is complete: at once or later, each tweet once. */
    public void accept(Tweet tweet, Consumer<Tweet> out) {
        String postId = tweet.repostOf();
        if (!tweet.isRepost()) {
            out.accept(tweet);
            remember(tweet);
            release(waiting.remove(tweet.id()), tweet, out);
        } else if (postId == null || tweet.platform().repostsCarryContent()) {
            out.accept(tweet);
        } else {
            Retained post = posts.get(postId);
            if (post != null) {
                out.accept(tweet.withContentOf(post.tweet()));
            } else {
                keep(tweet, postId, out);
            }
        }
    }

    private void remember(Tweet read) {
        Retained known = posts.get(read.id());
        if (known != null && known.tweet().version() > read.version()) {
            return;
        }
        Tweet post =
                known != null && known.tweet().version() == read.version() ? Copies.merge(known.tweet(), read) : read;
        posts.remove(post.id());
        if (!communities.of(post.hashtags()).isEmpty()) {
            posts.put(post.id(), new Retained(post, later(Math.max(millis(post), now), rememberMillis)));
            if (posts.size() > maxEntries) {
                Iterator<Retained> oldest = posts.values().iterator();
                oldest.next();
                oldest.remove();
            }
        }
    }

    private void keep(Tweet repost, String postId, Consumer<Tweet> out) {
        waiting.computeIfAbsent(
                        postId,
                        first -> new Waiting(new ArrayList<>(1), later(Math.max(millis(repost), now), waitMillis)))
                .reposts()
                .add(repost);
        waitingReposts++;
        if (waitingReposts > maxEntries) {
            releaseOldest(out);
        }
    }

    /** Advances event time: forgets posts that are too old, and emits reposts that have waited long enough. */
    public void advance(long eventMillis, Consumer<Tweet> out) {
        now = Math.max(now, eventMillis);
        Iterator<Retained> oldest = posts.values().iterator();
        while (oldest.hasNext() && oldest.next().until() <= now) {
            oldest.remove();
        }
        while (!waiting.isEmpty() && waiting.values().iterator().next().until() <= now) {
            releaseOldest(out);
        }
    }

    private void releaseOldest(Consumer<Tweet> out) {
        Iterator<Waiting> oldest = waiting.values().iterator();
        Waiting first = oldest.next();
        oldest.remove();
        unfilled += first.reposts().size();
        release(first, null, out);
    }

    private void release(@Nullable Waiting reposts, @Nullable Tweet post, Consumer<Tweet> out) {
        if (reposts == null) {
            return;
        }
        waitingReposts -= reposts.reposts().size();
        for (Tweet repost : reposts.reposts()) {
            out.accept(post == null ? repost : repost.withContentOf(post));
        }
    }

    private static long millis(Tweet tweet) {
        return tweet.createdAt().toEpochMilli();
    }

    private static long later(long millis, long by) {
        return millis > Long.MAX_VALUE - by ? Long.MAX_VALUE : millis + by;
    }

    /** The posts that are remembered, the oldest first. */
    public List<Retained> posts() {
        return List.copyOf(posts.values());
    }

    /** The reposts that wait, the oldest first. */
    public List<Retained> reposts() {
        List<Retained> retained = new ArrayList<>(waitingReposts);
        for (Waiting group : waiting.values()) {
            group.reposts().forEach(repost -> retained.add(new Retained(repost, group.until())));
        }
        return retained;
    }

    /** How many reposts were emitted without the content of their post. */
    public long unfilled() {
        return unfilled;
    }

    /** Restores what {@link #posts()} and {@link #reposts()} returned before a restart, in that order. */
    public void restore(Iterable<Retained> keptPosts, Iterable<Retained> keptReposts) {
        for (Retained post : keptPosts) {
            posts.put(post.tweet().id(), post);
        }
        for (Retained repost : keptReposts) {
            String postId = repost.tweet().repostOf();
            if (postId != null) {
                waiting.computeIfAbsent(postId, first -> new Waiting(new ArrayList<>(1), repost.until()))
                        .reposts()
                        .add(repost.tweet());
                waitingReposts++;
            }
        }
    }
}
