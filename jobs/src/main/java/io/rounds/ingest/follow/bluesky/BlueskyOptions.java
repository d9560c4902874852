package io.rounds.ingest.follow.bluesky;

import java.io.Serializable;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to follow Bluesky.
 *
 * @param servers tried one after another; at least one
 * @param api where names and followers are asked for; null to go without
 * @param compress whether to ask servers of version 2 for compressed messages
 * @param dictionary the dictionary of servers of version 1, which do not hand it out; empty to read them uncompressed
 */
@SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
public record BlueskyOptions(
        List<JetstreamServer> servers, @Nullable URI api, boolean compress, byte[] dictionary) implements Serializable {
    public BlueskyOptions {
        servers = List.copyOf(servers);
        if (servers.isEmpty()) {
            throw new IllegalArgumentException("at least one server is needed");
        }
    }

    /** The public servers and API of Bluesky. */
    public static BlueskyOptions standard() {
        return new BlueskyOptions(JetstreamServer.PUBLIC, Profiles.PUBLIC_API, true, new byte[0]);
    }
}
