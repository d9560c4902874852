package io.rounds.explorer;

import io.rounds.communities.Events;
import io.rounds.elasticsearch.ElasticsearchOptions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Options of the explorer.
 *
 * @param elasticsearch the server that has the documents
 * @param bind the address to listen at, for example {@code 127.0.0.1}
 * @param port the port to listen at; 0 for a free one
 * @param token that clients of the API must send; null to require none
 * @param requestsPerSecond average limit of requests of one client address to the API; 0 for no limit
 * @param stalledAfter time without new data after which the stream is stalled
 * @param version shown on the page
 * @param events configured chats and conferences; the upcoming ones are shown
 */
public record ExplorerOptions(
        ElasticsearchOptions elasticsearch,
        String bind,
        int port,
        @Nullable String token,
        int requestsPerSecond,
        Duration stalledAfter,
        String version,
        Events events) {
    /** The default address: only this machine can connect. */
    public static final String LOOPBACK = "127.0.0.1";

    /** The default limit, several times what a page needs. */
    public static final int DEFAULT_REQUESTS_PER_SECOND = 50;

    private static final int MIN_TOKEN = 16;

    public ExplorerOptions {
        if (token != null && token.length() < MIN_TOKEN) {
            throw new IllegalArgumentException("A token must have at least " + MIN_TOKEN + " characters");
        }
        if (requestsPerSecond < 0) {
            throw new IllegalArgumentException("Requests per second must be 0 (no limit) or more");
        }
    }

    /** For this machine only, at a free port, without a token. */
    public static ExplorerOptions of(ElasticsearchOptions elasticsearch) {
        return new ExplorerOptions(
                elasticsearch,
                LOOPBACK,
                0,
                null,
                DEFAULT_REQUESTS_PER_SECOND,
                Duration.ofMinutes(1),
                "(unknown)",
                Events.load());
    }

    public ExplorerOptions withPort(int other) {
        return new ExplorerOptions(elasticsearch, bind, other, token, requestsPerSecond, stalledAfter, version, events);
    }

    public ExplorerOptions withBind(String other) {
        return new ExplorerOptions(elasticsearch, other, port, token, requestsPerSecond, stalledAfter, version, events);
    }

    public ExplorerOptions withToken(@Nullable String other) {
        return new ExplorerOptions(elasticsearch, bind, port, other, requestsPerSecond, stalledAfter, version, events);
    }

    public ExplorerOptions withRequestsPerSecond(int other) {
        return new ExplorerOptions(elasticsearch, bind, port, token, other, stalledAfter, version, events);
    }

    public ExplorerOptions withStalledAfter(Duration other) {
        return new ExplorerOptions(elasticsearch, bind, port, token, requestsPerSecond, other, version, events);
    }

    public ExplorerOptions withVersion(String other) {
        return new ExplorerOptions(elasticsearch, bind, port, token, requestsPerSecond, stalledAfter, other, events);
    }

    public ExplorerOptions withEvents(Events others) {
        return new ExplorerOptions(elasticsearch, bind, port, token, requestsPerSecond, stalledAfter, version, others);
    }
}
