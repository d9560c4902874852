package io.rounds.ingest.follow.x;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.ingest.follow.Connection;
import io.rounds.ingest.follow.ConnectionLostException;
import io.rounds.ingest.follow.FollowFilter;
import io.rounds.ingest.follow.FollowStatus;
import io.rounds.ingest.follow.IdMemory;
import io.rounds.ingest.follow.Network;
import io.rounds.ingest.follow.ReconnectDelays;
import io.rounds.ingest.follow.TimeSpan;
import io.rounds.model.Community;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What recent search, which reaches seven days back, has of a part of X's past. */
public final class XPast implements Network {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final XOptions options;
    private final List<String> queries;
    private final FollowFilter filter;
    private final TimeSpan span;
    private final XApi api;
    private final CostMeter meter;
    private final Clock clock;
    private final GapSearch.Pause pause = new GapSearch.Pause();
    private boolean restored;

    /** @throws IllegalArgumentException if the communities cannot be searched for */
    public XPast(XOptions options, List<Community> communities, TimeSpan span, Clock clock) {
        this.options = options;
        this.queries = StreamRules.searches(communities);
        this.filter = new FollowFilter(communities);
        this.span = span;
        this.api = new XApi(options.api(), options.token(), options.withAccounts(), clock);
        this.meter = new CostMeter(options.prices(), options.budget(), options.withAccounts(), System::nanoTime);
        this.clock = clock;
    }

    @Override
    public String name() {
        return XNetwork.NAME;
    }

    @Override
    public ReconnectDelays delays() {
        return ReconnectDelays.X;
    }

    @Override
    public String cost() {
        return meter.words(clock.instant());
    }

    /**
     * What reading would cost.
     *
     * @param posts how many posts there are; one that two queries match counts twice
     * @param price what asking for this costs, dollars
     * @param low dollars: the posts alone
     * @param high the same if X charges for all it sends: each post with one that it refers to, and the accounts of both
     */
    public record Estimate(long posts, BigDecimal price, BigDecimal low, BigDecimal high) {}

    /** Asks X how many posts there are. */
    public Estimate estimate() throws ConnectionLostException, InterruptedException {
        Instant now = clock.instant();
        Instant earliest = now.minus(GapSearch.REACH);
        Instant latest = now.minus(options.timing().searchDelay());
        Instant since = span.since().isBefore(earliest) ? earliest : span.since();
        Instant until = span.until().isAfter(latest) ? latest : span.until();
        long posts = 0;
        if (since.isBefore(until)) {
            for (String query : queries) {
                posts += api.count(query, new TimeSpan(since, until));
            }
        }
        Prices prices = options.prices();
        BigDecimal each = options.withAccounts() ? prices.post().add(prices.account()) : prices.post();
        return new Estimate(
                posts,
                prices.count().multiply(BigDecimal.valueOf(queries.size())),
                prices.post().multiply(BigDecimal.valueOf(posts)),
                each.multiply(BigDecimal.valueOf(2 * posts)));
    }

    @Override
    public Connection connect(@Nullable String position, IdMemory known, FollowStatus status) {
        if (!restored) {
            meter.restore(XPosition.cost(position));
            restored = true;
        }
        GapSearch search = new GapSearch(
                api,
                meter,
                status,
                clock,
                span.since(),
                span.until().plus(options.timing().searchDelay()),
                pause);
        Instant earliest = clock.instant().minus(GapSearch.REACH);
        if (span.until().isAfter(earliest)) {
            JsonNode missing = missing(position);
            String until = Long.toString(XPosition.at(span.until()).newest());
            if (missing.isObject()) {
                for (Map.Entry<String, JsonNode> query : missing.properties()) {
                    search.add(query.getKey(), query.getValue().asText(until));
                }
            } else {
                queries.forEach(query -> search.add(query, until));
            }
        } else {
            status.notice("X's recent search reaches seven days back, to " + earliest.truncatedTo(ChronoUnit.SECONDS)
                    + ": it has nothing of what was posted before " + span.until());
        }
        status.connected(api.host());
        return new XPastConnection(api.host(), search, filter, span, known, meter, position, status, clock);
    }

    private static JsonNode missing(@Nullable String position) {
        try {
            return JSON.readTree(position == null ? "{}" : position).path("missing");
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode().path("missing");
        }
    }
}
