package io.rounds.ingest.follow.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.ingest.draft.Timestamps;
import io.rounds.ingest.envelope.Envelope;
import io.rounds.ingest.follow.Connection;
import io.rounds.ingest.follow.FollowFilter;
import io.rounds.ingest.follow.FollowStatus;
import io.rounds.ingest.follow.FrameQueue;
import io.rounds.ingest.follow.IdMemory;
import io.rounds.ingest.follow.RecentHashes;
import io.rounds.ingest.follow.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Polls the timelines of all servers in turn, each when it is due, and takes what their streams bring. */
final class MastodonConnection implements Connection {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_LOCAL_IDS = 100_000;

    private final List<Subscription> subscriptions;
    private final List<TagTimeline> timelines;
    private final FollowFilter filter;
    private final IdMemory known;
    private final RecentHashes recent;
    private final MastodonPosition position;
    private final Duration pollEvery;
    private final FollowStatus status;
    private final Clock clock;
    private final PriorityQueue<Poll> polls = new PriorityQueue<>(Comparator.comparing(Poll::due));
    /** The address of each status that was kept, by server and the server's id, which is all that a deletion has. */
    private final Map<String, String> addresses = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MAX_LOCAL_IDS;
        }
    };

    private final List<FrameQueue.Frame> frames = new ArrayList<>();

    private record Poll(Instant due, Subscription subscription, TagTimeline timeline) {}

    MastodonConnection(
            List<Subscription> subscriptions,
            List<TagTimeline> timelines,
            FollowFilter filter,
            IdMemory known,
            RecentHashes recent,
            MastodonPosition position,
            Duration pollEvery,
            FollowStatus status,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.timelines = timelines;
        this.filter = filter;
        this.known = known;
        this.recent = recent;
        this.position = position;
        this.pollEvery = pollEvery;
        this.status = status;
        this.clock = clock;
        for (Subscription subscription : subscriptions) {
            for (TagTimeline timeline : timelines) {
                polls.add(new Poll(clock.instant(), subscription, timeline));
            }
        }
    }

    @Override
    public List<Step> next(Duration wait) throws InterruptedException {
        List<Step> steps = new ArrayList<>();
        for (Subscription subscription : subscriptions) {
            stream(subscription, steps);
        }
        Poll due = polls.peek();
        Instant now = clock.instant();
        if (due == null || due.due.isAfter(now)) {
            if (steps.isEmpty()) {
                Thread.sleep(
                        due == null
                                ? wait.toMillis()
                                : Math.min(
                                        wait.toMillis(),
                                        Math.max(
                                                1,
                                                Duration.between(now, due.due).toMillis())));
            }
            return steps;
        }
        polls.remove();
        poll(due, steps);
        return steps;
    }

    /** Looks at a timeline, page by page; the next page is due at once, the next look after a while. */
    private void poll(Poll poll, List<Step> steps) throws InterruptedException {
        Subscription subscription = poll.subscription;
        Instant now = clock.instant();
        if (!subscription.isOpen()) {
            polls.add(new Poll(subscription.pausedUntil(), subscription, poll.timeline));
            return;
        }
        String host = subscription.server().host();
        String after = position.get(host, poll.timeline.name());
        JsonNode page = subscription.get(poll.timeline.page(subscription.server(), after));
        if (page == null || !page.isArray()) {
            Instant open = subscription.pausedUntil();
            polls.add(new Poll(open.isAfter(now) ? open : now.plus(pollEvery), subscription, poll.timeline));
            return;
        }
        subscription.stream(filter.tags().stream().sorted().toList());
        List<Step> read = new ArrayList<>();
        // Newest first, as servers send them.
        for (int i = page.size() - 1; i >= 0; i--) {
            JsonNode one = page.get(i);
            if (one.path("id").isTextual()) {
                keep(host, one, bytes(one), read);
                position.set(host, poll.timeline.name(), one.path("id").asText());
            }
        }
        if (page.size() > 0) {
            String reached = position.text();
            read.forEach(step -> steps.add(new Step(step.payload(), step.key(), step.tweet(), reached)));
            steps.add(Step.over(reached));
        }
        boolean more = after != null && TagTimeline.isFull(page.size());
        polls.add(new Poll(more ? now : now.plus(pollEvery), subscription, poll.timeline));
    }

    private void stream(Subscription subscription, List<Step> steps) throws InterruptedException {
        frames.clear();
        subscription.take(frames);
        for (FrameQueue.Frame frame : frames) {
            try {
                JsonNode message = JSON.readTree(frame.bytes());
                event(subscription.server().host(), message, frame.bytes(), steps);
            } catch (IOException e) {
                status.notice(subscription.server().host() + " sent a message that is not JSON");
            }
        }
    }

    private void event(String host, JsonNode message, byte[] bytes, List<Step> steps) throws IOException {
        switch (message.path("event").asText()) {
            case "update", "status.update" -> {
                JsonNode one = JSON.readTree(message.path("payload").asText());
                keep(host, one, bytes, steps);
            }
            case "delete" -> {
                String uri = addresses.get(host + '/' + message.path("payload").asText());
                if (uri != null) {
                    ObjectNode deletion = ((ObjectNode) message).put("uri", uri).put("host", host);
                    add(host, bytes(deletion), steps);
                }
            }
            default -> {
                // Filters, notifications and announcements are for the owner of the token.
            }
        }
    }

    /** Keeps a status that is of a community and new. */
    private void keep(String host, JsonNode one, byte[] message, List<Step> steps) {
        String uri = one.path("uri").asText();
        String edited = one.path("edited_at").asText();
        status.read(1, message.length, Timestamps.parse(one.path("created_at").asText()));
        addresses.put(host + '/' + one.path("id").asText(), uri);
        if (uri.isEmpty() || recent.add(uri + ' ' + edited)) {
            add(host, message, steps);
        }
    }

    private void add(String host, byte[] message, List<Step> steps) {
        Instant now = clock.instant();
        FollowFilter.Verdict verdict = filter.verdict(message, now, known);
        if (verdict != null) {
            byte[] payload = new Envelope("mastodon", host, now, null).around(message);
            steps.add(new Step(payload, verdict.key(), verdict.tweet(), position.text()));
        }
    }

    private static byte[] bytes(@Nullable JsonNode node) {
        return String.valueOf(node).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
    }
}
