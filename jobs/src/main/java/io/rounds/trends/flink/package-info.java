/**
 * Distributes trends with Flink. One topology, {@link io.rounds.trends.flink.TrendsAnalysis}, of three operators: a
 * combiner that sums tweets up in the subtask that read them, a counter that slides windows over the sums, and a merger of
 * the rankings of all subtasks.
 */
@NullMarked
package io.rounds.trends.flink;

import org.jspecify.annotations.NullMarked;
