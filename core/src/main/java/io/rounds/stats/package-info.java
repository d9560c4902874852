/** Statistics that several analyses share, as pure functions. */
@NullMarked
package io.rounds.stats;

import org.jspecify.annotations.NullMarked;
