package io.rounds.ingest.follow.mastodon;

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
import io.rounds.model.Fingerprint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Follows all servers at once, in one thread; one that does not answer does not hold up the others. */
final class MastodonConnection implements Connection, FollowedServer.Sink {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_LOCAL_IDS = 100_000;
    /** How long a message of a stream may wait. */
    private static final Duration STREAMS_EVERY = Duration.ofMillis(100);

    private final List<FollowedServer> servers = new ArrayList<>();
    private final FollowFilter filter;
    private final IdMemory known;
    private final MastodonPosition position;
    private final FollowStatus status;
    private final Clock clock;
    private final Semaphore arrivals = new Semaphore(0);
    private final List<Step> steps = new ArrayList<>();
    /** The address of each status that was seen, by server and the server's id, which is all that a deletion has. */
    private final Map<String, String> addresses = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MAX_LOCAL_IDS;
        }
    };
    /** The position up to which all steps are there. */
    private String complete;

    MastodonConnection(
            FollowFilter filter, IdMemory known, MastodonPosition position, FollowStatus status, Clock clock) {
        this.filter = filter;
        this.known = known;
        this.position = position;
        this.complete = position.text();
        this.status = status;
        this.clock = clock;
    }

    void add(FollowedServer server) {
        servers.add(server);
    }

    /** Wakes the connection up. */
    void arrived() {
        arrivals.release();
    }

    @Override
    public List<Step> next(Duration wait) throws ConnectionLostException, InterruptedException {
        steps.clear();
        arrivals.drainPermits();
        advance();
        if (steps.isEmpty()) {
            boolean something = arrivals.tryAcquire(untilDue(wait).toNanos(), TimeUnit.NANOSECONDS);
            if (something) {
                advance();
            }
        }
        String reached = position.text();
        if (!reached.equals(complete)) {
            complete = reached;
            steps.add(Step.over(reached));
        }
        if (steps.isEmpty()) {
            checkFinished();
        }
        return List.copyOf(steps);
    }

    /** Says which servers have not given what was asked of them, once there is nothing left to do. */
    private void checkFinished() throws ConnectionLostException {
        List<String> missing = servers.stream()
                .filter(server -> !server.isRead())
                .map(FollowedServer::host)
                .toList();
        if (!missing.isEmpty() && servers.stream().allMatch(FollowedServer::isFinished)) {
            throw new ConnectionLostException(
                    Cause.REFUSED, String.join(", ", missing) + ": not read to the end; try again later");
        }
    }

    @Override
    public boolean isFinished() {
        return servers.stream().allMatch(server -> server.isFinished() && server.isRead());
    }

    private void advance() throws InterruptedException {
        for (FollowedServer server : servers) {
            server.advance(this);
        }
        String open = openServers();
        status.follows(open.isEmpty() ? null : open);
    }

    private Duration untilDue(Duration wait) {
        Instant now = clock.instant();
        Instant latest = now.plus(wait);
        for (FollowedServer server : servers) {
            Instant due = server.nextDue();
            latest = due.isBefore(latest) ? due : latest;
        }
        Duration left = latest.isAfter(now) ? Duration.between(now, latest) : Duration.ZERO;
        boolean streams = servers.stream().anyMatch(FollowedServer::isStreaming);
        return streams && left.compareTo(STREAMS_EVERY) > 0 ? STREAMS_EVERY : left;
    }

    @Override
    public void answers(FollowedServer from) {
        status.connected(openServers());
    }

    private String openServers() {
        return servers.stream()
                .filter(FollowedServer::isOpen)
                .map(FollowedServer::host)
                .collect(Collectors.joining(", "));
    }

    @Override
    public void statuses(FollowedServer from, List<JsonNode> statuses) {
        for (JsonNode one : statuses) {
            keep(from.host(), one, bytes(one));
        }
    }

    @Override
    public void message(FollowedServer from, byte[] message) {
        try {
            JsonNode event = JSON.readTree(message);
            switch (event.path("event").asText()) {
                case "update", "status.update" ->
                    keep(from.host(), JSON.readTree(event.path("payload").asText()), message);
                case "delete" -> delete(from.host(), (ObjectNode) event);
                default -> {
                    if (event.has("error")) {
                        status.notice(
                                from.host() + " says: " + event.path("error").asText());
                    }
                    // Filters, notifications and announcements are for the owner of the token.
                }
            }
        } catch (IOException e) {
            status.notice(from.host() + " sent a message that is not JSON");
        }
    }

    @Override
    public void gone(FollowedServer from, String id) {
        delete(from.host(), JSON.createObjectNode().put("event", "delete").put("payload", id));
    }

    /** Keeps a status that is of a community and new. */
    private void keep(String host, JsonNode one, byte[] message) {
        String uri = text(one, "uri");
        String id = host + '/' + text(one, "id");
        long version = version(uri.isEmpty() ? id : uri, text(one, "edited_at"));
        if (known.contains(version)) {
            status.read(0, message.length, null);
        } else {
            status.read(1, message.length, Timestamps.parse(text(one, "created_at")));
            add(host, message, version);
        }
        if (!uri.isEmpty()) {
            addresses.put(id, uri);
        }
    }

    /** The same for a version on all servers, which do not all know the time of an edit to the millisecond. */
    private static long version(String uri, String editedAt) {
        Instant edited = Timestamps.parse(editedAt);
        return Fingerprint.of(edited == null ? uri : uri + ' ' + edited.getEpochSecond());
    }

    /** A deletion names the server's own id only. */
    private void delete(String host, ObjectNode event) {
        String id = host + '/' + event.path("payload").asText();
        String uri = addresses.get(id);
        event.put("host", host);
        if (uri != null) {
            event.put("uri", uri);
        }
        long version = Fingerprint.of("delete " + (uri == null ? id : uri));
        if (!known.contains(version)) {
            byte[] message = bytes(event);
            status.read(1, message.length, null);
            add(host, message, version);
        }
    }

    private void add(String host, byte[] message, long version) {
        Instant now = clock.instant();
        FollowFilter.Verdict verdict = filter.verdict(message, now, known);
        if (verdict != null) {
            known.add(version);
            byte[] payload = new Envelope(Mastodon.NAME, host, now, null).around(message);
            steps.add(new Step(payload, verdict.key(), verdict.tweet(), complete));
            // So that it is not kept again after a restart.
            steps.add(new Step(null, null, version, complete));
        }
    }

    /** A field's text; empty where it has none, or null. */
    private static String text(JsonNode one, String field) {
        String text = one.path(field).textValue();
        return text == null ? "" : text;
    }

    private static byte[] bytes(@Nullable JsonNode node) {
        return String.valueOf(node).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        servers.forEach(FollowedServer::close);
    }
}
