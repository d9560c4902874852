/**
 * What the simulated people talk about: topics with their hashtags, phrases in several languages, and the papers,
 * posts and videos they link to.
 *
 * <p>The word lists are resources of this package.
 */
@NullMarked
package io.rounds.simulator.content;

import org.jspecify.annotations.NullMarked;
