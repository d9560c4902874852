package io.rounds.ingest.follow.feeds;

import io.rounds.ingest.envelope.Envelope;
import io.rounds.ingest.follow.Connection;
import io.rounds.ingest.follow.FollowStatus;
import io.rounds.ingest.follow.IdMemory;
import io.rounds.ingest.follow.Step;
import io.rounds.model.Fingerprint;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Polls all feeds in one thread, a few at a time; one that does not answer does not hold up the others. */
final class FeedsConnection implements Connection {
    private static final String USER_AGENT = "rounds (reader of feeds)";
    private static final String ACCEPT =
            "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5";
    /** How many feeds are asked for at the same time. */
    private static final int AT_ONCE = 4;

    private static final Duration LONGEST_RETRY_AFTER = Duration.ofDays(7);

    private final List<URI> feeds;
    private final FeedPosition position;
    private final IdMemory known;
    private final FeedClient client;
    private final FeedTimes times;
    private final FollowStatus status;
    private final Clock clock;
    private final FeedReader reader = new FeedReader();
    private final Map<URI, CompletableFuture<HttpResponse<byte[]>>> pending = new LinkedHashMap<>();
    private final Semaphore arrivals = new Semaphore(0);
    /** The position up to which all steps are there. */
    private String complete;

    FeedsConnection(
            List<URI> feeds,
            FeedPosition position,
            IdMemory known,
            FeedClient client,
            FeedTimes times,
            FollowStatus status,
            Clock clock) {
        this.feeds = feeds;
        this.position = position;
        this.known = known;
        this.client = client;
        this.times = times;
        this.status = status;
        this.clock = clock;
        this.complete = position.text();
    }

    @Override
    public List<Step> next(Duration wait) throws InterruptedException {
        List<Step> steps = new ArrayList<>();
        arrivals.drainPermits();
        boolean read = take(steps);
        ask();
        if (!read && arrivals.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) {
            take(steps);
        }
        String reached = position.text();
        if (!reached.equals(complete)) {
            complete = reached;
            steps.add(Step.over(reached));
        }
        return steps;
    }

    private void ask() {
        Instant now = clock.instant();
        feeds.stream()
                .filter(feed ->
                        !pending.containsKey(feed) && !position.of(feed).due().isAfter(now))
                .sorted(Comparator.comparing(feed -> position.of(feed).due()))
                .limit(Math.max(0, AT_ONCE - pending.size()))
                .toList()
                .forEach(this::ask);
    }

    private void ask(URI feed) {
        FeedState state = position.of(feed);
        CompletableFuture<HttpResponse<byte[]>> answer = client.get(feed, request -> {
            request.header("User-Agent", USER_AGENT).header("Accept", ACCEPT);
            if (state.etag() != null) {
                request.header("If-None-Match", state.etag());
            }
            if (state.lastModified() != null) {
                request.header("If-Modified-Since", state.lastModified());
            }
            return request;
        });
        // A timeout of the request ends with the head of the answer.
        var unused = answer.orTimeout(times.answer().toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((response, problem) -> arrivals.release());
        pending.put(feed, answer);
    }

    private boolean take(List<Step> steps) {
        List<URI> answered = feeds.stream().filter(feed -> isAnswered(feed)).toList();
        for (URI feed : answered) {
            CompletableFuture<HttpResponse<byte[]>> answer = pending.remove(feed);
            if (answer != null) {
                take(feed, answer, steps);
            }
        }
        return !answered.isEmpty();
    }

    private boolean isAnswered(URI feed) {
        CompletableFuture<HttpResponse<byte[]>> answer = pending.get(feed);
        return answer != null && answer.isDone();
    }

    private void take(URI feed, CompletableFuture<HttpResponse<byte[]>> answer, List<Step> steps) {
        Instant now = clock.instant();
        try {
            HttpResponse<byte[]> response = answer.join();
            HttpHeaders headers = response.headers();
            switch (response.statusCode()) {
                case 200 -> {
                    byte[] body = response.body();
                    List<FeedEntry> entries =
                            reader.read(body, headers.firstValue("Content-Type").orElse(null), feed);
                    status.read(entries.size(), body.length, null);
                    entries.forEach(entry -> keep(feed, entry, now, steps));
                    position.set(
                            feed,
                            new FeedState(
                                    headers.firstValue("ETag").orElse(null),
                                    headers.firstValue("Last-Modified").orElse(null),
                                    now.plus(times.every()),
                                    0));
                }
                case 304 -> {
                    FeedState before = position.of(feed);
                    status.read(0, 0, null);
                    position.set(feed, new FeedState(before.etag(), before.lastModified(), now.plus(times.every()), 0));
                }
                case 429, 503 -> failed(feed, "answered " + response.statusCode(), retryAfter(headers, now), now);
                default -> failed(feed, "answered " + response.statusCode(), null, now);
            }
        } catch (CompletionException e) {
            Throwable why = e.getCause() == null ? e : e.getCause();
            String message = why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
            failed(feed, "cannot be read (" + message + ')', null, now);
        } catch (IOException e) {
            failed(feed, String.valueOf(e.getMessage()), null, now);
        }
    }

    /** Keeps an entry that is new, or has changed. */
    private void keep(URI feed, FeedEntry entry, Instant now, List<Step> steps) {
        byte[] message = entry.message();
        long version = Fingerprint.of(entry.id() + ' ' + new String(message, StandardCharsets.UTF_8));
        if (known.contains(version)) {
            // What is still in the feed is not forgotten.
            known.add(version);
            return;
        }
        known.add(version);
        Envelope envelope = new Envelope(Feeds.NAME, feed.getRawAuthority(), now, null);
        steps.add(new Step(envelope.around(message), entry.id(), version, complete));
    }

    private void failed(URI feed, String what, @Nullable Duration asked, Instant now) {
        FeedState before = position.of(feed);
        int failures = before.failures() + 1;
        Duration own = times.pauseAfter(failures);
        Duration pause = asked != null && asked.compareTo(own) > 0 ? asked : own;
        position.set(feed, new FeedState(before.etag(), before.lastModified(), now.plus(pause), failures));
        status.notice(feed + " " + what + "; asked for again in " + pause.toMinutes() + " minutes");
    }

    /** Seconds, or a date. */
    private static @Nullable Duration retryAfter(HttpHeaders headers, Instant now) {
        String text = headers.firstValue("Retry-After").orElse("").strip();
        Duration asked;
        try {
            asked = text.chars().allMatch(Character::isDigit) && !text.isEmpty()
                    ? Duration.ofSeconds(Long.parseLong(text))
                    : Duration.between(
                            now,
                            ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            return null;
        }
        return asked.compareTo(LONGEST_RETRY_AFTER) < 0 ? asked : LONGEST_RETRY_AFTER;
    }

    @Override
    public void close() {
        pending.values().forEach(answer -> answer.cancel(true));
        pending.clear();
    }
}
