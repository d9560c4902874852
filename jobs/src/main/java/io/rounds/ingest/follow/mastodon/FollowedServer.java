package io.rounds.ingest.follow.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.ingest.follow.ConnectionLostException;
import io.rounds.ingest.follow.FollowStatus;
import io.rounds.ingest.follow.FrameQueue;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** One of the servers that are followed: what it was asked, what it is to be asked next, and its stream. Nothing here waits. */
final class FollowedServer implements AutoCloseable {
    private final MastodonServer server;
    private final HttpClient http;
    private final MastodonClient client;
    private final List<? extends PageReader> timelines;
    private final List<String> tags;
    private final boolean live;
    private final MastodonTimes times;
    private final Clock clock;
    private final FollowStatus status;
    private final Runnable arrived;
    private final Queue<Vanished> vanished = new ArrayDeque<>();
    private final List<FrameQueue.Frame> frames = new ArrayList<>();
    private @Nullable Object asked;
    private boolean open;
    /** The address of the server's streams; null if it names none. */
    private @Nullable URI streaming;

    private @Nullable TagStream stream;
    private Instant nextStream = Instant.MIN;
    private int streamFailures;

    /** A status that a timeline does not have any more. */
    private record Vanished(PageReader from, String id) {}

    /** What was asked when it is neither a timeline nor a status: what the server says about itself. */
    private static final Object INSTANCE = new Object();

    /**
     * @param tags of all timelines
     * @param live whether what is new is followed, too, by a stream where there may be one
     */
    FollowedServer(
            MastodonServer server,
            HttpClient http,
            List<String> tags,
            List<? extends PageReader> timelines,
            boolean live,
            MastodonTimes times,
            Clock clock,
            FollowStatus status,
            Runnable arrived) {
        this.server = server;
        this.http = http;
        this.client = new MastodonClient(server, http, times, clock, status, arrived);
        this.tags = tags;
        this.timelines = timelines;
        this.live = live;
        this.times = times;
        this.clock = clock;
        this.status = status;
        this.arrived = arrived;
    }

    /** Where what a server says goes to. */
    interface Sink {
        /** A page of a timeline, or a status that was asked for. */
        void statuses(FollowedServer from, List<JsonNode> statuses);

        /** A status that the server has no more. */
        void gone(FollowedServer from, String id);

        /** A message of its stream. */
        void message(FollowedServer from, byte[] message);

        /** The server answers, for the first time or again. */
        void answers(FollowedServer from);
    }

    String host() {
        return server.host();
    }

    /** Whether it answers. */
    boolean isOpen() {
        return open && client.isWell();
    }

    boolean isStreaming() {
        return stream != null && stream.isOpen();
    }

    /** Hands over what has come, and asks for what is due. */
    void advance(Sink sink) throws InterruptedException {
        takeStream(sink);
        boolean wasOpen = isOpen();
        JsonNode answer = client.answer();
        if (answer != null) {
            handle(answer, sink);
            if (isOpen() && !wasOpen) {
                sink.answers(this);
            }
        }
        Instant now = clock.instant();
        if (!isFinished() && !client.isBusy() && !client.pausedUntil().isAfter(now)) {
            askNext(now);
        }
    }

    /** When there is something to do, unless something comes before. */
    Instant nextDue() {
        if (client.isBusy() || isFinished()) {
            return Instant.MAX;
        }
        Instant due =
                !open || !vanished.isEmpty() ? Instant.MIN : nextTimeline().due();
        return due.isAfter(client.pausedUntil()) ? due : client.pausedUntil();
    }

    /** Whether all of a part of the past has been read, or the server does not give it. */
    boolean isFinished() {
        return !live && (isRead() || client.isHopeless());
    }

    /** Whether all timelines have been read to their ends. */
    boolean isRead() {
        return nextTimeline().due().equals(Instant.MAX);
    }

    private PageReader nextTimeline() {
        return timelines.stream().min(Comparator.comparing(PageReader::due)).orElseThrow();
    }

