/**
 * All benchmarks in one command, and the tables of the documentation from their results.
 */
@NullMarked
package io.rounds.bench.all;

import org.jspecify.annotations.NullMarked;
