/**
 * Trends on a cluster. One topology, {@link io.rounds.trends.flink.TrendsAnalysis}, of three operators: a combiner that
 * sums tweets up where they are read, a counter that slides windows over the sums, and a small one that merges the
 * rankings of all subtasks.
 */
@NullMarked
package io.rounds.trends.flink;

import org.jspecify.annotations.NullMarked;
