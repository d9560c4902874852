package io.rounds.report;

import java.time.Instant;

/**
 * The origin of a report.
 *
 * @param source for people: {@code Elasticsearch at example.org}
 * @param version of Rounds
 * @param madeAt when the documents were read
 * @param withText whether the report has the text of tweets
 */
public record Provenance(String source, String version, Instant madeAt, boolean withText) {}
