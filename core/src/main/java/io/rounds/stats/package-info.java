/** Statistics that more than one analysis needs. Pure functions of numbers. */
@NullMarked
package io.rounds.stats;

import org.jspecify.annotations.NullMarked;
