package io.rounds.links;

import java.time.Instant;

/**
 * One share of a link, with its time. Of two at the same time the one with the smaller id comes first.
 *
 * @param author an id across networks
 */
public record TimedShare(Instant at, String tweet, String author) implements Comparable<TimedShare> {
    @Override
    public int compareTo(TimedShare other) {
        int byTime = at.compareTo(other.at);
        return byTime != 0 ? byTime : tweet.compareTo(other.tweet);
    }
}
