package io.rounds.explorer.http;

import io.javalin.http.Context;
import io.rounds.explorer.answer.Answer;
import io.rounds.explorer.answer.Json;
import io.rounds.explorer.answer.Problem;

/** Sends answers and problems. */
final class Responses {
    private static final String RETRY_AFTER_SECONDS = "2";

    private Responses() {}

    /** Sends an answer, or 304 to a client that has it already. */
    static void send(Context request, Answer answer) {
        request.header("ETag", answer.etag());
        String known = request.header("If-None-Match");
        if (known != null && answer.matches(known)) {
            request.status(304);
            return;
        }
        request.contentType(answer.contentType()).result(answer.body());
    }

    static void send(Context request, Problem problem) {
        int status = problem.code().status();
        if (status == 429 || status == 503) {
            request.header("Retry-After", RETRY_AFTER_SECONDS);
        }
        request.status(status).contentType(Problem.CONTENT_TYPE).result(Json.bytes(problem.json(request.path())));
    }
}
