package io.rounds.ingest.follow.mastodon;

import java.io.Serializable;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A server to follow.
 *
 * @param address {@code https://host}, without a path
 * @param token a user's token with the scope {@code read:statuses}, for streaming and for servers that show nothing without one;
 *     null for none
 */
public record MastodonServer(URI address, @Nullable String token) implements Serializable {
    /** A large general server, which knows posts of most others, and servers of medicine and science. */
    public static final List<String> PUBLIC =
            List.of("https://mastodon.social", "https://med-mastodon.com", "https://mstdn.science");

    private static final Set<String> OWN = Set.of("127.0.0.1", "localhost", "[::1]");

    /** @throws IllegalArgumentException if the token would be sent unencrypted to another machine, or is none */
    public MastodonServer {
        if (token != null && !"https".equals(address.getScheme()) && !OWN.contains(address.getHost())) {
            throw new IllegalArgumentException(
                    "a token is only sent to an address that begins with https://, unlike " + address);
        }
        if (token != null && (token.isEmpty() || !token.chars().allMatch(c -> c > ' ' && c < 0x7f))) {
            throw new IllegalArgumentException("the token for " + address + " has characters that no token has");
        }
    }

    /**
     * The server at an address.
     *
     * @throws IllegalArgumentException if it is not one
     */
    public static MastodonServer of(String text, @Nullable String token) {
        URI uri;
        try {
            uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' is not an address", e);
        }
        boolean http = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
        if (!http
                || uri.getHost() == null
                || uri.getRawUserInfo() != null
                || !uri.getPath().isEmpty()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not the address of a server, for example https://mastodon.social");
        }
        return new MastodonServer(uri, token);
    }

    /** Host and port. */
    public String host() {
        return address.getRawAuthority().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "MastodonServer[" + address + (token == null ? "" : ", with a token") + ']';
    }
}
