package io.rounds.ingest.follow.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rounds.communities.Communities;
import io.rounds.ingest.follow.BackfillRunner;
import io.rounds.ingest.follow.TimeSpan;
import io.rounds.model.Community;
import io.rounds.simulator.Message;
import io.rounds.simulator.network.SimulatedX;
import io.rounds.simulator.network.XPosts;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Reads a part of what recent search of an X on this machine has. */
@Timeout(300)
class XBackfillTest {
    private static final String TOKEN = "AAAA%3Dtoken-of-this-test";
    /** So many hashtags that it takes more than one query. */
    private static final List<Community> COMMUNITIES = Communities.load()
            .select(List.of("mine=foamed,meded," + "a".repeat(240) + "," + "z".repeat(240)))
            .list();

    private static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");
    private static final int POSTS = 1_600;
    private static final Duration EVERY = Duration.ofMinutes(5);
    /** Not a multiple of the above, so that no post is at the limit of recent search. */
    private static final Duration LATER = Duration.ofDays(4).plusMinutes(2);

    private final XPosts posts = new XPosts();
    private final List<String> ids = new ArrayList<>();
    private SimulatedX server;

    @BeforeEach
    void start() throws IOException {
        for (int i = 0; i < POSTS; i++) {
            Instant at = BEGIN.plus(EVERY.multipliedBy(i));
            String id = Long.toString(XPosition.at(at).newest() + i % 100 + 1);
            String tag = List.of("FOAMed", "MedEd", "cats").get(i % 3);
            posts.add(new Message(
                    at,
                    id,
                    ("{\"data\":{\"id\":\"" + id + "\",\"author_id\":\"" + i % 9 + "\",\"created_at\":\""
                                    + at.toString().replace("Z", ".000Z") + "\",\"text\":\"A post #" + tag
                                    + "\",\"entities\":{\"hashtags\":[{\"start\":7,\"end\":"
                                    + (8 + tag.length()) + ",\"tag\":\"" + tag
                                    + "\"}]},\"edit_history_tweet_ids\":[\"" + id + "\"]}}")
                            .getBytes(StandardCharsets.UTF_8)));
            ids.add(tag.equals("cats") ? "" : id);
        }
        posts.release(POSTS);
        server = SimulatedX.start(posts, TOKEN, new SimulatedX.Pace(4_000, 1), 5, 0);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        assertThat(server.complaints()).isEmpty();
    }

    private XOptions options(@Nullable Budget budget) {
        return new XOptions(
                URI.create(server.address()),
                TOKEN,
                false,
                budget,
                Prices.LISTED,
                new XTiming(Duration.ofSeconds(30), Duration.ofSeconds(40)));
    }

    private static TimeSpan span(int from, int to) {
        return new TimeSpan(BEGIN.plus(EVERY.multipliedBy(from)), BEGIN.plus(EVERY.multipliedBy(to)));
    }

    private List<String> wanted(int from, int to) {
        return ids.subList(from, to).stream().filter(id -> !id.isEmpty()).toList();
    }

    private BackfillRunner runner(TimeSpan span, @Nullable Budget budget) {
        return new BackfillRunner(
                () -> new XPast(options(budget), COMMUNITIES, span, posts.clock()),
                span,
                COMMUNITIES,
                posts.clock(),
                message -> message.path("data").path("id").asText());
    }

    @Test
    void readsAllOfTheSpanOnceAndGoesOnAfterInterruptions() throws Exception {
        BackfillRunner whole = runner(span(200, 1_400), null);
        whole.run();
        assertThat(whole.kept()).containsExactlyInAnyOrderElementsOf(wanted(200, 1_400));
        long paid = server.bill().posts();
        assertThat(paid)
                .as("posts that X charges for")
                .isEqualTo(wanted(200, 1_400).size());

        BackfillRunner interrupted = runner(span(200, 1_400), null);
        interrupted.runUntil(150);
        interrupted.runUntil(400);
        assertThat(interrupted.kept().size()).isBetween(400, 700);
        interrupted.run();
        assertThat(interrupted.kept()).containsExactlyInAnyOrderElementsOf(wanted(200, 1_400));
        assertThat(server.bill().posts()).as("nothing is read twice").isEqualTo(paid);
    }

    @Test
    void saysWhatRecentSearchDoesNotReach() throws Exception {
        Instant now = posts.clock().instant();
        posts.pass(LATER);
        assertThat(posts.clock().instant()).isEqualTo(now.plus(LATER));
        BackfillRunner runner = runner(span(0, 1_400), null);
        runner.run();

        Instant earliest = posts.clock().instant().minus(GapSearch.REACH);
        int first = (int) Duration.between(BEGIN, earliest).dividedBy(EVERY) + 1;
        assertThat(runner.kept()).containsExactlyInAnyOrderElementsOf(wanted(first, 1_400));
        assertThat(runner.messages())
                .anyMatch(message -> message.startsWith("a gap: X's recent search reaches seven days back")
                        && message.contains(
                                " (" + Duration.between(BEGIN, earliest).toMinutes() + " minutes)"));

        BackfillRunner older = runner(span(0, 10), null);
        older.run();
        assertThat(older.kept()).isEmpty();
        assertThat(older.messages()).anyMatch(message -> message.contains("it has nothing of what was posted before"));
    }

    @Test
    void stopsBeforeTheBudgetIsPassedAndGoesOnWithMore() throws Exception {
        BackfillRunner poor = runner(span(200, 1_400), Budget.parse("1/day"));
        assertThatThrownBy(poor::run).hasMessageContaining("the budget is used up but for less than a page");
        assertThat(poor.kept()).hasSizeBetween(100, 200);
        assertThat(server.bill().dollars()).isLessThanOrEqualTo(BigDecimal.ONE);
    }

    @Test
    void tellsThePriceBeforehand() throws Exception {
        XPast.Estimate estimate = new XPast(options(null), COMMUNITIES, span(200, 1_400), posts.clock()).estimate();
        assertThat(estimate.posts()).isEqualTo(wanted(200, 1_400).size());
        assertThat(estimate.low()).isEqualByComparingTo("4.00");
        assertThat(estimate.high()).isEqualByComparingTo("8.00");
    }
}
