package io.rounds.ingest.follow.x;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How to follow X.
 *
 * @param api {@code https://api.x.com}
 * @param token the app's bearer token
 * @param withUsers whether to ask for accounts, with names and followers, which X may charge for
 * @param budget what may be spent; null for no limit
 * @param prices what X charges
 */
public record XOptions(
        URI api, String token, boolean withUsers, @Nullable Budget budget, Prices prices) {
    /** The address of the API. */
    public static final URI API = URI.create("https://api.x.com");

    @Override
    public String toString() {
        return "XOptions[" + api + ", " + (budget == null ? "no budget" : budget) + ']';
    }
}
