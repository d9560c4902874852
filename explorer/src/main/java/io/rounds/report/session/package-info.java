/**
 * Sessions of a chat with their metrics, participants and transcripts: the data of a report.
 *
 * <p>{@link io.rounds.report.session.SessionDetailsBuilder} combines the document of a session with its tweets.
 * {@link io.rounds.report.session.Metric} defines each metric; {@link io.rounds.report.session.MetricTotals} computes
 * metrics over several sessions, and {@link io.rounds.report.session.MetricChange} compares two.
 */
@NullMarked
package io.rounds.report.session;

import org.jspecify.annotations.NullMarked;
