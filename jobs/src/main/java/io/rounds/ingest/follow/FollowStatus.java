package io.rounds.ingest.follow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How following a network is going. Written by one thread, read by any. */
public final class FollowStatus {
    private static final String NEXT_ATTEMPT = "; next attempt in ";
    private static final long SHORT_MILLIS = 10_000;

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
    private volatile @Nullable Problem problem;
    private volatile Supplier<@Nullable String> cost = () -> null;

    private record Problem(String message, Instant nextAttempt) {}

    /**
     * @param clock for the times at which something was received
     * @param messages receives a sentence on each change of the connection
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

    /** The connection was lost, or not opened. */
    public void lost(ConnectionLostException why, Duration retryIn) {
        host = null;
        lostOne(why, retryIn);
    }

    /** One of several connections was lost, or not opened. */
    public void lostOne(ConnectionLostException why, Duration retryIn) {
        reconnects.incrementAndGet();
        String message = String.valueOf(why.getMessage());
        problem = new Problem(message, clock.instant().plus(retryIn));
        messages.accept(message + NEXT_ATTEMPT + words(retryIn));
    }

    /** There are connections to these servers; null for none. */
    public void follows(@Nullable String servers) {
        host = servers;
    }

    /** From now on this reports what the network charges, null for nothing. */
    void costs(Supplier<@Nullable String> words) {
        cost = words;
    }

    /** Something that people should know. */
    public void notice(String sentence) {
        messages.accept(sentence);
    }

    private static String words(Duration time) {
        return time.toMillis() < SHORT_MILLIS
                ? String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0)
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

    /** Why the last connection was lost, or not opened, and when it is tried again, for people; empty if none was. */
    public String problem() {
        Problem last = problem;
        if (last == null) {
            return "";
        }
        Duration left = Duration.between(clock.instant(), last.nextAttempt);
        return left.isNegative() || left.isZero() ? last.message : last.message + NEXT_ATTEMPT + words(left);
    }

    /** What was read and what it costs, for people; null for a network that charges nothing. */
    public @Nullable String cost() {
        return cost.get();
    }
}
