/**
 * The speed of {@code rounds replay}, from the start of its process to its end.
 */
@NullMarked
package io.rounds.bench.replay;

import org.jspecify.annotations.NullMarked;
