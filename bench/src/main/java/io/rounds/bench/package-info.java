/**
 * Measured comparisons: what Rounds costs beside the mere reading of its input, and beside Flink's own windows doing the
 * same work. {@link io.rounds.bench.TrendsBench} is the command, docs/bench.md says what is measured and how to read it.
 */
@NullMarked
package io.rounds.bench;

import org.jspecify.annotations.NullMarked;
