package io.rounds.links;

import static io.rounds.links.Shares.removal;
import static io.rounds.links.Shares.share;
import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.model.Link;
import io.rounds.model.LinkKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LinkStatsTest {
    /** Five shares by four people; half of them, rounded up, is the third, after a minute and a half. */
    private static final List<ShareChange> FIVE = List.of(
            share(10, 0, "x:1", false, "foamed", "sepsis"),
            share(11, 30, "x:2", true, "foamed", "sepsis"),
            share(12, 90, "x:3", true, "foamed"),
            share(13, 3_600, "x:2", false, "foamed"),
            share(14, 86_400, "x:4", true, "icu"));

    @Test
    void fiveSharesAreSummedUp() {
        LinkStats stats = LinkStats.NONE.plus(FIVE);

        assertThat(stats.shares()).isEqualTo(5);
        assertThat(stats.originals()).isEqualTo(2);
        assertThat(stats.reposts()).isEqualTo(3);
        assertThat(stats.authors()).isEqualTo(4);
        assertThat(stats.first()).isEqualTo(new TimedShare(Shares.NOON, "x:10", "x:1"));
        assertThat(stats.lastSharedAt()).isEqualTo("2026-03-03T12:00:00Z");
        assertThat(stats.halfLifeSeconds()).isEqualTo(90);
        assertThat(stats.topHashtags(2)).containsExactly(Map.entry("foamed", 4), Map.entry("sepsis", 2));
        assertThat(stats.version()).isEqualTo(5);
    }

    @Test
    void oneShareHasNoHalfLifeAndOfTwoTheFirstIsHalf() {
        assertThat(LinkStats.NONE.plus(FIVE.subList(0, 1)).halfLifeSeconds()).isZero();
        assertThat(LinkStats.NONE.plus(FIVE.subList(3, 5)).halfLifeSeconds()).isZero();
    }

    @Test
    void withoutTheFirstShareTheSecondIsTheFirst() {
        LinkStats stats = LinkStats.NONE.plus(FIVE).plus(List.of(removal(FIVE.get(0))));

        assertThat(stats.first()).isEqualTo(new TimedShare(Shares.NOON.plusSeconds(30), "x:11", "x:2"));
        assertThat(stats.shares()).isEqualTo(4);
        assertThat(stats.authors()).isEqualTo(3);
        assertThat(stats.halfLifeSeconds()).isEqualTo(60);
        assertThat(stats.topHashtags(9))
                .containsExactly(Map.entry("foamed", 3), Map.entry("icu", 1), Map.entry("sepsis", 1));
        assertThat(stats.version()).isEqualTo(6);
    }

    @Test
    void withoutSharesOnlyTheVersionIsLeft() {
        LinkStats stats = LinkStats.NONE.plus(FIVE).plus(FIVE.stream().map(Shares::removal).toList());

        assertThat(stats)
                .usingRecursiveComparison()
                .ignoringFields("version", "latestMillis")
                .isEqualTo(LinkStats.NONE);
        assertThat(stats.version()).isEqualTo(10);
    }

    @Test
    void aShareThatWasAddedAndRemovedOnlyIncreasesTheVersion() {
        ShareChange share = FIVE.get(0);
        ShareChange ghost = new ShareChange(
                share.link(),
                share.tweet(),
                share.at(),
                share.author(),
                share.handle(),
                false,
                share.hashtags(),
                share.communities(),
                null,
                0,
                2);

        LinkStats inOrder = LinkStats.NONE.plus(List.of(share)).plus(List.of(removal(share)));

        assertThat(LinkStats.NONE.plus(List.of(ghost))).usingRecursiveComparison().isEqualTo(inOrder);
    }

    @Test
    void communitiesAreCountedEach() {
        Instant at = Shares.NOON;
        LinkStats stats = LinkStats.NONE.plus(List.of(
                Shares.change(1, 1, at, "x:1", false, List.of(), List.of("foamed", "meded")),
                Shares.change(1, 2, at, "x:1", true, List.of(), List.of("meded")),
                Shares.change(1, 3, at, "x:2", true, List.of(), List.of("meded"))));

        assertThat(stats.authors()).isEqualTo(2);
        assertThat(stats.communities())
                .extracting(
                        CommunityCount::community,
                        CommunityCount::shares,
                        CommunityCount::reposts,
                        count -> count.authors().size())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("foamed", 1, 0, 1),
                        org.assertj.core.groups.Tuple.tuple("meded", 3, 2, 2));
    }

    @Test
    void theSpellingOfMostSharesTellsThePublisher() {
        Link byResolver = link("doi.org");
        Link byPublisher = link("nejm.org");
        List<ShareChange> changes = List.of(to(byResolver, 1), to(byPublisher, 2), to(byPublisher, 3));

        assertThat(LinkStats.NONE.plus(changes).target()).isEqualTo(byPublisher);
        assertThat(LinkStats.NONE.plus(changes.subList(0, 2)).target()).isEqualTo(byResolver);
    }

    private static Link link(String domain) {
        String url = "https://doi.org/10.1056/nejmoa2021436";
        return new Link(url, url, domain, "nejm.org", LinkKind.PAPER, null, "10.1056/nejmoa2021436", null, null, null);
    }

    private static ShareChange to(Link link, long tweet) {
        return new ShareChange(
                link, "x:" + tweet, Shares.NOON, "x:1", "h", false, List.of(), List.of("foamed"), null, 1, 1);
    }

    /** More shares than are kept one by one, in any order and batches, some of them deleted again. */
    @Property(tries = 60)
    void everyOrderGivesWhatAPlainCountGives(@ForAll long seed, @ForAll @IntRange(min = 1, max = 700) int size) {
        Random random = new Random(seed);
        List<ShareChange> live = new ArrayList<>();
        List<ShareChange> all = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            ShareChange share = random(random, i);
            all.add(share);
            if (random.nextInt(8) == 0) {
                all.add(removal(share));
            } else {
                live.add(share);
            }
        }
        LinkStats expected = stats(live, random);

        LinkStats stats = stats(shuffled(all, random), random);

        assertThat(stats)
                .usingRecursiveComparison()
                .ignoringFields("version", "latestMillis", "firstAndLast")
                .isEqualTo(expected);
        assertThat(stats.version()).isEqualTo(all.size());
        checkAgainstPlainCount(stats, live);
    }

    private static void checkAgainstPlainCount(LinkStats stats, List<ShareChange> live) {
        assertThat(stats.shares()).isEqualTo(live.size());
        if (live.isEmpty()) {
            return;
        }
        List<ShareChange> inTime = live.stream()
                .sorted(Comparator.comparing(ShareChange::at).thenComparing(ShareChange::tweet))
                .toList();
        Set<String> authors = new HashSet<>();
        Map<String, Integer> hashtags = new TreeMap<>();
        live.forEach(share -> authors.add(share.author()));
        live.forEach(share -> share.hashtags().forEach(tag -> hashtags.merge(tag, 1, Integer::sum)));
        assertThat(stats.reposts())
                .isEqualTo((int) live.stream().filter(ShareChange::repost).count());
        assertThat(stats.authors()).isEqualTo(authors.size());
        assertThat(stats.hashtags()).isEqualTo(hashtags);
        assertThat(stats.firstSharedAt()).isEqualTo(inTime.get(0).at());
        assertThat(stats.first())
                .isEqualTo(new TimedShare(
                        inTime.get(0).at(), inTime.get(0).tweet(), inTime.get(0).author()));
        assertThat(stats.lastSharedAt()).isEqualTo(inTime.get(inTime.size() - 1).at());
        assertThat(stats.halfLifeSeconds())
                .isEqualTo(inTime.get((inTime.size() + 1) / 2 - 1).at().getEpochSecond()
                        - inTime.get(0).at().getEpochSecond());
    }

    private static ShareChange random(Random random, int i) {
        Instant at = Shares.NOON.plusMillis(random.nextInt(3_000_000));
        List<String> tags = List.of("t" + random.nextInt(5), "u" + random.nextInt(300));
        List<String> communities = random.nextBoolean() ? List.of("foamed") : List.of("foamed", "meded");
        return Shares.change(1, i, at, "x:" + random.nextInt(200), random.nextBoolean(), tags, communities);
    }

    private static LinkStats stats(List<ShareChange> changes, Random random) {
        LinkStats stats = LinkStats.NONE;
        for (int from = 0; from < changes.size(); ) {
            int to = Math.min(changes.size(), from + 1 + random.nextInt(50));
            stats = stats.plus(changes.subList(from, to));
            from = to;
        }
        return stats;
    }

    /** In another order, but no deletion before its share. */
    private static List<ShareChange> shuffled(List<ShareChange> changes, Random random) {
        Map<String, List<ShareChange>> byTweet =
                changes.stream().collect(Collectors.groupingBy(ShareChange::tweet, TreeMap::new, Collectors.toList()));
        List<ShareChange> order = new ArrayList<>(changes);
        Collections.shuffle(order, random);
        return order.stream()
                .map(change -> byTweet.get(change.tweet()).remove(0))
                .toList();
    }
}
