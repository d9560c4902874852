/**
 * The speed of following a network: events of a simulated Jetstream, nearly all of which are dropped unparsed.
 */
@NullMarked
package io.rounds.bench.follow;

import org.jspecify.annotations.NullMarked;
