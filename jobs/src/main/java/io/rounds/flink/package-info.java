/**
 * What every Flink topology of Rounds shares: how an operator gets its name, and what an analysis looks like from the
 * outside.
 */
@NullMarked
package io.rounds.flink;

import org.jspecify.annotations.NullMarked;
