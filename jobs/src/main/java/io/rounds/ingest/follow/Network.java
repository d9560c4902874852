package io.rounds.ingest.follow;

import org.jspecify.annotations.Nullable;

/** A network whose live stream can be followed. */
public interface Network {
    /** For example {@code bluesky}. */
    String name();

    /**
     * Connects to the network; returns once its stream has begun.
     *
     * @param position from where to go on, as {@link Step#position} said; null to begin now
     * @param known the tweets that were kept before; those that are kept from now on are added
     * @param status receives what happens
     */
    Connection connect(@Nullable String position, IdMemory known, FollowStatus status)
            throws ConnectionLostException, InterruptedException;

    /** How long to wait before the next attempt to connect. */
    ReconnectDelays delays();

    /** What was read and what it costs, for people; null for a network that charges nothing. */
    default @Nullable String cost() {
        return null;
    }
}
