/**
 * Benchmarks: the speed of Rounds compared with upper limits, such as parsing alone, and with other implementations of the
 * same work. Each command is a class, for example {@link io.rounds.bench.TrendsBench}; docs/bench.md explains what they
 * measure and how to read the results.
 */
@NullMarked
package io.rounds.bench;

import org.jspecify.annotations.NullMarked;
