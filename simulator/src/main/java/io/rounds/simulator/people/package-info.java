/**
 * The simulated population: accounts with a name, a region, a language, a field of work and followers, some of which
 * post far more than others.
 */
@NullMarked
package io.rounds.simulator.people;

import org.jspecify.annotations.NullMarked;
