package io.rounds.local;

import io.rounds.ingest.follow.Backfill;
import io.rounds.ingest.follow.BackfillProgress;
import io.rounds.ingest.follow.ConnectionLostException;
import io.rounds.ingest.follow.FollowStatus;
import io.rounds.ingest.follow.IdMemory;
import io.rounds.ingest.follow.Network;
import io.rounds.ingest.follow.Step;
import io.rounds.ingest.follow.TimeSpan;
import io.rounds.ingest.follow.file.Recording;
import io.rounds.model.Community;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Reads the past of a network into files, standard output or Kafka, with a line a second on how it is going. */
public final class BackfillRun {
    private static final Duration REPORT_EVERY = Duration.ofSeconds(1);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final String name;
    private final Networks networks;
    private final List<Community> communities;
    private final Instant since;
    private final @Nullable Instant until;
    private final PrintStream messages;
    private final Clock clock;
    private final FollowStatus status;
    private Instant reported;
    private long reportedEvents;

    /** Makes what reads a time of a network. */
    @FunctionalInterface
    public interface Networks {
        Network past(TimeSpan span);
    }

    /**
     * @param name the network's
     * @param until null for now, or where an earlier run is gone on with, for when that began
     * @param messages gets the progress
     */
    public BackfillRun(
            String name,
            Networks networks,
            List<Community> communities,
            Instant since,
            @Nullable Instant until,
            PrintStream messages,
            Clock clock) {
        this.name = name;
        this.networks = networks;
        this.communities = communities;
        this.since = since;
        this.until = until;
        this.messages = messages;
        this.clock = clock;
        this.status = new FollowStatus(clock, sentence -> messages.println(name + ": " + sentence));
        this.reported = clock.instant();
    }

    /** The name under which progress is stored, so that it is not taken for that of following the same network. */
    private String recorded() {
        return name + " backfill";
    }

    /**
     * Writes into a file.
     *
     * @param pattern as of {@link Recording#open}
     * @param progress where the progress is kept; null for beside the file
     * @throws ConnectionLostException if the network refuses for a reason that waiting does not change
     * @throws IllegalArgumentException if the file or its progress belongs to something else
     */
    public void intoFile(String pattern, @Nullable Path progress) throws IOException, ConnectionLostException {
        try (Recording recording = Recording.open(pattern, progress, recorded(), clock)) {
            run(recording.position(), recording.known(), recording::add);
        }
    }

    /**
     * Writes into a topic. After a failure a message may be there twice; the analytics job takes each once.
     *
     * @param settings of Kafka's producer
     * @param progress where the progress is kept
     */
    public void intoTopic(String brokers, String topic, Properties settings, Path progress)
            throws IOException, ConnectionLostException {
        try (BackfilledTopic target = BackfilledTopic.open(brokers, topic, settings, recorded(), progress, clock)) {
            run(target.position(), target.known(), target::add);
        }
    }

    /** Writes one message a line, without a progress. */
    public void into(OutputStream out) throws IOException, ConnectionLostException {
        run(null, new IdMemory(IdMemory.STANDARD_CAPACITY), steps -> {
            for (Step step : steps) {
                if (step.payload() != null) {
                    out.write(step.payload());
                    out.write('\n');
                }
            }
            out.flush();
        });
    }

    private void run(@Nullable String position, IdMemory known, Backfill.Sink sink)
            throws IOException, ConnectionLostException {
        TimeSpan span = span(position);
        Network network = networks.past(span);
        Backfill backfill = new Backfill(network, span, communities, position, known, status, clock);
        messages.println(name + ": " + (position == null ? "reads " : "goes on with ") + span.since() + " until "
                + span.until());
        boolean finished = false;
        try {
            backfill.run(steps -> {
                sink.accept(steps);
                report(network);
            });
            finished = true;
        } catch (InterruptedException e) {
            // Ctrl-C: the progress is stored.
        }
        messages.printf(
                Locale.ROOT,
                "%s: %s; read %,d events, kept %,d, reconnected %d times%s%n",
                name,
                finished ? "all is read" : "stopped, the same command goes on from here",
                status.events(),
                status.kept(),
                status.reconnects(),
                cost(network));
    }

    private TimeSpan span(@Nullable String position) {
        if (until == null && position != null) {
            TimeSpan earlier = BackfillProgress.parse(position).span();
            return new TimeSpan(since, earlier.until());
        }
        return new TimeSpan(since, until == null ? clock.instant().truncatedTo(ChronoUnit.MILLIS) : until);
    }

    private void report(Network network) {
        Instant now = clock.instant();
        Duration passed = Duration.between(reported, now);
        if (passed.compareTo(REPORT_EVERY) < 0) {
            return;
        }
        Instant last = status.last();
        long events = status.events();
        messages.printf(
                Locale.ROOT,
                "%s  events %,d (%,.0f/s)  kept %,d  %s  reconnects %d%s%n",
                name,
                events,
                (events - reportedEvents) * 1000.0 / passed.toMillis(),
                status.kept(),
                last == null ? "nothing yet" : "at " + TIME.format(last) + " UTC",
                status.reconnects(),
                cost(network));
        reported = now;
        reportedEvents = events;
    }

    private static String cost(Network network) {
        return network.cost() == null ? "" : "  " + network.cost();
    }
}
