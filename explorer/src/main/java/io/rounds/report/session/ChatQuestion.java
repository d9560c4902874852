package io.rounds.report.session;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question of a session and its answers, from the document of the session.
 *
 * @param tweet the id of the tweet that asks
 * @param answers ids of tweets in chronological order
 * @param people number of distinct authors of answers
 * @param firstAnswerSeconds null without an answer
 * @param bestAnswer the answer reposted most; null without an answer
 */
public record ChatQuestion(
        String label,
        String tweet,
        Instant at,
        String handle,
        int reposts,
        List<String> answers,
        int people,
        @Nullable Integer firstAnswerSeconds,
        @Nullable String bestAnswer,
        int bestAnswerReposts,
        boolean unanswered) {

    static ChatQuestion of(JsonNode json) throws IOException {
        return new ChatQuestion(
                json.path("label").asText(),
                json.path("tweet").asText(),
                SessionDocument.time(json, "at"),
                json.path("handle").asText(),
                json.path("reposts").asInt(),
                SessionDocument.texts(json.path("answers")),
                json.path("people").asInt(),
                json.has("first_answer_seconds")
                        ? json.path("first_answer_seconds").asInt()
                        : null,
                json.has("best_answer") ? json.path("best_answer").asText() : null,
                json.path("best_answer_reposts").asInt(),
                json.path("unanswered").asBoolean());
    }
}
