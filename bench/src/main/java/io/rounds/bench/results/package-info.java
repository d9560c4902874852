/**
 * The file in which a benchmark leaves its results, the same for all of them.
 */
@NullMarked
package io.rounds.bench.results;

import org.jspecify.annotations.NullMarked;
