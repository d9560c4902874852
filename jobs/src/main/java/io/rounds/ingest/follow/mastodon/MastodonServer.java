package io.rounds.ingest.follow.mastodon;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A server to follow.
 *
 * @param address {@code https://host}, without a path
 * @param token a user's token with the scope {@code read:statuses}, for streaming and for servers that show nothing without one;
 *     null for none
 */
public record MastodonServer(URI address, @Nullable String token) {
    /** A large general server, which knows posts of most others, and servers of medicine. */
    public static final List<String> PUBLIC =
            List.of("https://mastodon.social", "https://med-mastodon.com", "https://mstdn.science");

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
        String scheme = uri.getScheme();
        boolean http = "https".equals(scheme) || "http".equals(scheme);
        if (!http || uri.getHost() == null || !uri.getPath().isEmpty()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not the address of a server, for example https://mastodon.social");
        }
        return new MastodonServer(uri, token);
    }

    /** Host and port. */
    public String host() {
        return address.getRawAuthority();
    }

    @Override
    public String toString() {
        return "MastodonServer[" + address + (token == null ? "" : ", with a token") + ']';
    }
}
