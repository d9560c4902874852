/**
 * The same count in Rounds and in other engines: each in a process of its own, over the same input, with equal results.
 */
@NullMarked
package io.rounds.bench.peers;

import org.jspecify.annotations.NullMarked;
