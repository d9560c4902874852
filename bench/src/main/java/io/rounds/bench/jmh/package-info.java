/**
 * Comparisons by JMH: what they have in common.
 */
@NullMarked
package io.rounds.bench.jmh;

import org.jspecify.annotations.NullMarked;
