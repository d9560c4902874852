/**
 * Credibility as a Flink topology: {@link io.rounds.credibility.flink.CredibilityAnalysis}.
 *
 * <p>Everything happens at the ends of days of event time. A step's timer fires when the watermark passes the end of a
 * day, and what it sends reaches the next step before that watermark does; so each step knows all of the day when its own
 * timer fires, at any parallelism.
 */
@NullMarked
package io.rounds.credibility.flink;

import org.jspecify.annotations.NullMarked;
