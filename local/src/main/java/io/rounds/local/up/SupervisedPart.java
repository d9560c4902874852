package io.rounds.local.up;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A part that is restarted when it dies, after a delay that doubles from failure to failure, up to a minute. A part that has
 * run for ten minutes begins with the shortest delay again. Used by one thread.
 */
final class SupervisedPart implements AutoCloseable {
    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
    private static final Duration MAX_DELAY = Duration.ofMinutes(1);
    private static final Duration GOOD = Duration.ofMinutes(10);

    private final String name;
    private final Part.Starter starter;
    private final Consumer<String> messages;
    private final Clock clock;
    private @Nullable Part part;
    private Instant since;
    private Instant nextAttempt = Instant.MIN;
    private int failures;
    private int restarts;
    private String problem = "";

    /**
     * @param name for people
     * @param messages receives a sentence on each stop, failure and restart
     */
    SupervisedPart(String name, Part.Starter starter, Consumer<String> messages, Clock clock) {
        this.name = name;
        this.starter = starter;
        this.messages = messages;
        this.clock = clock;
        this.since = clock.instant();
    }

    String name() {
        return name;
    }

    /** Starts it for the first time. */
    void start() throws Exception {
        part = starter.start();
        since = clock.instant();
    }

    /** Looks whether it runs, and restarts it once it is due. Returns whether it runs. */
    boolean check() throws InterruptedException {
        Part running = part;
        if (running != null) {
            String found = running.problem();
            if (found == null) {
                return true;
            }
            if (Duration.between(since, clock.instant()).compareTo(GOOD) >= 0) {
                failures = 0;
            }
            discard(running);
            failed(name + " has stopped (" + found + ")");
        }
        if (clock.instant().isBefore(nextAttempt)) {
            return false;
        }
        try {
            start();
            restarts++;
            problem = "";
            messages.accept(name + " is running again");
            return true;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            failed(name + " does not start: " + e.getMessage());
            return false;
        }
    }

    private void failed(String sentence) {
        Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(failures, 10));
        failures++;
        Duration waits = delay.compareTo(MAX_DELAY) < 0 ? delay : MAX_DELAY;
        nextAttempt = clock.instant().plus(waits);
        since = clock.instant();
        problem = sentence;
        messages.accept(sentence + "; next attempt in " + waits.toSeconds() + " s");
    }

    private void discard(Part dead) {
        part = null;
        try {
            dead.close();
        } catch (IOException e) {
            messages.accept(name + ": " + e.getMessage());
        }
    }

    /** Stops it and starts it again at the next check. */
    void restart() {
        Part running = part;
        if (running != null) {
            discard(running);
        }
        nextAttempt = Instant.MIN;
    }

    /** What {@code rounds status} says of it. */
    State state() {
        Part running = part;
        return new State(
                name,
                running != null,
                running == null ? OptionalLong.empty() : running.pid(),
                since,
                restarts,
                problem);
    }

    /**
     * A part at a time.
     *
     * @param running whether it runs
     * @param pid of its process; empty where it has none of its own
     * @param since since when it does, or does not
     * @param restarts how often it was restarted
     * @param problem why it does not run; empty if it does
     */
    record State(String name, boolean running, OptionalLong pid, Instant since, int restarts, String problem) {
        /** By the names of JSON. */
        Map<String, Object> fields() {
            Map<String, Object> fields = new TreeMap<>(Map.of(
                    "name", name,
                    "running", running,
                    "since", since.toString(),
                    "restarts", restarts,
                    "problem", problem));
            pid.ifPresent(id -> fields.put("pid", id));
            return fields;
        }
    }

    @Override
    public void close() throws IOException {
        Part running = part;
        part = null;
        if (running != null) {
            running.close();
        }
    }
}
