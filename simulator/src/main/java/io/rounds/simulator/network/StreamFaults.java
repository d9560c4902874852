package io.rounds.simulator.network;

import java.util.SplittableRandom;

/**
 * What goes wrong with a stream. Each is the probability for one event.
 *
 * @param cut the connection is cut in the middle of a frame
 * @param close the server closes the connection
 * @param silence the server sends nothing more, and leaves the connection open
 * @param repeat the last hundred events come again, as at the change from history to the present
 * @param invalid a message that is not JSON comes in between
 * @param slow the server says that the client is too slow, and ends the stream
 * @param refuse a new connection is refused with 503
 * @param throttle a new connection is refused with 429 and the advice to wait a second
 */
public record StreamFaults(
        double cut,
        double close,
        double silence,
        double repeat,
        double invalid,
        double slow,
        double refuse,
        double throttle) {
    /** Nothing goes wrong. */
    public static final StreamFaults NONE = new StreamFaults(0, 0, 0, 0, 0, 0, 0, 0);

    static boolean happens(SplittableRandom random, double probability) {
        return probability > 0 && random.nextDouble() < probability;
    }
}
