package io.rounds.explorer.http;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often one address may ask: a token bucket for each, which holds four seconds' worth. The least recently seen
 * addresses are forgotten, so that memory stays bounded.
 */
final class RateLimit {
    private static final int BURST_SECONDS = 4;
    private static final int ADDRESSES = 10_000;

    private final int perSecond;
    private final Clock clock;
    private final Map<String, Bucket> buckets = new Bounded();

    /** @param perSecond requests of one address; 0 for no limit */
    RateLimit(int perSecond, Clock clock) {
        this.perSecond = perSecond;
        this.clock = clock;
    }

    private static final class Bucket {
        private double tokens;
        private long filledAt;

        Bucket(double tokens, long filledAt) {
            this.tokens = tokens;
            this.filledAt = filledAt;
        }
    }

    /** Whether this address may ask now. Refused requests cost nothing. */
    synchronized boolean allows(String address) {
        if (perSecond == 0) {
            return true;
        }
        long now = clock.millis();
        double most = (double) perSecond * BURST_SECONDS;
        Bucket bucket = buckets.computeIfAbsent(address, unseen -> new Bucket(most, now));
        bucket.tokens = Math.min(most, bucket.tokens + (now - bucket.filledAt) * perSecond / 1000.0);
        bucket.filledAt = now;
        if (bucket.tokens < 1) {
            return false;
        }
        bucket.tokens--;
        return true;
    }

    private static final class Bounded extends LinkedHashMap<String, Bucket> {
        private static final long serialVersionUID = 1L;

        Bounded() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > ADDRESSES;
        }
    }
}
