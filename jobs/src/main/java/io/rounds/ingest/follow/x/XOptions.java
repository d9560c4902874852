package io.rounds.ingest.follow.x;

import java.io.Serializable;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How to follow X.
 *
 * @param api {@code https://api.x.com}
 * @param token the app's bearer token
 * @param withAccounts whether to ask for accounts, with names and followers, which X may charge for
 * @param budget what may be spent; null for no limit
 * @param prices what X charges
 * @param timing how long to wait
 */
public record XOptions(
        URI api,
        String token,
        boolean withAccounts,
        @Nullable Budget budget,
        Prices prices,
        XTiming timing) implements Serializable {
    /** The address of the API. */
    public static final URI API = URI.create("https://api.x.com");

    /** What a token may consist of (RFC 6750, section 2.1), and {@code %}, which X's tokens have. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9%._~+/=-]+");

    /** @throws IllegalArgumentException if the token cannot be one, and the message does not hold it; or if it would be sent unencrypted */
    public XOptions {
        boolean isLocal = "http".equals(api.getScheme())
                && ("127.0.0.1".equals(api.getHost()) || "localhost".equals(api.getHost()));
        if (api.getHost() == null || !("https".equals(api.getScheme()) || isLocal)) {
            throw new IllegalArgumentException("'" + api
                    + "' is not an address of X: it begins with https://, or on this machine with http://127.0.0.1");
        }
        if (!TOKEN.matcher(token).matches()) {
            throw new IllegalArgumentException(
                    "the bearer token of X is not one: it consists of letters, digits and %._~+/=- only");
        }
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "XOptions[" + api + ", " + (budget == null ? "no budget" : budget) + ']';
    }
}
