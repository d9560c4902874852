package io.rounds.model;

/**
 * Something that could not be read or written. Nothing is dropped without one of these.
 *
 * @param id the place, with {@code #n} for the n-th rejection (from 1) inside a record of several tweets
 * @param detail one sentence a person can act on; it quotes no text of the record
 * @param origin where it came from
 * @param excerpt what is kept of the record
 */
public record Rejected(String id, Reason reason, String detail, Origin origin, Excerpt excerpt) {
    /** How much of a payload is kept: 8 KiB of UTF-8. */
    public static final int MAX_PAYLOAD_BYTES = 8 * 1024;

    /** The record itself, cut at {@link #MAX_PAYLOAD_BYTES}; empty unless it is of a known public format. */
    public String payload() {
        return excerpt.payload();
    }
}
