/**
 * Random numbers that depend on nothing but the seed, so that the same seed gives the same stream on every machine:
 * {@link io.rounds.simulator.random.Dice} draws numbers, {@link io.rounds.simulator.random.Weighted} draws from a
 * list by weight.
 */
@NullMarked
package io.rounds.simulator.random;

import org.jspecify.annotations.NullMarked;
