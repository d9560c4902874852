package io.rounds.trends.bursts;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The bursts of one topic, from when one begins until nothing about it can change any more.
 *
 * <p>Late tweets correct the readings of the last minutes. What earlier readings led to is final; the later ones are kept,
 * and the rules are applied to them again when they are corrected. So the result does not depend on when tweets came. A
 * correction may move the beginning of a burst, which is part of its id, or join two bursts: what was written under an
 * id that is none of a burst any more is taken back.
 *
 * <p>Not thread-safe.
 */
public final class TopicBursts {
    /** Versions begin with the minute, so that they also grow from one run over the same stream to the next. */
    private static final int VERSION_BITS = 10;

    private final BurstRules rules;
    private final int latenessMinutes;

    /** The burst after the readings that are final; null where none goes on then. */
    private @Nullable Burst settled;

    /** The readings of the last minutes, one a minute, which late tweets may correct. */
    private final ArrayDeque<Reading> recent = new ArrayDeque<>();

    /** The bursts after all readings, by beginning; only the last may go on. */
    private final TreeMap<Integer, Burst> bursts = new TreeMap<>();

    /** What was written, by beginning. */
    private final TreeMap<Integer, WrittenBurst> written = new TreeMap<>();

    private long version;
    private boolean isCorrected;

    /** Finds out what the tweets of a watched window are about. */
    @FunctionalInterface
    public interface Details {
        /**
         * What they are about.
         *
         * @param window index among the watched windows
         * @param end of the window
         */
        BurstDetails of(int window, int end);
    }

    /** Takes what must be written. */
    @FunctionalInterface
    public interface Sink {
        /**
         * Writes a burst, or takes it back.
         *
         * @param beganAt of the burst, minutes
         * @param version later ones of this topic are higher
         * @param burst null where no burst began then after all
         */
        void write(int beganAt, long version, @Nullable WrittenBurst burst);
    }

    /**
     * A topic without a burst.
     *
     * @param latenessMinutes for how many minutes late tweets correct readings, 0 or more
     */
    public TopicBursts(BurstRules rules, int latenessMinutes) {
        this.rules = rules;
        this.latenessMinutes = latenessMinutes;
    }

    /** Adds the reading of the next minute. */
    public void add(Reading reading) {
        recent.add(reading);
        follow(reading);
        while (recent.size() > latenessMinutes) {
            Reading last = recent.remove();
            Burst next = rules.next(settled, last);
            settled = next == null || rules.isOver(next, last.end()) ? null : next;
        }
    }

    /**
     * Replaces the readings of the last minutes, after late tweets.
     *
     * @param readings of every minute within the lateness, in order of time
     */
    public void correct(List<Reading> readings) {
        isCorrected = true;
        recent.clear();
        recent.addAll(readings);
        followAll();
    }

    private void followAll() {
        bursts.clear();
        Burst open = settled;
        if (open != null) {
            bursts.put(open.beganAt(), open);
        }
        recent.forEach(this::follow);
    }

    private void follow(Reading reading) {
        Burst next = rules.next(bursts.isEmpty() ? null : bursts.lastEntry().getValue(), reading);
        if (next != null) {
            bursts.put(next.beganAt(), next);
        }
    }

    /**
     * Writes what changed since the last call. It must be called after each {@link #add}.
     *
     * @param end of the last reading
     * @param details for windows that end within the lateness
     */
    public void write(int end, Details details, Sink sink) {
        for (Burst burst : bursts.values()) {
            WrittenBurst before = written.get(burst.beganAt());
            WrittenBurst now = new WrittenBurst(
                    burst.beganAt(),
                    burst.window(),
                    burst.peakAt(),
                    rules.endedAt(burst, end),
                    burst.authors(),
                    burst.expected(),
                    burst.surprise(),
                    details(burst, before, end, details));
            if (!now.equals(before)) {
                written.put(burst.beganAt(), now);
                sink.write(burst.beganAt(), nextVersion(end), now);
            }
        }
        for (Iterator<Integer> beginning = written.keySet().iterator(); beginning.hasNext(); ) {
            int beganAt = beginning.next();
            if (!bursts.containsKey(beganAt)) {
                beginning.remove();
                sink.write(beganAt, nextVersion(end), null);
            }
        }
        isCorrected = false;
        dropFinal(end - latenessMinutes);
    }

    private BurstDetails details(Burst burst, @Nullable WrittenBurst before, int end, Details details) {
        boolean isKnown = before != null && before.peakAt() == burst.peakAt() && before.window() == burst.window();
        boolean isFinal = burst.peakAt() <= end - latenessMinutes;
        return before != null && isKnown && (isFinal || !isCorrected)
                ? before.details()
                : details.of(burst.window(), burst.peakAt());
    }

    private long nextVersion(int end) {
        version = Math.max(version + 1, (long) end << VERSION_BITS);
        return version;
    }

    /** Drops the bursts that were over before late tweets could still correct them. */
    private void dropFinal(int end) {
        bursts.values().removeIf(burst -> {
            boolean isFinal = rules.isOver(burst, end);
            if (isFinal) {
                written.remove(burst.beganAt());
            }
            return isFinal;
        });
    }

    /** Whether there is no burst that goes on or may change. */
    public boolean isEmpty() {
        return bursts.isEmpty();
    }

    /** Everything that must be stored. */
    public Snapshot snapshot() {
        return new Snapshot(settled, List.copyOf(recent), List.copyOf(written.values()), version);
    }

    /** The bursts of a topic as they were stored, after a {@link #write}. */
    public static TopicBursts restore(BurstRules rules, int latenessMinutes, Snapshot snapshot) {
        TopicBursts restored = new TopicBursts(rules, latenessMinutes);
        restored.settled = snapshot.settled();
        restored.recent.addAll(snapshot.recent());
        snapshot.written().forEach(burst -> restored.written.put(burst.beganAt(), burst));
        restored.version = snapshot.version();
        restored.followAll();
        return restored;
    }

    /**
     * What is stored; see the fields of {@link TopicBursts}.
     *
     * @param written in order of beginning
     */
    public record Snapshot(@Nullable Burst settled, List<Reading> recent, List<WrittenBurst> written, long version) {}
}
