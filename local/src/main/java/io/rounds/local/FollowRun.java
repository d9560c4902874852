package io.rounds.local;

import io.rounds.ingest.follow.ConnectionLostException;
import io.rounds.ingest.follow.FollowStatus;
import io.rounds.ingest.follow.Follower;
import io.rounds.ingest.follow.IdMemory;
import io.rounds.ingest.follow.Network;
import io.rounds.ingest.follow.Step;
import io.rounds.ingest.follow.file.Recording;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Follows a network into files or standard output until it is interrupted, with a line a second on how it is going. */
public final class FollowRun {
    private static final Duration REPORT_EVERY = Duration.ofSeconds(1);
    private static final Duration WAIT = Duration.ofMillis(250);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Network network;
    private final PrintStream messages;
    private final Clock clock;
    private final FollowStatus status;
    private Instant reported;
    private long reportedEvents;

    /**
     * @param messages gets the progress and what happens to the connection
     * @param clock the time of files' names, delays and lags
     */
    public FollowRun(Network network, PrintStream messages, Clock clock) {
        this.network = network;
        this.messages = messages;
        this.clock = clock;
        this.status = new FollowStatus(clock, sentence -> messages.println(network.name() + ": " + sentence));
        this.reported = clock.instant();
    }

    /**
     * Records the stream in files, from where an earlier recording stopped.
     *
     * @param pattern as of {@link Recording#open}
     * @throws ConnectionLostException if the network refuses for a reason that waiting does not change
     */
    public void intoFiles(String pattern) throws IOException, ConnectionLostException {
        try (Recording recording = Recording.open(pattern, network.name(), clock);
                Follower follower = follower(recording.position(), recording.known())) {
            messages.println(network.name() + ": "
                    + (recording.position() == null ? "starts now" : "goes on where the recording stopped"));
            while (!Thread.currentThread().isInterrupted()) {
                List<Step> steps = follower.next(WAIT);
                recording.add(steps);
                report();
            }
        } catch (InterruptedException e) {
            // Ctrl-C: the recording is closed, and complete.
        }
        finish();
    }

    /** Writes the stream, one message a line, from now on. */
    public void into(OutputStream out) throws IOException, ConnectionLostException {
        try (Follower follower = follower(null, new IdMemory(IdMemory.STANDARD_CAPACITY))) {
            while (!Thread.currentThread().isInterrupted()) {
                for (Step step : follower.next(WAIT)) {
                    if (step.payload() != null) {
                        out.write(step.payload());
                        out.write('\n');
                    }
                }
                out.flush();
                report();
            }
        } catch (InterruptedException e) {
            // Ctrl-C.
        }
        finish();
    }

    private Follower follower(@Nullable String position, IdMemory known) {
        return new Follower(network, position, known, status, clock);
    }

    private void report() {
        Instant now = clock.instant();
        Duration since = Duration.between(reported, now);
        if (since.compareTo(REPORT_EVERY) < 0) {
            return;
        }
        long events = status.events();
        messages.printf(
                Locale.ROOT,
                "%s  events %,d (%,.0f/s)  kept %,d  %s  reconnects %d  %s%s%n",
                network.name(),
                events,
                (events - reportedEvents) * 1000.0 / since.toMillis(),
                status.kept(),
                lag(now),
                status.reconnects(),
                status.host() == null ? "not connected" : status.host(),
                status.cost() == null ? "" : "  " + status.cost());
        reported = now;
        reportedEvents = events;
    }

    private String lag(Instant now) {
        Instant newest = status.newest();
        return newest == null
                ? "nothing yet"
                : "last " + TIME.format(newest) + " UTC, lag " + words(Duration.between(newest, now));
    }

    private static String words(Duration lag) {
        long seconds = Math.max(0, lag.toSeconds());
        if (seconds < 120) {
            return seconds + " s";
        }
        return seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h";
    }

    private void finish() {
        messages.printf(
                Locale.ROOT,
                "%s: read %,d events, kept %,d, reconnected %d times%n",
                network.name(),
                status.events(),
                status.kept(),
                status.reconnects());
        if (status.cost() != null) {
            messages.println(network.name() + ": " + status.cost());
        }
    }
}
