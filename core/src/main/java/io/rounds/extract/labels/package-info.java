/**
 * Finds the labels by which tweet chats number questions and answers: Q1, T1, A1. Start with
 * {@link io.rounds.extract.labels.Labels}.
 */
@NullMarked
package io.rounds.extract.labels;

import org.jspecify.annotations.NullMarked;
