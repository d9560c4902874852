package io.rounds.links.coshares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rounds.documents.DocumentSchemas;
import io.rounds.links.ShareChange;
import io.rounds.links.Shares;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** From shares of links to pairs of accounts, without Flink. */
class CoShareHistoryTest {
    private static final CoShareOptions OPTIONS = new CoShareOptions(0, 60, 28, 90, 2, 0.1, 1_000, 50);

    private static ShareChange share(long tweet, String page, long second, String author) {
        return new ShareChange(
                Shares.page(page),
                "x:" + tweet,
                Shares.NOON.plusSeconds(second),
                author,
                "h" + author.substring(2),
                false,
                List.of(),
                List.of("foamed"),
                null,
                1,
                1);
    }

    /** Ann and Bob share three pages within a minute, Cy one of them, Dee all of them an hour later. */
    private static final List<ShareChange> SHARES = List.of(
            share(1, "a", 0, "x:ann"),
            share(2, "a", 40, "x:bob"),
            share(3, "a", 50, "x:cy"),
            share(4, "b", 1_000, "x:bob"),
            share(5, "b", 1_010, "x:ann"),
            share(6, "c", 2_000, "x:ann"),
            share(7, "c", 2_020, "x:bob"),
            share(8, "d", 9_000, "x:ann"),
            share(9, "a", 3_600, "x:dee"),
            share(10, "b", 3_610, "x:dee"),
            share(11, "c", 3_620, "x:dee"));

    @Test
    void whoSharesTheSameLinksWithinAMinuteIsAPair() {
        CoShareWorld world = new CoShareWorld(OPTIONS).add(SHARES);

        assertThat(world.edges(60)).containsExactly("x:ann~x:bob 3");
        assertThat(world.edges(20)).containsExactly("x:ann~x:bob 2");
        assertThat(world.edges(10)).isEmpty();
    }

    @Test
    void thePairBecomesAValidDocument() {
        CoSharerPair both = new CoShareWorld(OPTIONS).add(SHARES).pairs.get("x:ann~x:bob");

        var document =
                CoShareDocuments.of("x:ann~x:bob", Objects.requireNonNull(both).edge(60, OPTIONS), 7);

        assertThat(DocumentSchemas.errors(document)).isEmpty();
        // Ann shares 4 links, Bob 3, and 3 of them together: 3 / sqrt(12).
        assertThat(document.json())
                .contains(
                        "\"source\":\"x:ann\",\"source_handle\":\"hann\",\"target\":\"x:bob\",\"target_handle\":\"hbob\"")
                .contains("\"weight\":3,\"similarity\":0.866,\"source_links\":4,\"target_links\":3")
                .contains("\"interval_seconds\":60,\"median_gap_seconds\":20.0")
                .contains("\"first_at\":\"2026-03-02T12:00:40Z\",\"last_at\":\"2026-03-02T12:33:40Z\"")
                .contains("\"urls\":[\"https://litfl.com/c\",\"https://litfl.com/b\",\"https://litfl.com/a\"]");
    }

    @Test
    void busyAccountsThatCoShareOccasionallyAreNoPair() {
        List<ShareChange> shares = new ArrayList<>(SHARES);
        for (int i = 0; i < 300; i++) {
            shares.add(share(100 + i, "ann" + i, 10_000 + i, "x:ann"));
            shares.add(share(500 + i, "bob" + i, 10_000 + i, "x:bob"));
        }

        assertThat(CoSharerPair.similarity(3, 304, 303)).isEqualTo(0.00988, within(1e-5));
        assertThat(new CoShareWorld(OPTIONS).add(shares).edges(60)).isEmpty();
    }

    @Test
    void onlyTheFirstShareOfALinkCounts() {
        List<ShareChange> shares = List.of(
                share(1, "a", 0, "x:ann"),
                share(2, "a", 5_000, "x:ann"),
                share(3, "a", 5_001, "x:bob"),
                share(4, "b", 9_000, "x:ann"),
                share(5, "b", 9_001, "x:bob"),
                share(6, "c", 9_010, "x:ann"),
                share(7, "c", 9_011, "x:bob"));

        assertThat(new CoShareWorld(OPTIONS).add(shares).edges(60)).containsExactly("x:ann~x:bob 2");
    }

