package io.rounds.explorer.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import io.rounds.explorer.answer.Problem;
import io.rounds.explorer.answer.ProblemException;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * The token that clients of the API must send, if one is configured: as {@code Authorization: Bearer}, or as a cookie,
 * since a browser's event stream cannot send headers.
 */
final class Token {
    static final String COOKIE = "rounds_token";

    private static final String BEARER = "Bearer ";

    private final byte @Nullable [] token;

    /** @param token null to require none */
    Token(@Nullable String token) {
        this.token = token == null ? null : token.getBytes(UTF_8);
    }

    /** @throws ProblemException if the request does not have the token */
    void check(Context request) {
        if (token == null) {
            return;
        }
        String header = request.header("Authorization");
        String given = header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).strip()
                : request.cookie(COOKIE);
        if (given == null || !MessageDigest.isEqual(token, given.getBytes(UTF_8))) {
            request.header("WWW-Authenticate", "Bearer");
            throw new ProblemException(
                    Problem.Code.UNAUTHORIZED,
                    given == null ? "The request has no token" : "The token is wrong",
                    "Open the page with #token=... at its end, or send the header 'Authorization: Bearer ...', with the"
                            + " token that the explorer was started with.");
        }
    }
}
