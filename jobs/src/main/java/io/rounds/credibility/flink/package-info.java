/**
 * Credibility as a Flink topology: {@link io.rounds.credibility.flink.CredibilityAnalysis}.
 *
 * <p>Everything happens at the end of a day in event time. The timers of an operator fire when the watermark passes the end
 * of a day, and what they emit reaches the next operator before that watermark does. So each operator has all records of the
 * day when its own timers fire, at any parallelism.
 */
@NullMarked
package io.rounds.credibility.flink;

import org.jspecify.annotations.NullMarked;
