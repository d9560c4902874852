package io.rounds.links.coshares;

/**
 * A share that is no repost.
 *
 * @param atMillis when
 * @param account an id across networks
 */
public record OwnShare(long atMillis, String tweet, String account, String handle) implements Comparable<OwnShare> {
    @Override
    public int compareTo(OwnShare other) {
        int byTime = Long.compare(atMillis, other.atMillis);
        return byTime != 0 ? byTime : tweet.compareTo(other.tweet);
    }
}
