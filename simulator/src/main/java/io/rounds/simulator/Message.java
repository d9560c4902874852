package io.rounds.simulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One message of the simulated stream. */
public final class Message {
    private final Instant arrival;
    private final @Nullable String key;
    private final byte[] payload;

    /**
     * A message that arrives at a time.
     *
     * @param payload not copied
     */
    public Message(Instant arrival, @Nullable String key, byte[] payload) {
        this.arrival = arrival;
        this.key = key;
        this.payload = payload;
    }

    /** The time of delivery; never earlier than that of the previous message. */
    public Instant arrival() {
        return arrival;
    }

    /** The id of the tweet's first version, which is the Kafka key; null for messages that belong to no tweet. */
    public @Nullable String key() {
        return key;
    }

    /**
     * One line of JSON in UTF-8, without the line's end; deliberately broken as often as {@link Noise#broken} says. Not
     * a copy: a duplicate shares the array.
     */
    public byte[] payload() {
        return payload;
    }
}
