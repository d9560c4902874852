package io.rounds.ingest.follow.bluesky;

import java.io.Serializable;
import java.net.URI;
import java.util.List;

/**
 * The address of a Jetstream.
 *
 * @param address {@code ws} or {@code wss}, with the path of the subscription
 * @param version 1 or 2
 */
public record JetstreamServer(URI address, int version) implements Serializable {
    /** The public servers of Bluesky, version 2. */
    public static final List<JetstreamServer> PUBLIC =
            List.of(of("wss://jetstream.us-east.bsky.network"), of("wss://jetstream.us-west.bsky.network"));

    private static final String V2 = "/xrpc/network.bsky.jetstream.subscribeEvents";
    private static final String V1 = "/subscribe";
    static final String DICTIONARY = "/xrpc/network.bsky.jetstream.getZstdDictionary";

    /**
     * The server at an address: version 1 where its path is {@code /subscribe}, else version 2.
     *
     * @throws IllegalArgumentException if it is not the address of a WebSocket
     */
    public static JetstreamServer of(String text) {
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' is not an address", e);
        }
        String scheme = uri.getScheme();
        if (uri.getHost() == null || scheme == null || !(scheme.equals("ws") || scheme.equals("wss"))) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not the address of a Jetstream: it begins with wss:// or ws://, for example "
                            + PUBLIC_EXAMPLE);
        }
        if (uri.getQuery() != null) {
            throw new IllegalArgumentException(
                    "'" + text + "': leave out what follows the question mark, Rounds sets the parameters itself");
        }
        String path = uri.getPath();
        if (path.endsWith(V1)) {
            return new JetstreamServer(uri, 1);
        }
        return new JetstreamServer(path.isEmpty() || path.equals("/") ? uri.resolve(V2) : uri, 2);
    }

    private static final String PUBLIC_EXAMPLE = "wss://jetstream.us-east.bsky.network";

    /** Host and port, which a position belongs to. */
    public String host() {
        return address.getRawAuthority();
    }

    /** The address of the dictionary for compression. */
    URI dictionary() {
        String scheme = address.getScheme().equals("wss") ? "https" : "http";
        return URI.create(scheme + "://" + address.getRawAuthority() + DICTIONARY);
    }
}
