package io.rounds.ingest.follow.x;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.ingest.draft.Timestamps;
import io.rounds.ingest.envelope.Envelope;
import io.rounds.ingest.follow.Connection;
import io.rounds.ingest.follow.ConnectionLostException;
import io.rounds.ingest.follow.ConnectionLostException.Cause;
import io.rounds.ingest.follow.FollowFilter;
import io.rounds.ingest.follow.FollowStatus;
import io.rounds.ingest.follow.IdMemory;
import io.rounds.ingest.follow.Step;
import io.rounds.model.Fingerprint;
import io.rounds.model.Platform;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A connection to the filtered stream, and the search for what was missed before it opened. A post that comes both ways, or
 * again after a restart, is kept once.
 */
final class XConnection implements Connection {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String host;
    private final PostStream stream;
    private final GapSearch gap;
    private final FollowFilter filter;
    private final IdMemory known;
    private final CostMeter meter;
    private final Duration maxSilence;
    private final FollowStatus status;
    private final Clock clock;
    private final List<PostStream.Line> lines = new ArrayList<>();
    /** While something is missing the position stays before it, so that a restart asks for it again. */
    private XPosition position;

    private XPosition reached;
    private @Nullable ConnectionLostException end;

    XConnection(
            String host,
            PostStream stream,
            GapSearch gap,
            FollowFilter filter,
            IdMemory known,
            CostMeter meter,
            Duration maxSilence,
            XPosition position,
            FollowStatus status,
            Clock clock) {
        this.host = host;
        this.stream = stream;
        this.gap = gap;
        this.filter = filter;
        this.known = known;
        this.meter = meter;
        this.maxSilence = maxSilence;
        this.position = position;
        this.reached = position;
        this.status = status;
        this.clock = clock;
    }

    @Override
    public List<Step> next(Duration wait) throws ConnectionLostException, InterruptedException {
        if (end != null) {
            throw end;
        }
        List<Step> steps = new ArrayList<>();
        boolean isRead = false;
        try {
            isRead = (gap.isDue() && !stream.isOutOfBudget()) ? readPage(steps) : readLines(wait, steps);
        } catch (ConnectionLostException lost) {
            // What came before it is not lost.
            end = lost;
            if (stream.isOutOfBudget()) {
                position = new XPosition(reached.newest(), true);
                isRead = true;
            }
        }
        if (isRead) {
            steps.add(Step.over(position.text(meter)));
        }
        return steps;
    }

    private boolean readPage(List<Step> steps) throws ConnectionLostException, InterruptedException {
        if (!gap.isAffordable()) {
            // What came by the stream until now is paid for, and is still read.
            stream.stop(meter.usedUp(clock.instant()));
            return false;
        }
        JsonNode answer = gap.next();
        if (answer == null) {
            return false;
        }
        for (JsonNode post : answer.path("data")) {
            byte[] message = message(post, answer.path("includes")).toString().getBytes(StandardCharsets.UTF_8);
            keep(post, message, steps);
        }
        if (gap.isDone()) {
            position = reached;
        }
        return true;
    }

    /** A post of an answer as the stream would have sent it, with what of the others belongs to it. */
    static ObjectNode message(JsonNode post, JsonNode includes) {
        ObjectNode message = JSON.createObjectNode();
        message.set("data", post);
        Set<String> posts = new HashSet<>();
        post.path("referenced_tweets")
                .forEach(reference -> posts.add(reference.path("id").asText()));
        Set<String> accounts = new HashSet<>(Set.of(post.path("author_id").asText()));
        ArrayNode itsPosts = JSON.createArrayNode();
        for (JsonNode other : includes.path("tweets")) {
            if (posts.contains(other.path("id").asText())) {
                itsPosts.add(other);
                accounts.add(other.path("author_id").asText());
            }
        }
        ArrayNode itsAccounts = JSON.createArrayNode();
        for (JsonNode account : includes.path("users")) {
            if (accounts.contains(account.path("id").asText())) {
                itsAccounts.add(account);
            }
        }
        if (!itsPosts.isEmpty() || !itsAccounts.isEmpty()) {
            ObjectNode its = message.putObject("includes");
            if (!itsAccounts.isEmpty()) {
                its.set("users", itsAccounts);
            }
            if (!itsPosts.isEmpty()) {
                its.set("tweets", itsPosts);
            }
        }
        return message;
    }

    private boolean readLines(Duration wait, List<Step> steps) throws ConnectionLostException, InterruptedException {
        lines.clear();
        stream.take(wait, lines);
        if (lines.isEmpty() && stream.silence().compareTo(maxSilence) > 0) {
            throw new ConnectionLostException(Cause.NETWORK, "X has been silent for " + maxSilence.toSeconds() + " s");
        }
        for (PostStream.Line line : lines) {
            JsonNode message = line.message();
            keep(message == null ? MissingNode.getInstance() : message.path("data"), line.bytes(), steps);
        }
        return !lines.isEmpty();
    }

    private void keep(JsonNode post, byte[] message, List<Step> steps) {
        status.read(1, message.length, Timestamps.parse(post.path("created_at").textValue()));
        String id = post.path("id").asText();
        if (!id.isEmpty()) {
            reached = reached.after(id);
            if (gap.isDone()) {
                position = reached;
            }
            if (known.contains(Fingerprint.of(Platform.X.id(id)))) {
                return;
            }
        }
        FollowFilter.Verdict verdict = filter.verdict(message, clock.instant(), known);
        if (verdict != null) {
            Envelope envelope = new Envelope(XNetwork.NAME, host, clock.instant(), null);
            steps.add(new Step(envelope.around(message), verdict.key(), verdict.tweet(), position.text(meter)));
        }
    }

    @Override
    public void close() {
        stream.close();
    }
}
