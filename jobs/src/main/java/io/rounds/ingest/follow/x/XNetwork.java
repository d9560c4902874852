package io.rounds.ingest.follow.x;

import io.rounds.communities.Event;
import io.rounds.ingest.follow.Connection;
import io.rounds.ingest.follow.ConnectionLostException;
import io.rounds.ingest.follow.FollowFilter;
import io.rounds.ingest.follow.FollowStatus;
import io.rounds.ingest.follow.IdMemory;
import io.rounds.ingest.follow.Network;
import io.rounds.ingest.follow.ReconnectDelays;
import io.rounds.model.Community;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** X, through the filtered stream. */
public final class XNetwork implements Network {
    /** Its name. */
    public static final String NAME = "x";

    private static final BigDecimal DAYS_OF_MONTH = new BigDecimal(30);
    private static final BigDecimal DAYS_COUNTED = new BigDecimal(7);

    private final XOptions options;
    private final List<StreamRules.Rule> rules;
    private final List<String> searches;
    private final FollowFilter filter;
    private final XApi api;
    private final CostMeter meter;
    private final Clock clock;
    private final GapSearch.Pause searchPause = new GapSearch.Pause();
    private boolean restored;
    /** Whether this process was stopped by the budget since its last stream. */
    private boolean outOfBudget;

    /**
     * @param events followed by their hashtags, besides the communities
     * @throws IllegalArgumentException if there can be no rules for the communities and events
     */
    public XNetwork(XOptions options, List<Community> communities, List<Event> events, Clock clock) {
        List<Community> followed = new ArrayList<>(communities);
        events.forEach(event ->
                followed.add(new Community("event-" + event.tag(), event.title(), Set.copyOf(event.tags()), false)));
        this.options = options;
        this.rules = StreamRules.of(followed);
        this.searches = StreamRules.searches(followed);
        this.filter = new FollowFilter(followed);
        this.api = new XApi(options.api(), options.token(), options.withAccounts(), clock);
        this.meter = new CostMeter(options.prices(), options.budget(), options.withAccounts(), System::nanoTime);
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ReconnectDelays delays() {
        return ReconnectDelays.X;
    }

    /** What was read and what it costs, for people. */
    @Override
    public String cost() {
        return meter.words(clock.instant()) + ", "
                + (options.budget() == null ? "no budget" : "budget " + options.budget());
    }

    /**
     * What following would cost a month, by how many posts there were in the last seven days.
     *
     * @param posts how many posts, last seven days; one that two queries match counts twice
     * @param requests how many requests of counts it took
     * @param price what these requests cost, dollars
     * @param low for a month of 30 days, dollars: the posts alone
     * @param high the same if X charges for all it sends: each post with one that it refers to, and the accounts of both
     */
    public record Estimate(long posts, int requests, BigDecimal price, BigDecimal low, BigDecimal high) {}

    /** Asks X how many posts there were. */
    public Estimate estimate() throws ConnectionLostException, InterruptedException {
        long posts = 0;
        for (String query : searches) {
            posts += api.count(query, null);
        }
        Prices prices = options.prices();
        BigDecimal monthly = new BigDecimal(posts).multiply(DAYS_OF_MONTH).divide(DAYS_COUNTED, 0, RoundingMode.UP);
        BigDecimal each = options.withAccounts() ? prices.post().add(prices.account()) : prices.post();
        return new Estimate(
                posts,
                searches.size(),
                prices.count().multiply(BigDecimal.valueOf(searches.size())),
                monthly.multiply(prices.post()),
                monthly.multiply(each).multiply(BigDecimal.valueOf(2)));
    }

    @Override
    public Connection connect(@Nullable String position, IdMemory known, FollowStatus status)
            throws ConnectionLostException, InterruptedException {
        XPosition left = XPosition.parse(position);
        if (!restored) {
            meter.restore(XPosition.cost(position));
            restored = true;
        }
        Instant now = clock.instant();
        if (meter.isUsedUp(now)) {
            outOfBudget = true;
            throw meter.usedUp(now);
        }
        api.synchronizeRules(rules, status);
        PostStream stream = new PostStream(api.stream(), meter, clock);
        Instant opened = clock.instant();
        boolean isFirst = left.newest() == 0;
        boolean isAnew = isFirst || outOfBudget || left.outOfBudget();
        outOfBudget = false;
        status.connected(api.host());
        if (isAnew && !isFirst) {
            status.notice("what was posted between " + left.time().truncatedTo(ChronoUnit.SECONDS) + " and "
                    + opened.truncatedTo(ChronoUnit.SECONDS) + " is left out, since the budget was used up");
        }
        XPosition start = isAnew ? XPosition.at(opened) : left;
        GapSearch gap = new GapSearch(
                api,
                meter,
                status,
                clock,
                start.time().minus(GapSearch.OVERLAP),
                opened.plus(options.timing().searchDelay()),
                searchPause);
        if (!isAnew) {
            searches.forEach(query -> gap.add(query, null));
        }
        stream.start();
        return new XConnection(
                api.host(), stream, gap, filter, known, meter, options.timing().maxSilence(), start, status, clock);
    }
}
