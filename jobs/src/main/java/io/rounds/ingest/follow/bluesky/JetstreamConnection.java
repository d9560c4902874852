package io.rounds.ingest.follow.bluesky;

import io.rounds.ingest.envelope.Envelope;
import io.rounds.ingest.follow.Connection;
import io.rounds.ingest.follow.ConnectionLostException;
import io.rounds.ingest.follow.ConnectionLostException.Cause;
import io.rounds.ingest.follow.FollowFilter;
import io.rounds.ingest.follow.FollowStatus;
import io.rounds.ingest.follow.FrameQueue;
import io.rounds.ingest.follow.IdMemory;
import io.rounds.ingest.follow.RecentHashes;
import io.rounds.ingest.follow.Step;
import io.rounds.ingest.follow.TimeSpan;
import io.rounds.model.Fingerprint;
import java.io.IOException;
import java.net.http.WebSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A subscription to one Jetstream. */
final class JetstreamConnection implements Connection {
    /** A server pings every 30 s. */
    private static final Duration MAX_SILENCE = Duration.ofSeconds(75);
    /** A stream that continues later than this after where it was left has lost events in between. */
    private static final Duration GAP = Duration.ofMinutes(2);

    /** Events are not quite in order: only one this much later shows that all of a part of the past has come. */
    private static final Duration DISORDER = Duration.ofSeconds(30);
    /** A server that pings, but has sent no event for so long, has none left. */
    private static final Duration QUIET = Duration.ofSeconds(60);

    private final JetstreamServer server;
    private final WebSocket socket;
    private final FrameQueue queue;
    private final @Nullable FrameInflater inflater;
    private final EventFilter filter;
    private final Profiles profiles;
    private final FollowStatus status;
    private final Clock clock;
    private final RecentHashes recent;
    private final IdMemory known;
    private final @Nullable TimeSpan span;
    private final JetstreamEvent event = new JetstreamEvent();
    private final List<FrameQueue.Frame> frames = new ArrayList<>();
    private @Nullable JetstreamPosition left;
    private JetstreamPosition position;
    private @Nullable ConnectionLostException end;
    private long frameNanos = System.nanoTime();
    private boolean finished;

    JetstreamConnection(
            JetstreamServer server,
            WebSocket socket,
            FrameQueue queue,
            @Nullable FrameInflater inflater,
            EventFilter filter,
            Profiles profiles,
            RecentHashes recent,
            IdMemory known,
            @Nullable JetstreamPosition left,
            @Nullable TimeSpan span,
            FollowStatus status,
            Clock clock) {
        this.server = server;
        this.socket = socket;
        this.queue = queue;
        this.inflater = inflater;
        this.filter = filter;
        this.profiles = profiles;
        this.recent = recent;
        this.known = known;
        this.span = span;
        this.left = left;
        this.status = status;
        this.clock = clock;
        this.position = left == null
                        || left.version() != server.version()
                        || !left.host().equals(server.host())
                ? new JetstreamPosition(server.host(), server.version(), 0, left == null ? 0 : left.micros())
                : left;
    }

    @Override
    public List<Step> next(Duration wait) throws ConnectionLostException, InterruptedException {
        if (end != null) {
            throw end;
        }
        frames.clear();
        queue.take(socket, wait, frames);
        if (frames.isEmpty()) {
            if (queue.silence().compareTo(MAX_SILENCE) > 0) {
                throw new ConnectionLostException(
                        Cause.NETWORK, server.host() + " has been silent for " + MAX_SILENCE.toSeconds() + " s");
            }
            finished |= span != null
                    && queue.silence().compareTo(QUIET) < 0
                    && System.nanoTime() - frameNanos > QUIET.toNanos();
            return List.of();
        }
        frameNanos = System.nanoTime();
        List<Kept> kept = new ArrayList<>();
        Instant now = clock.instant();
        try {
            for (FrameQueue.Frame frame : frames) {
                byte[] message = inflated(frame);
                status.read(1, message.length, null);
                read(message, now, kept);
            }
        } catch (ConnectionLostException lost) {
            // What came before it is not lost.
            end = lost;
        }
        status.read(0, 0, position.micros() == 0 ? null : position.time());
        return steps(kept, now);
    }

    private byte[] inflated(FrameQueue.Frame frame) throws ConnectionLostException {
        if (!frame.compressed()) {
            return frame.bytes();
        }
        if (inflater == null) {
            throw new ConnectionLostException(
                    Cause.SERVER, server.host() + " sends compressed messages, which was not asked for");
        }
        try {
            return inflater.inflate(frame.bytes());
        } catch (IOException e) {
            throw new ConnectionLostException(
                    Cause.SERVER,
                    server.host() + " sent a message that cannot be decompressed (" + e.getMessage() + ")");
        }
    }

