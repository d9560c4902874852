package io.rounds.explorer.http;

import io.javalin.http.Context;
import io.rounds.explorer.answer.Problem;
import io.rounds.explorer.answer.ProblemException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Applies the rate limit and the token to every request to the API. */
public final class RequestGuard {
    private final int requestsPerSecond;
    private final RateLimit rateLimit;
    private final Token token;

    /**
     * A guard that has seen no requests.
     *
     * @param requestsPerSecond of one client address; 0 for no limit
     * @param token null to require none
     */
    public RequestGuard(int requestsPerSecond, @Nullable String token, Clock clock) {
        this.requestsPerSecond = requestsPerSecond;
        this.rateLimit = new RateLimit(requestsPerSecond, clock);
        this.token = new Token(token);
    }

    /**
     * Checks a request.
     *
     * @throws ProblemException if the request is refused
     */
    public void check(Context request) {
        if (!rateLimit.allows(request.ip())) {
            throw new ProblemException(
                    Problem.Code.TOO_MANY_REQUESTS,
                    request.ip() + " sent more than " + requestsPerSecond + " requests per second",
                    "Wait for the number of seconds in Retry-After, and send fewer requests.");
        }
        token.check(request);
    }
}
