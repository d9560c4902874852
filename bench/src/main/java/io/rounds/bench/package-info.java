/**
 * Measured comparisons: what Rounds costs beside the mere reading of its input, and beside others' code for the same
 * work. {@link io.rounds.bench.TrendsBench}, {@link io.rounds.bench.ExtractBench} and
 * {@link io.rounds.bench.ExportBench} are the commands, docs/bench.md says what is measured and how to read it.
 */
@NullMarked
package io.rounds.bench;

import org.jspecify.annotations.NullMarked;
