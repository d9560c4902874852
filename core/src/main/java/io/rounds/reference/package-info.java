/**
 * Reads the built-in reference tables of {@code schemas/reference}: CSV files in which each row names its source.
 */
@NullMarked
package io.rounds.reference;

import org.jspecify.annotations.NullMarked;
