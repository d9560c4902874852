/**
 * The tables of {@code schemas/reference} as they ship: CSV files whose rows carry their source.
 */
@NullMarked
package io.rounds.reference;

import org.jspecify.annotations.NullMarked;
