package io.rounds.model;

import java.time.Instant;

/**
 * Where a record was read.
 *
 * @param place {@code topic/partition/offset} or {@code file:line}
 * @param at when it came in: the broker's timestamp, or the file's last change
 */
public record Origin(String place, Instant at) {}
