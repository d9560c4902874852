package io.rounds.explorer.events;

import java.io.IOException;

/** Takes in events that are added on the page. */
@FunctionalInterface
public interface EventEditor {
    /**
     * Adds an event.
     *
     * @throws IllegalArgumentException if it is invalid, or in conflict with another one; the message says which
     * @throws IOException if it cannot be stored
     */
    void add(NewEvent event) throws IOException;
}
