package io.rounds.trends;

import io.rounds.model.Link;
import io.rounds.model.Tweet;
import java.util.Arrays;
import java.util.List;

/** A tweet as panes count it, its names by number. One object is reused for all tweets. */
public final class CountedTweet {
    static final int NONE = -1;

    private int[] links = new int[4];
    private int linkCount;
    private int reposted = NONE;
    private boolean isOriginal;
    private long millis;
    private long author;
    private String id = "";

    /**
     * Sets the next tweet.
     *
     * @param authorFingerprint of the author's id
     * @param names of the minute in which it was written
     */
    public CountedTweet set(Tweet tweet, long authorFingerprint, PaneNames names) {
        id = tweet.id();
        author = authorFingerprint;
        millis = tweet.createdAt().toEpochMilli();
        isOriginal = !tweet.isRepost();
        String repostOf = isOriginal ? null : tweet.repostOf();
        reposted = repostOf == null ? NONE : names.ofId(repostOf);
        List<Link> all = tweet.links();
        linkCount = all.size();
        if (linkCount > links.length) {
            links = Arrays.copyOf(links, linkCount * 2);
        }
        for (int i = 0; i < linkCount; i++) {
            links[i] = names.of(all.get(i).canonical());
        }
        return this;
    }

    String id() {
        return id;
    }

    long millis() {
        return millis;
    }

    long author() {
        return author;
    }

    boolean isOriginal() {
        return isOriginal;
    }

    /** The number of the reposted tweet, or {@link #NONE}. */
    int reposted() {
        return reposted;
    }

    int linkCount() {
        return linkCount;
    }

    int link(int i) {
        return links[i];
    }
}
