/**
 * Which hashtags a community talks about, and which of them are unusual.
 */
@NullMarked
package io.rounds.trends;

import org.jspecify.annotations.NullMarked;
