package io.rounds.ingest.follow;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A network does not answer, or has ended a connection. The message is for people and holds no credentials. */
public final class ConnectionLostException extends Exception {
    private static final long serialVersionUID = 1;

    /** Why, as far as it decides when to try again. */
    public enum Cause {
        /** No connection, or one that was cut or fell silent. */
        NETWORK,
        /** The server is there and answers with an error of its own (5xx), or says that the client is too slow. */
        SERVER,
        /** Too many requests or connections (429). */
        THROTTLED,
        /** Nothing changes by itself: wrong credentials, out of credit, a request that the server does not understand. */
        REFUSED
    }

    private final Cause cause;
    private final @Nullable Duration retryAfter;

    public ConnectionLostException(Cause cause, String message) {
        this(cause, message, null);
    }

    /** @param retryAfter how long to wait, where the server says it */
    public ConnectionLostException(Cause cause, String message, @Nullable Duration retryAfter) {
        super(message);
        this.cause = cause;
        this.retryAfter = retryAfter;
    }

    public Cause why() {
        return cause;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
