/** The resources of topics over time: {@code /api/trends}, one topic's history, and {@code /api/bursts}. */
@NullMarked
package io.rounds.explorer.api.trends;

import org.jspecify.annotations.NullMarked;