    private void read(byte[] message, Instant now, List<Kept> kept) throws ConnectionLostException {
        try {
            event.read(message);
            if ("error".equals(event.kind)) {
                throw error();
            }
            if ("info".equals(event.kind)) {
                status.notice(server.host() + " says: " + event.error + said(event.message));
                return;
            }
            if (isOld()) {
                return;
            }
            advance();
            if (!isInSpan()) {
                return;
            }
            FollowFilter.Verdict verdict = filter.verdict(event, message, now);
            if (verdict != null && recent.add(identity()) && !wasKept()) {
                kept.add(new Kept(message, verdict, position.text(), span == null ? 0 : Fingerprint.of(identity())));
            }
        } catch (IOException broken) {
            // Kept as it is, so that it is reported with the rejected records.
            kept.add(new Kept(message, new FollowFilter.Verdict(null, 0, null), position.text(), 0));
        }
    }

    /** Whether the event is of the part of the past that is read, if it is only a part. */
    private boolean isInSpan() {
        TimeSpan part = span;
        if (part == null || event.micros == 0) {
            return true;
        }
        Instant time = Instant.EPOCH.plus(event.micros, ChronoUnit.MICROS);
        finished |= !time.isBefore(part.until().plus(DISORDER));
        return part.mayContain(time);
    }

    /** The past is read in several runs, which may only know the time at which they begin: what was kept is remembered. */
    private boolean wasKept() {
        return span != null && known.contains(Fingerprint.of(identity()));
    }

    /** What identifies the event, on every server. */
    private String identity() {
        return event.did + '/' + event.collection + '/' + event.rkey + '/' + event.revision + '/' + event.operation;
    }

    /** The cursor of version 2 is inclusive, and a server may start to replay earlier than asked. */
    private boolean isOld() {
        return server.version() == 2 && event.sequence != 0 && event.sequence <= position.sequence();
    }

    /** Moves on. The relay's times are not in order: the position only grows. */
    private void advance() {
        JetstreamPosition before = left;
        if (before != null && event.micros != 0) {
            left = null;
            Duration missing = Duration.of(event.micros - before.micros(), ChronoUnit.MICROS);
            if (missing.compareTo(GAP) > 0) {
                status.notice("a gap of " + missing.toMinutes() + " minutes: " + server.host()
                        + " no longer has what came between " + before.time().truncatedTo(ChronoUnit.SECONDS) + " and "
                        + before.time().plus(missing).truncatedTo(ChronoUnit.SECONDS));
            }
        }
        position = new JetstreamPosition(
                server.host(),
                server.version(),
                Math.max(position.sequence(), event.sequence),
                Math.max(position.micros(), event.micros));
    }

    private ConnectionLostException error() {
        String sentence = server.host() + " ended the stream: " + event.error + said(event.message);
        return new ConnectionLostException(Cause.SERVER, sentence);
    }

    private static String said(@Nullable String message) {
        return message == null || message.isEmpty() ? "" : " (" + message + ")";
    }

    private List<Step> steps(List<Kept> kept, Instant now) throws InterruptedException {
        Set<String> accounts = new TreeSet<>();
        for (Kept one : kept) {
            if (one.verdict.author() != null) {
                accounts.add(one.verdict.author());
            }
        }
        Map<String, Envelope.Profile> found = accounts.isEmpty() ? new HashMap<>() : profiles.of(accounts, status);
        List<Step> steps = new ArrayList<>(kept.size() + 1);
        for (Kept one : kept) {
            String account = one.verdict.author();
            Envelope envelope =
                    new Envelope(Bluesky.NAME, server.host(), now, account == null ? null : found.get(account));
            steps.add(new Step(envelope.around(one.message), one.verdict.key(), one.verdict.tweet(), one.position));
            if (one.identity != 0) {
                known.add(one.identity);
            }
        }
        steps.add(Step.over(position.text()));
        return steps;
    }

    @Override
    public boolean isFinished() {
        return finished;
    }

    @Override
    public void close() {
        socket.abort();
        if (inflater != null) {
            inflater.close();
        }
    }

    /**
     * A message that is kept.
     *
     * @param identity the event's, by which it is remembered; 0 if it is not
     */
    @SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
    private record Kept(byte[] message, FollowFilter.Verdict verdict, String position, long identity) {}
}
