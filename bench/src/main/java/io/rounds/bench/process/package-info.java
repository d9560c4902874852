/**
 * Child processes of benchmarks, and the checkout that they are started from.
 */
@NullMarked
package io.rounds.bench.process;

import org.jspecify.annotations.NullMarked;
