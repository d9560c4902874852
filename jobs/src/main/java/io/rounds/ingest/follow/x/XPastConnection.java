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
import io.rounds.ingest.follow.Step;
import io.rounds.ingest.follow.TimeSpan;
import io.rounds.model.Fingerprint;
import io.rounds.model.Platform;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the answers of a search. The position is what is still missing, and what was spent. */
final class XPastConnection implements Connection {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String host;
    private final GapSearch search;
    private final FollowFilter filter;
    private final TimeSpan span;
    private final IdMemory known;
    private final CostMeter meter;
    private final FollowStatus status;
    private final Clock clock;
    /** Before the page that is read, so that it is asked for again after an interruption. */
    private String position;

    XPastConnection(
            String host,
            GapSearch search,
            FollowFilter filter,
            TimeSpan span,
            IdMemory known,
            CostMeter meter,
            @Nullable String position,
            FollowStatus status,
            Clock clock) {
        this.host = host;
        this.search = search;
        this.filter = filter;
        this.span = span;
        this.known = known;
        this.meter = meter;
        this.status = status;
        this.clock = clock;
        this.position = position == null ? text() : position;
    }

    private String text() {
        ObjectNode node = JSON.createObjectNode();
        ObjectNode missing = node.putObject("missing");
        search.missing().forEach(missing::put);
        meter.store(node.putObject("cost"));
        return node.toString();
    }

    @Override
    public List<Step> next(Duration wait) throws ConnectionLostException, InterruptedException {
        if (!search.isDue()) {
            Thread.sleep(wait.toMillis());
            return List.of();
        }
        Instant now = clock.instant();
        if (!search.isAffordable()) {
            throw new ConnectionLostException(
                    Cause.REFUSED, "the budget is used up but for less than a page (" + meter.words(now) + ')');
        }
        JsonNode answer = search.next();
        if (answer == null) {
            return List.of();
        }
        List<Step> steps = new ArrayList<>();
        for (JsonNode post : answer.path("data")) {
            keep(post, answer.path("includes"), now, steps);
        }
        position = text();
        steps.add(Step.over(position));
        return steps;
    }

    private void keep(JsonNode post, JsonNode includes, Instant now, List<Step> steps) {
        byte[] message = XConnection.message(post, includes).toString().getBytes(StandardCharsets.UTF_8);
        Instant created = Timestamps.parse(post.path("created_at").textValue());
        status.read(1, message.length, created);
        if (!span.mayContain(created)
                || known.contains(Fingerprint.of(Platform.X.id(post.path("id").asText())))) {
            return;
        }
        FollowFilter.Verdict verdict = filter.verdict(message, now, known);
        if (verdict != null) {
            Envelope envelope = new Envelope(XNetwork.NAME, host, now, null);
            steps.add(new Step(envelope.around(message), verdict.key(), verdict.tweet(), position));
        }
    }

    @Override
    public boolean isFinished() {
        return search.isDone();
    }

    @Override
    public void close() {
        // Each page is a request of its own.
    }
}
