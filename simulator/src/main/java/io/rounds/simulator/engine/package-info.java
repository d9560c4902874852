/**
 * The engine of the simulation: a queue of events in order of time, the feed that delivers what they post, and the
 * record of what really happened.
 *
 * <p>It is a discrete-event simulation: each {@linkplain io.rounds.simulator.engine.EventQueue.Step event} runs at
 * its time and may schedule later ones. {@link io.rounds.simulator.engine.SimulationContext} is the state that events
 * share.
 */
@NullMarked
package io.rounds.simulator.engine;

import org.jspecify.annotations.NullMarked;
