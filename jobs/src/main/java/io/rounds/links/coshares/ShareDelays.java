package io.rounds.links.coshares;

import org.jspecify.annotations.Nullable;

/**
 * The delays between the first shares of a link, reposts excluded, one share of each account.
 *
 * @param link fingerprint
 * @param firstMillis when the first of them shared it
 * @param secondMillis delay of the second
 * @param halfMillis delay until more than half of them had shared it
 * @param removed whether there are no longer two of them
 */
public record ShareDelays(long link, long firstMillis, long secondMillis, long halfMillis, boolean removed) {

    /** The delays of a link; null with fewer than two sharers. */
    static @Nullable ShareDelays of(long link, long[] firsts) {
        if (firsts.length < 2) {
            return null;
        }
        int half = firsts.length / 2; // the first place, from 0, at which more than half are through
        return new ShareDelays(link, firsts[0], firsts[1] - firsts[0], firsts[half] - firsts[0], false);
    }
}
