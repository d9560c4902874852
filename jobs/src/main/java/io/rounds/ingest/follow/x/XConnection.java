package io.rounds.ingest.follow.x;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.ingest.draft.Timestamps;
import io.rounds.ingest.envelope.Envelope;
import io.rounds.ingest.follow.Connection;
import io.rounds.ingest.follow.ConnectionLostException;
import io.rounds.ingest.follow.ConnectionLostException.Cause;
import io.rounds.ingest.follow.FollowFilter;
import io.rounds.ingest.follow.FollowStatus;
import io.rounds.ingest.follow.IdMemory;
import io.rounds.ingest.follow.RecentHashes;
import io.rounds.ingest.follow.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A connection to the filtered stream. What was missed before it opened is read by recent search, page by page, while the
 * stream waits in its queue; a post that comes both ways is kept once.
 */
final class XConnection implements Connection {
    /** X sends an empty line every 20 s. */
    private static final Duration MAX_SILENCE = Duration.ofSeconds(45);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final XApi api;
    private final FollowFilter filter;
    private final IdMemory known;
    private final RecentHashes recent;
    private final CostMeter meter;
    private final boolean withUsers;
    private final String since;
    private final FollowStatus status;
    private final Clock clock;
    private final Queue<Page> missed = new ArrayDeque<>();
    private final List<byte[]> lines = new ArrayList<>();
    private XPosition position;
    /** While something is missing the position stays before it, so that a restart asks for it again. */
    private XPosition reached;

    private @Nullable LineQueue queue;
    private @Nullable ConnectionLostException end;

    private record Page(String query, @Nullable String token) {}

    XConnection(
            XApi api,
            FollowFilter filter,
            IdMemory known,
            RecentHashes recent,
            CostMeter meter,
            boolean withUsers,
            XPosition left,
            FollowStatus status,
            Clock clock) {
        this.api = api;
        this.filter = filter;
        this.known = known;
        this.recent = recent;
        this.meter = meter;
        this.withUsers = withUsers;
        this.position = left;
        this.reached = left;
        this.since = left.newestId() == null ? "" : left.newestId();
        this.status = status;
        this.clock = clock;
    }

    /** Opens the stream, and then asks for what came before it. */
    void open(List<String> searches) throws ConnectionLostException, InterruptedException {
        queue = new LineQueue(api.stream());
        for (String search : searches) {
            missed.add(new Page(search, null));
        }
    }

    @Override
    public List<Step> next(Duration wait) throws ConnectionLostException, InterruptedException {
        if (end != null) {
            throw end;
        }
        LineQueue open = queue;
        if (open == null) {
            throw new IllegalStateException("not open");
        }
        List<Step> steps = new ArrayList<>();
        try {
            Page page = missed.poll();
            if (page != null) {
                readPage(page, steps);
                return steps;
            }
            lines.clear();
            open.take(wait, lines);
            if (lines.isEmpty() && open.silence().compareTo(MAX_SILENCE) > 0) {
                throw new ConnectionLostException(
                        Cause.NETWORK, "X has been silent for " + MAX_SILENCE.toSeconds() + " s");
            }
            for (byte[] line : lines) {
                readLine(line, steps);
            }
        } catch (ConnectionLostException lost) {
            // What came before it is not lost.
            end = lost;
        }
        return steps;
    }

    private void readPage(Page page, List<Step> steps) throws ConnectionLostException, InterruptedException {
        requireBudget();
        JsonNode answer = api.search(page.query, since, page.token);
        meter.message(answer, clock.instant());
        for (JsonNode post : answer.path("data")) {
            ObjectNode message = JSON.createObjectNode();
            message.set("data", post);
            if (answer.has("includes")) {
                message.set("includes", answer.get("includes"));
            }
            byte[] bytes = message.toString().getBytes(StandardCharsets.UTF_8);
            status.read(
                    1, bytes.length, Timestamps.parse(post.path("created_at").asText()));
            keep(post, bytes, steps);
        }
        String next = answer.path("meta").path("next_token").textValue();
        if (next != null) {
            missed.add(new Page(page.query, next));
        }
        if (missed.isEmpty()) {
            position = reached;
            steps.add(Step.over(position.text(meter)));
        }
    }

    private void readLine(byte[] line, List<Step> steps) throws ConnectionLostException {
        JsonNode message;
        try {
            message = JSON.readTree(line);
        } catch (IOException broken) {
            status.read(1, line.length, null);
            steps.add(new Step(envelope().around(line), null, 0, position.text(meter)));
            return;
        }
        if (message.has("errors") && !message.has("data")) {
            throw XApi.problem(0, message, null);
        }
        requireBudget();
        JsonNode post = message.path("data");
        meter.message(message, clock.instant());
        status.read(1, line.length, Timestamps.parse(post.path("created_at").asText()));
        keep(post, line, steps);
        if (missed.isEmpty()) {
            position = reached;
        }
    }

    private void requireBudget() throws ConnectionLostException {
        Instant now = clock.instant();
        if (meter.isUsedUp(now, withUsers)) {
            throw XNetwork.usedUp(meter, now);
        }
    }

    private void keep(JsonNode post, byte[] message, List<Step> steps) {
        String id = post.path("id").asText();
        if (!id.isEmpty()) {
            reached = reached.after(id);
            if (!recent.add(id)) {
                return;
            }
        }
        FollowFilter.Verdict verdict = filter.verdict(message, clock.instant(), known);
        if (verdict != null) {
            if (missed.isEmpty()) {
                position = reached;
            }
            steps.add(new Step(envelope().around(message), verdict.key(), verdict.tweet(), position.text(meter)));
        }
    }

    private Envelope envelope() {
        return new Envelope("x", api.host(), clock.instant(), null);
    }

    @Override
    public void close() {
        LineQueue open = queue;
        if (open != null) {
            open.close();
        }
    }
}
