package io.rounds.report;

import java.time.Instant;

/**
 * Where a report comes from.
 *
 * @param source in words: {@code Elasticsearch at example.org}
 * @param version of Rounds
 * @param madeAt when the documents were read
 * @param withText whether texts were asked for
 */
public record Provenance(String source, String version, Instant madeAt, boolean withText) {}
