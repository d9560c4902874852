package io.rounds.ingest.follow.x;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.ingest.follow.ConnectionLostException;
import io.rounds.ingest.follow.ConnectionLostException.Cause;
import io.rounds.ingest.follow.FollowStatus;
import io.rounds.ingest.follow.ReconnectDelays;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Reads by recent search, page by page, what was posted while no stream was open. It begins half a minute earlier, since a
 * stream brings posts in disorder, and some time after the stream was opened, since the search does not have the newest posts.
 */
final class GapSearch {
    static final Duration OVERLAP = Duration.ofSeconds(30);
    /** How far back recent search reaches, with a margin for clocks and for the pages that follow the first one. */
    static final Duration REACH = Duration.ofDays(7).minus(Duration.ofMinutes(30));

    private static final int MIN_PAGE = 10;
    private static final int MAX_PAGE = 100;

    private final XApi api;
    private final CostMeter meter;
    private final FollowStatus status;
    private final Clock clock;
    private final Instant from;
    private final Queue<Page> pages = new ArrayDeque<>();
    private final Pause pause;
    private final Instant begin;

    /** How long searches have to wait after one that failed, whatever happens to the stream meanwhile. Used by one thread. */
    static final class Pause {
        private Instant until = Instant.MIN;
        private int failures;

        private Duration after(ConnectionLostException lost, Instant now) {
            Duration delay = ReconnectDelays.X.before(lost, ++failures);
            until = now.plus(delay);
            return delay;
        }

        private void end() {
            failures = 0;
        }
    }

    /**
     * @param until only posts with lower ids; null for no limit
     * @param bounds null before the first page of a query; the later ones have to ask for the same
     * @param oldest only older posts than this are still missing; null before the first page, if there is no limit
     */
    private record Page(
            String query,
            @Nullable String until,
            @Nullable String bounds,
            @Nullable String token,
            @Nullable String oldest) {}

    /**
     * @param from from when on
     * @param begin when to begin
     * @param pause of this and the searches before it
     */
    GapSearch(XApi api, CostMeter meter, FollowStatus status, Clock clock, Instant from, Instant begin, Pause pause) {
        this.api = api;
        this.meter = meter;
        this.status = status;
        this.clock = clock;
        this.from = from;
        this.begin = begin;
        this.pause = pause;
    }

    /** Searches for this, too. */
    void add(String query, @Nullable String untilId) {
        pages.add(new Page(query, untilId, null, null, untilId));
    }

    /** What is still missing: for each query, the id that all of it is below. Null for no limit. */
    Map<String, @Nullable String> missing() {
        Map<String, @Nullable String> missing = new LinkedHashMap<>();
        pages.forEach(page -> missing.put(page.query, page.oldest));
        return missing;
    }

    /** The parameters that say from when on, as far back as X reaches when it is asked, and until when. */
    private String bounds(@Nullable String until) {
        Instant earliest = clock.instant().minus(REACH).truncatedTo(ChronoUnit.SECONDS);
        boolean isGap = from.isBefore(earliest);
        if (isGap) {
            status.notice("a gap: X's recent search reaches seven days back, so what was posted between "
                    + from.truncatedTo(ChronoUnit.SECONDS) + " and " + earliest + " ("
                    + Duration.between(from, earliest).toMinutes() + " minutes) is missing");
        }
        if (until != null) {
            // X takes no times beside until_id.
            return "since_id=" + XPosition.at(isGap ? earliest : from).newest() + "&until_id=" + until;
        }
        return isGap
                ? "start_time=" + earliest
                : "since_id=" + XPosition.at(from).newest();
    }

    boolean isDone() {
        return pages.isEmpty();
    }

    boolean isDue() {
        Instant now = clock.instant();
        return !pages.isEmpty() && !now.isBefore(begin) && !now.isBefore(pause.until);
    }

    /** Whether the budget allows the smallest page that X gives. */
    boolean isAffordable() {
        return meter.affordable(clock.instant()) >= MIN_PAGE;
    }

    /**
     * The next page; null if there is none now, and it has to be asked for again later.
     *
     * @throws ConnectionLostException if X refuses it
     */
    @Nullable JsonNode next() throws ConnectionLostException, InterruptedException {
        Page page = pages.element();
        long affordable = meter.affordable(clock.instant());
        String bounds = page.bounds == null ? bounds(page.until) : page.bounds;
        JsonNode answer;
        try {
            answer = api.search(page.query, bounds, page.token, (int) Math.min(MAX_PAGE, affordable));
        } catch (ConnectionLostException lost) {
            if (lost.why() == Cause.REFUSED) {
                throw lost;
            }
            // The stream goes on meanwhile.
            Duration delay = pause.after(lost, clock.instant());
            status.notice("what was missed is asked for again in " + delay.toSeconds() + " s: " + lost.getMessage());
            return null;
        }
        pause.end();
        pages.remove();
        meter.message(answer, clock.instant());
        String token = answer.path("meta").path("next_token").textValue();
        if (token != null) {
            JsonNode last = answer.path("data").path(answer.path("data").size() - 1);
            pages.add(new Page(
                    page.query, page.until, bounds, token, last.path("id").asText(page.oldest)));
        }
        return answer;
    }
}
