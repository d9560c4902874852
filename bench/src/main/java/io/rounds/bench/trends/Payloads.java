package io.rounds.bench.trends;

import java.time.Instant;

/** An endless stream of X API v2 payloads. */
interface Payloads {
    /**
     * The payload at a position of the stream, with that time.
     *
     * @param sequence from 0
     * @return bytes for the caller to keep
     */
    byte[] payload(long sequence, Instant createdAt);
}
