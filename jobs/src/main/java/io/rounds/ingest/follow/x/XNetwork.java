package io.rounds.ingest.follow.x;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.ingest.follow.Connection;
import io.rounds.ingest.follow.ConnectionLostException;
import io.rounds.ingest.follow.ConnectionLostException.Cause;
import io.rounds.ingest.follow.FollowFilter;
import io.rounds.ingest.follow.FollowStatus;
import io.rounds.ingest.follow.IdMemory;
import io.rounds.ingest.follow.Network;
import io.rounds.ingest.follow.RecentHashes;
import io.rounds.ingest.follow.ReconnectDelays;
import io.rounds.model.Community;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** X, through the filtered stream. */
public final class XNetwork implements Network {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int RECENT = 100_000;

    private final XOptions options;
    private final List<Community> communities;
    private final List<StreamRules.Rule> rules;
    private final FollowFilter filter;
    private final XApi api;
    private final CostMeter meter;
    private final Clock clock;
    private final RecentHashes recent = new RecentHashes(RECENT);
    private boolean restored;

    /** @throws IllegalArgumentException if there can be no rules for the communities */
    public XNetwork(XOptions options, List<Community> communities, Clock clock) {
        this.options = options;
        this.communities = List.copyOf(communities);
        this.rules = StreamRules.of(communities);
        this.filter = new FollowFilter(communities);
        this.api = new XApi(options.api(), options.token(), options.withUsers(), clock);
        this.meter = new CostMeter(options.prices(), options.budget());
        this.clock = clock;
    }

    @Override
    public String name() {
        return "x";
    }

    @Override
    public ReconnectDelays delays() {
        return ReconnectDelays.X;
    }

    /** What was read and what it costs, for people. */
    public String cost() {
        return meter.words();
    }

    /**
     * What the communities would cost a month, by how many posts there were in the last seven days.
     *
     * @param posts how many posts, last seven days
     * @param fromDollars for a month of 30 days, posts alone
     * @param toDollars the same, if each post brings an account that is charged
     */
    public record Estimate(long posts, BigDecimal fromDollars, BigDecimal toDollars) {}

    /** Asks X how many posts there were; this itself costs a request of counts for each query. */
    public Estimate estimate() throws ConnectionLostException, InterruptedException {
        long posts = 0;
        for (String query : StreamRules.searches(communities)) {
            meter.countsRequest(clock.instant());
            posts += api.count(query);
        }
        BigDecimal monthly = new BigDecimal(posts)
                .multiply(new BigDecimal(30))
                .divide(new BigDecimal(7), 2, java.math.RoundingMode.UP);
        BigDecimal from = monthly.multiply(options.prices().post());
        BigDecimal to =
                options.withUsers() ? from.add(monthly.multiply(options.prices().user())) : from;
        return new Estimate(posts, from, to);
    }

    @Override
    public Connection connect(@Nullable String position, IdMemory known, FollowStatus status)
            throws ConnectionLostException, InterruptedException {
        XPosition left = XPosition.parse(position);
        if (!restored) {
            meter.restore(cost(position));
            restored = true;
        }
        requireBudget();
        api.synchronizeRules(rules, status);
        XConnection connection =
                new XConnection(api, filter, known, recent, meter, options.withUsers(), left, status, clock);
        connection.open(left.newestId() == null ? List.of() : StreamRules.searches(communities));
        status.connected(api.host());
        return connection;
    }

    private void requireBudget() throws ConnectionLostException {
        Instant now = clock.instant();
        if (meter.isUsedUp(now, options.withUsers())) {
            throw usedUp(meter, now);
        }
    }

    static ConnectionLostException usedUp(CostMeter meter, Instant now) {
        Instant renewed = Objects.requireNonNull(meter.renewedAt(now));
        return new ConnectionLostException(
                Cause.THROTTLED,
                "the budget of " + meter.budget() + " is used up (" + meter.words() + "); it is renewed at " + renewed,
                Duration.between(now, renewed));
    }

    private static JsonNode cost(@Nullable String position) {
        try {
            return position == null
                    ? JSON.createObjectNode()
                    : JSON.readTree(position).path("cost");
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }
}