    @Test
    void whatIsDeletedNoLongerCounts() {
        CoShareWorld world = new CoShareWorld(OPTIONS).add(SHARES);

        world.add(List.of(Shares.removal(SHARES.get(4))));
        assertThat(world.edges(60)).containsExactly("x:ann~x:bob 2");
        world.add(List.of(Shares.removal(SHARES.get(1))));
        assertThat(world.edges(60)).isEmpty();
        assertThat(world.links.get(Shares.page("a").canonical()).earliest()).hasSize(3);
    }

    @Test
    void whatIsOlderThanNinetyDaysNoLongerCounts() {
        CoShareWorld world = new CoShareWorld(OPTIONS).add(SHARES);
        long later = 90 * 86_400L + 1_500;

        world.add(List.of(share(20, "e", later, "x:ann"), share(21, "e", later + 1, "x:bob")));

        assertThat(world.edges(60)).containsExactly("x:ann~x:bob 2"); // c and e
        assertThat(world.accounts.get("x:ann").links()).hasSize(3); // c, d and e
    }

    @Test
    void aLinkThatEverybodySharesMakesFewPairs() {
        CoShareWorld world = new CoShareWorld(OPTIONS);
        int pairUpdates = 0;
        List<AccountLinkUpdate> updates = new ArrayList<>();
        List<ShareChange> all = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            all.add(share(i, "p", i / 1_000, "x:" + i));
        }
        LinkSharers sharers = LinkSharers.NONE.plus(all, OPTIONS);
        sharers.emitChanges(LinkSharers.NONE, "p", OPTIONS, updates::add);
        for (AccountLinkUpdate update : updates) {
            pairUpdates += update.other() == null ? 0 : 1;
        }

        assertThat(sharers.earliest()).hasSize(1_000);
        assertThat(sharers.overflow()).isEqualTo(19_000);
        assertThat(pairUpdates).isEqualTo(2 * (50 * 49 / 2 + 950 * 50));
        assertThat(world.edges(60)).isEmpty();
    }

    /** Many accounts and pages, some deleted again, in any order and batches: the pairs are those of a plain count. */
    @Test
    void everyOrderGivesThePairsOfAPlainCount() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            List<ShareChange> live = new ArrayList<>();
            List<List<ShareChange>> byTweet = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                ShareChange share =
                        share(i, "p" + random.nextInt(30), random.nextInt(3_000), "x:" + random.nextInt(12));
                boolean deleted = random.nextInt(6) == 0;
                byTweet.add(deleted ? List.of(share, Shares.removal(share)) : List.of(share));
                if (!deleted) {
                    live.add(share);
                }
            }
            CoShareWorld world = new CoShareWorld(OPTIONS);
            Collections.shuffle(byTweet, random);
            List<ShareChange> all = byTweet.stream().flatMap(List::stream).toList();
            for (int from = 0; from < all.size(); ) {
                int to = Math.min(all.size(), from + 1 + random.nextInt(40));
                world.add(all.subList(from, to));
                from = to;
            }

            assertThat(world.edges(60)).isEqualTo(plainPairs(live, 60));
            assertThat(world.edges(30)).isEqualTo(plainPairs(live, 30));
            assertThat(world.updates).isPositive();
        }
    }

    private static TreeSet<String> plainPairs(List<ShareChange> shares, int seconds) {
        Map<String, Map<String, Instant>> firsts = new TreeMap<>();
        for (ShareChange share : shares) {
            firsts.computeIfAbsent(share.link().canonical(), key -> new TreeMap<>())
                    .merge(share.author(), share.at(), (one, other) -> one.isBefore(other) ? one : other);
        }
        Map<String, Integer> links = new HashMap<>();
        Map<String, Integer> weights = new TreeMap<>();
        firsts.values()
                .forEach(times -> times.forEach((one, at) -> {
                    links.merge(one, 1, Integer::sum);
                    times.forEach((other, otherAt) -> {
                        if (one.compareTo(other) < 0
                                && Math.abs(at.getEpochSecond() - otherAt.getEpochSecond()) <= seconds) {
                            weights.merge(one + '~' + other, 1, Integer::sum);
                        }
                    });
                }));
        TreeSet<String> pairs = new TreeSet<>();
        weights.forEach((pair, weight) -> {
            int one = links.getOrDefault(pair.substring(0, pair.indexOf('~')), 0);
            int other = links.getOrDefault(pair.substring(pair.indexOf('~') + 1), 0);
            if (weight >= 2 && weight / Math.sqrt((double) one * other) >= 0.1) {
                pairs.add(pair + ' ' + weight);
            }
        });
        return pairs;
    }
}
