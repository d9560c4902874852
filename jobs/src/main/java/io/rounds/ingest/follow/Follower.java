package io.rounds.ingest.follow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows a network: keeps a connection open, and opens the next one after a delay where it stopped when one is lost.
 * Used by one thread.
 */
public final class Follower implements AutoCloseable {
    private final Network network;
    private final IdMemory known;
    private final FollowStatus status;
    private final Clock clock;
    private @Nullable String position;
    private @Nullable Connection connection;
    private int failures;
    private Instant nextAttempt = Instant.MIN;

    /**
     * @param position where to begin; null for now
     * @param known the tweets that were kept before; the network adds those that are kept from now on
     */
    public Follower(Network network, @Nullable String position, IdMemory known, FollowStatus status, Clock clock) {
        this.network = network;
        this.position = position;
        this.known = known;
        this.status = status;
        this.clock = clock;
        status.costs(network::cost);
    }

    /**
     * Waits for the next steps of the stream.
     *
     * @param wait how long at most
     * @return the steps, in order; empty if there were none
     * @throws ConnectionLostException if the network refuses for a reason that waiting does not change
     */
    public List<Step> next(Duration wait) throws ConnectionLostException, InterruptedException {
        try {
            Connection open = connection == null ? connect(wait) : connection;
            if (open == null) {
                return List.of();
            }
            List<Step> steps = open.next(wait);
            for (Step step : steps) {
                position = step.position();
            }
            if (!steps.isEmpty()) {
                failures = 0;
                status.kept(
                        steps.stream().filter(step -> step.payload() != null).count());
            }
            return steps;
        } catch (ConnectionLostException lost) {
            retryAfter(lost);
            return List.of();
        }
    }

    /** Whether all of a part of the past has been read. */
    public boolean isFinished() {
        return connection != null && connection.isFinished();
    }

    private @Nullable Connection connect(Duration wait) throws ConnectionLostException, InterruptedException {
        Duration left = Duration.between(clock.instant(), nextAttempt);
        if (left.compareTo(wait) > 0) {
            Thread.sleep(wait.toMillis());
            return null;
        }
        if (left.compareTo(Duration.ZERO) > 0) {
            Thread.sleep(left.toMillis());
        }
        connection = network.connect(position, known, status);
        return connection;
    }

    private void retryAfter(ConnectionLostException lost) throws ConnectionLostException {
        close();
        if (lost.why() == ConnectionLostException.Cause.REFUSED && lost.retryAfter() == null) {
            throw lost;
        }
        failures++;
        Duration delay = network.delays().before(lost, failures);
        nextAttempt = clock.instant().plus(delay);
        status.lost(lost, delay);
    }

    @Override
    public void close() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            open.close();
        }
    }
}
