/**
 * Benchmarks: the speed of Rounds compared with upper limits, such as parsing alone, and with other implementations of the
 * same work. {@link io.rounds.bench.Bench} is the command; each subcommand has a package, for example
 * {@link io.rounds.bench.trends}. docs/bench.md explains what they measure and how to read the results.
 */
@NullMarked
package io.rounds.bench;

import org.jspecify.annotations.NullMarked;
