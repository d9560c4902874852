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
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Reads by recent search, page by page, what was posted while no stream was open. It begins half a minute earlier, since a
 * stream brings posts in disorder, and some time after the stream was opened, since the search does not have the newest posts.
 */
final class GapSearch {
    private static final Duration OVERLAP = Duration.ofSeconds(30);
    /** How far back recent search reaches, with a margin for clocks and for the pages that follow the first one. */
    private static final Duration REACH = Duration.ofDays(7).minus(Duration.ofMinutes(30));

    private static final int MIN_PAGE = 10;
    private static final int MAX_PAGE = 100;

    private final XApi api;
    private final CostMeter meter;
    private final FollowStatus status;
    private final Clock clock;
    private final XPosition left;
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

    /** @param since null before the first page of a query; the later ones have to ask for the same */
    private record Page(
            String query, @Nullable String since, @Nullable String token) {}

    /**
     * @param queries what to search for; none where nothing was missed
     * @param left where reading stopped
     * @param begin when to begin
     * @param pause of this and the searches before it
     */
    GapSearch(
            XApi api,
            CostMeter meter,
            FollowStatus status,
            Clock clock,
            List<String> queries,
            XPosition left,
            Instant begin,
            Pause pause) {
        this.api = api;
        this.meter = meter;
        this.status = status;
        this.clock = clock;
        this.begin = begin;
        this.pause = pause;
        this.left = left;
        queries.forEach(query -> pages.add(new Page(query, null, null)));
    }

    /** The parameter that says from when on: as far back as X reaches when it is asked. */
    private String since() {
        Instant from = left.time().minus(OVERLAP);
        Instant earliest = clock.instant().minus(REACH).truncatedTo(ChronoUnit.SECONDS);
        if (!from.isBefore(earliest)) {
            return "since_id=" + XPosition.at(from).newest();
        }
        status.notice("a gap: X's recent search reaches seven days back, so what was posted between "
                + left.time().truncatedTo(ChronoUnit.SECONDS) + " and " + earliest + " is missing");
        return "start_time=" + earliest;
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
        String since = page.since == null ? since() : page.since;
        JsonNode answer;
        try {
            answer = api.search(page.query, since, page.token, (int) Math.min(MAX_PAGE, affordable));
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
            pages.add(new Page(page.query, since, token));
        }
        return answer;
    }
}