    private void askNext(Instant now) {
        if (!open) {
            asked = INSTANCE;
            client.ask(server.address().resolve("/api/v2/instance"));
            return;
        }
        // One that there is no answer about is missing from the next look back again.
        Vanished missing = vanished.poll();
        PageReader next = nextTimeline();
        if (missing != null) {
            asked = missing;
            client.ask(server.address()
                    .resolve("/api/v1/statuses/" + URLEncoder.encode(missing.id, StandardCharsets.UTF_8)));
        } else if (!next.due().isAfter(now)) {
            asked = next;
            client.ask(next.next(now));
        }
        openStream(now);
    }

    private void handle(JsonNode answer, Sink sink) {
        if (asked == INSTANCE) {
            open = showsHashtags(answer);
        } else if (asked instanceof Vanished missing) {
            missing.from.forget(missing.id);
            if (answer.isMissingNode()) {
                sink.gone(this, missing.id);
            } else {
                // Edited, so that it is no longer in this timeline.
                sink.statuses(this, List.of(answer));
            }
        } else if (asked instanceof PageReader reader) {
            if (answer.isArray()) {
                PageReader.Page page = reader.accept(answer, clock.instant(), isStreaming(), timelines.size());
                sink.statuses(this, page.statuses());
                page.vanished().forEach(id -> vanished.add(new Vanished(reader, id)));
            } else {
                client.refused("has no timelines of hashtags: is it a server of Mastodon?");
            }
        }
    }

    /** Since Mastodon 4.5 a server says who may see its hashtags. */
    private boolean showsHashtags(JsonNode instance) {
        JsonNode feeds = instance.path("configuration").path("timelines_access").path("hashtag_feeds");
        String local = feeds.path("local").asText("public");
        String remote = feeds.path("remote").asText("public");
        if (local.equals("disabled") && remote.equals("disabled")) {
            client.refused("has switched timelines of hashtags off");
            return false;
        }
        if (server.token() == null && !local.equals("public") && !remote.equals("public")) {
            client.refused("shows hashtags only to its users: give it a token");
            return false;
        }
        if (server.token() == null && !local.equals(remote)) {
            status.notice(host() + " shows visitors only "
                    + (local.equals("public") ? "its own posts" : "posts of other servers")
                    + ": give it a token for all");
        }
        streaming = streaming(
                instance.path("configuration").path("urls").path("streaming").asText());
        return true;
    }

    /** A token is sent to where the server says that its streams are, and as safely as to the server itself. */
    private @Nullable URI streaming(String address) {
        String scheme = "https".equals(server.address().getScheme()) ? "wss://" : "ws://";
        try {
            return address.startsWith(scheme) ? URI.create(address) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private void openStream(Instant now) {
        URI address = streaming;
        String token = server.token();
        if (!live || token == null || address == null || stream != null || nextStream.isAfter(now)) {
            return;
        }
        stream = new TagStream(http, address, token, tags, times, arrived);
    }

    private void takeStream(Sink sink) throws InterruptedException {
        TagStream current = stream;
        if (current == null) {
            return;
        }
        frames.clear();
        try {
            if (current.take(frames)) {
                status.notice(host() + " streams " + tags.size() + " hashtags");
            }
            if (!frames.isEmpty()) {
                streamFailures = 0;
            }
        } catch (ConnectionLostException e) {
            boolean wasOpen = current.isOpen();
            close();
            streamFailures++;
            Duration pause = e.why() == ConnectionLostException.Cause.REFUSED
                    ? times.refused()
                    : times.pauseAfter(streamFailures);
            nextStream = clock.instant().plus(pause);
            if (wasOpen) {
                // What it has not brought is looked for at once.
                timelines.forEach(PageReader::lookSoon);
            }
            status.notice(host() + " does not stream, polling goes on (" + e.getMessage() + "); next attempt in "
                    + pause.toSeconds() + " s");
        }
        for (FrameQueue.Frame frame : frames) {
            sink.message(this, frame.bytes());
        }
    }

    @Override
    public void close() {
        TagStream current = stream;
        stream = null;
        if (current != null) {
            current.close();
        }
    }
}
