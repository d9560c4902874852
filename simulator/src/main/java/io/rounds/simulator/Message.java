package io.rounds.simulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One message of the simulated stream. */
public final class Message {
    private final Instant arrival;
    private final @Nullable String key;
    private final byte[] payload;

    Message(Instant arrival, @Nullable String key, byte[] payload) {
        this.arrival = arrival;
        this.key = key;
        this.payload = payload;
    }

    /** When the stream delivers it; never earlier than the message before it. */
    public Instant arrival() {
        return arrival;
    }

    /** The id of the tweet's first version, which is the Kafka key; null for messages that belong to no tweet. */
    public @Nullable String key() {
        return key;
    }

    /**
     * One line of JSON in UTF-8, without the line's end; broken on purpose where {@link Noise#broken} says so. Not a
     * copy: a duplicate is the same array.
     */
    public byte[] payload() {
        return payload;
    }
}
