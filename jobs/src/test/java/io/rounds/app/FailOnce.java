package io.rounds.app;

import io.rounds.model.Parsed;
import io.rounds.model.Tweet;
import java.io.Serializable;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.configuration.Configuration;

/** Fails the job once, when so many tweets have passed. */
final class FailOnce implements Serializable {
    private static final long serialVersionUID = 1;
    private static final Map<String, AtomicInteger> LEFT = new ConcurrentHashMap<>();

    private final String run = UUID.randomUUID().toString();

    FailOnce(int tweets) {
        LEFT.put(run, new AtomicInteger(tweets));
    }

    /** For a job that fails: it starts again at once, from a checkpoint that is hardly older. */
    static Configuration restarting(String backend) {
        Configuration configuration = new Configuration();
        configuration.setString("state.backend.type", backend);
        configuration.setString("execution.checkpointing.interval", "50 ms");
        configuration.setString("restart-strategy.type", "fixed-delay");
        configuration.setString("restart-strategy.fixed-delay.attempts", "3");
        configuration.setString("restart-strategy.fixed-delay.delay", "10 ms");
        return configuration;
    }

    /** Event time, in passing. */
    long pass(Parsed parsed) {
        if (left().decrementAndGet() == 0) {
            throw new IllegalStateException("failing on purpose");
        }
        return millis(parsed);
    }

    boolean hasFailed() {
        return left().get() < 0;
    }

    static long millis(Parsed parsed) {
        Tweet tweet = parsed.tweet();
        return tweet == null ? Long.MIN_VALUE : tweet.createdAt().toEpochMilli();
    }

    private AtomicInteger left() {
        return LEFT.getOrDefault(run, new AtomicInteger());
    }
}
