package io.rounds.ingest.follow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How following a network is going. Written by one thread, read by any. */
public final class FollowStatus {
    private final Clock clock;
    private final Consumer<String> messages;
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong kept = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong reconnects = new AtomicLong();
    private volatile @Nullable Instant newest;
    private volatile @Nullable Instant last;
    private volatile @Nullable Instant heard;
    private volatile @Nullable String host;

    /**
     * @param clock tells when something was heard
     * @param messages is told in a sentence what happens to the connection
     */
    public FollowStatus(Clock clock, Consumer<String> messages) {
        this.clock = clock;
        this.messages = messages;
    }

    /** Events were read. */
    public void read(long count, long size, @Nullable Instant eventTime) {
        events.addAndGet(count);
        bytes.addAndGet(size);
        heard = clock.instant();
        last = eventTime == null ? last : eventTime;
        Instant before = newest;
        if (eventTime != null && (before == null || eventTime.isAfter(before))) {
            newest = eventTime;
        }
    }

    /** Messages were kept. */
    public void kept(long count) {
        kept.addAndGet(count);
    }

    /** A connection was opened. */
    public void connected(String to) {
        host = to;
        heard = clock.instant();
        messages.accept("connected to " + to);
    }

    /** A connection was lost, or not opened. */
    public void lost(ConnectionLostException problem, Duration retryIn) {
        host = null;
        reconnects.incrementAndGet();
        messages.accept(problem.getMessage() + "; next attempt in " + words(retryIn));
    }

    /** Something that people should know. */
    public void notice(String sentence) {
        messages.accept(sentence);
    }

    private static String words(Duration time) {
        return time.toMillis() < 10_000
                ? String.format(java.util.Locale.ROOT, "%.1f s", time.toMillis() / 1000.0)
                : time.toSeconds() + " s";
    }

    /** How many events were read, kept or not. */
    public long events() {
        return events.get();
    }

    /** How many messages were kept. */
    public long kept() {
        return kept.get();
    }

    /** How many bytes were read, uncompressed. */
    public long bytes() {
        return bytes.get();
    }

    /** How often a connection was lost or could not be opened. */
    public long reconnects() {
        return reconnects.get();
    }

    /** The time of the newest event; null before the first. */
    public @Nullable Instant newest() {
        return newest;
    }

    /** The time of the event that was read last, which goes back where the past is read backwards; null before the first. */
    public @Nullable Instant last() {
        return last;
    }

    /** When something was read last; null before the first. */
    public @Nullable Instant heard() {
        return heard;
    }

    /** The server that is followed; null while there is no connection. */
    public @Nullable String host() {
        return host;
    }
}
