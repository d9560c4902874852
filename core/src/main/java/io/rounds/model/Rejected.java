package io.rounds.model;

/**
 * Something that could not be read or written. Nothing is dropped without one of these.
 *
 * @param id the place, with {@code #n} for the n-th rejection (from 1) inside a record of several tweets
 * @param detail one sentence a person can act on
 * @param origin where it came from
 * @param payload the record itself, cut at {@link #MAX_PAYLOAD_BYTES}; empty where it is not public
 */
public record Rejected(String id, Reason reason, String detail, Origin origin, String payload) {
    /** How much of a payload is kept: 8 KiB of UTF-8. */
    public static final int MAX_PAYLOAD_BYTES = 8 * 1024;
}
