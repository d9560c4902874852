/**
 * The speed of the parser of records, in tweets per second on one core.
 */
@NullMarked
package io.rounds.bench.parse;

import org.jspecify.annotations.NullMarked;
