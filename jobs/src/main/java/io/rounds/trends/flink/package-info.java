/**
 * The Flink side of the trends: one topology and its operators.
 */
@NullMarked
package io.rounds.trends.flink;

import org.jspecify.annotations.NullMarked;
