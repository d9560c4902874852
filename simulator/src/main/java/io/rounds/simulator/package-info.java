/**
 * Generates realistic weeks of medical education on social media, so that everything else can be tried, demonstrated and
 * tested without real people's tweets, against a known truth.
 *
 * <p>{@link io.rounds.simulator.Simulator} gives the messages of X API v2's filtered stream in order of arrival;
 * {@link io.rounds.simulator.Truth} lists the planted events; {@link io.rounds.simulator.LoadPool} generates an endless
 * stream for load tests. People, events and chat hashtags are invented; the hosts that links lead to are real, the
 * pages are not.
 *
 * <p>The classes here are what users call. Below them, each package knows only those before it: {@code random} and
 * {@code time}, {@code bytes}, {@code content}, {@code people}, {@code tweets}, {@code engine}, {@code events}. The last two
 * also read the options and fill in the truth, which are records of this package.
 */
@NullMarked
package io.rounds.simulator;

import org.jspecify.annotations.NullMarked;
