package io.rounds.explorer.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;

/**
 * Limits the requests of each client address by a token bucket that holds four seconds' worth. Addresses that are seldom
 * seen are evicted, so that memory stays bounded.
 */
final class RateLimit {
    private static final int BURST_SECONDS = 4;
    private static final int MAX_ADDRESSES = 10_000;

    private final int perSecond;
    private final Clock clock;
    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(MAX_ADDRESSES).build();

    /** @param perSecond requests of one address; 0 for no limit */
    RateLimit(int perSecond, Clock clock) {
        this.perSecond = perSecond;
        this.clock = clock;
    }

    /** Whether this address may send a request now. Refused requests take nothing from its bucket. */
    boolean allows(String address) {
        if (perSecond == 0) {
            return true;
        }
        long now = clock.millis();
        return buckets.get(address, unseen -> new Bucket(perSecond, now)).take(now);
    }

    private static final class Bucket {
        private final int perSecond;
        private double tokens;
        private long filledAt;

        Bucket(int perSecond, long now) {
            this.perSecond = perSecond;
            this.tokens = capacity();
            this.filledAt = now;
        }

        private double capacity() {
            return (double) perSecond * BURST_SECONDS;
        }

        synchronized boolean take(long now) {
            tokens = Math.min(capacity(), tokens + (now - filledAt) * perSecond / 1000.0);
            filledAt = now;
            if (tokens < 1) {
                return false;
            }
            tokens--;
            return true;
        }
    }
}
