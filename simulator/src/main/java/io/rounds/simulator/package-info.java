/**
 * Makes believable weeks of medical education on social media, so that everything else can be tried, shown and tested
 * without real people's tweets, and so that it is known what should be found in them.
 *
 * <p>{@link io.rounds.simulator.Simulator} gives the messages of X API v2's filtered stream in order of arrival;
 * {@link io.rounds.simulator.Truth} tells what was planted; {@link io.rounds.simulator.LoadPool} gives an endless stream
 * for load tests. People, events and chat hashtags are invented; the sites that links lead to are real places, their
 * pages are not.
 */
@NullMarked
package io.rounds.simulator;

import org.jspecify.annotations.NullMarked;
