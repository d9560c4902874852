package io.rounds.links.coshares;

import org.jspecify.annotations.Nullable;

/**
 * How fast a link was taken up, by accounts that shared it in words of their own, each counted with its first share.
 *
 * @param link fingerprint
 * @param firstMillis when the first of them shared it
 * @param secondMillis how much later the second did
 * @param halfMillis how much later more than half of them had
 * @param gone whether there are not two of them any more
 */
public record ShareDelays(long link, long firstMillis, long secondMillis, long halfMillis, boolean gone) {

    /** The pace of a link; null with fewer than two sharers. */
    static @Nullable ShareDelays of(long link, long[] firsts) {
        if (firsts.length < 2) {
            return null;
        }
        int half = firsts.length / 2; // the first place, from 0, at which more than half are through
        return new ShareDelays(link, firsts[0], firsts[1] - firsts[0], firsts[half] - firsts[0], false);
    }
}
