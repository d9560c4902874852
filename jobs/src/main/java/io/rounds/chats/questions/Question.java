package io.rounds.chats.questions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question of a chat and what became of it.
 *
 * @param label normalised: {@code Q1}, {@code T2}
 * @param tweet that asks it
 * @param atMillis when it was asked
 * @param author who asked
 * @param reposts of the question, in the chat
 * @param answers ids of tweets, in order of time
 * @param people distinct authors of the answers
 * @param firstAnswerSeconds from the question to its first answer; null without an answer
 * @param bestAnswer the answer that was reposted most, the earliest of several; null without an answer
 * @param bestAnswerReposts how often
 * @param unanswered whether nobody has answered and {@link Questions#UNANSWERED_AFTER_SECONDS} have passed
 */
public record Question(
        String label,
        String tweet,
        long atMillis,
        String author,
        String handle,
        int reposts,
        List<String> answers,
        int people,
        @Nullable Integer firstAnswerSeconds,
        @Nullable String bestAnswer,
        int bestAnswerReposts,
        boolean unanswered) {}
