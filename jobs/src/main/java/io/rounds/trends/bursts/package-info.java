/**
 * Bursts: when a topic became unusual, how far, and when that was over. Pure functions of the surprise of each minute; the
 * package above counts and compares.
 *
 * <p>{@link io.rounds.trends.bursts.BurstRules} turn {@link io.rounds.trends.bursts.Reading}s into {@link
 * io.rounds.trends.bursts.Burst}s. {@link io.rounds.trends.bursts.TopicBursts} applies them to the readings of one topic,
 * the latest of which late tweets still correct.
 */
@NullMarked
package io.rounds.trends.bursts;

import org.jspecify.annotations.NullMarked;
