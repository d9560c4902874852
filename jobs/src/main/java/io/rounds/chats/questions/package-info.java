/**
 * The questions of a chat and their answers: {@link io.rounds.chats.questions.ModeratorFinder} finds who asks, and {@link
 * io.rounds.chats.questions.Questions} assigns answers to questions by thread and by label.
 */
@NullMarked
package io.rounds.chats.questions;

import org.jspecify.annotations.NullMarked;
