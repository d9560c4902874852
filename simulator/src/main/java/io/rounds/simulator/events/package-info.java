/**
 * What happens in the simulated weeks: the steady background, and the planted events that analyses should find, such
 * as chats, a conference, bursts, popular papers, spam and coordinated accounts.
 *
 * <p>{@link io.rounds.simulator.events.Planner} decides when each planted event takes place; each class schedules its
 * tweets in the {@linkplain io.rounds.simulator.engine.EventQueue queue}.
 */
@NullMarked
package io.rounds.simulator.events;

import org.jspecify.annotations.NullMarked;
