package io.rounds.ingest;

import static io.rounds.ingest.RecentIds.Sighting.NEW;
import static io.rounds.ingest.RecentIds.Sighting.NEWER;
import static io.rounds.ingest.RecentIds.Sighting.REPEATED;
import static io.rounds.ingest.RecentIds.Sighting.RICHER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RecentIdsTest {
    private static final long HOUR = 3_600_000;
    private static final long NOW = 1_700_000_000_000L;

    private final RecentIds recent = new RecentIds(HOUR, 1_000);

    @Test
    void aVersionIsNewNewerOrRepeated() {
        assertThat(recent.see(1, 0, NOW, 1)).isEqualTo(NEW);
        assertThat(recent.see(1, 0, NOW, 1)).isEqualTo(REPEATED);
        assertThat(recent.see(1, 2, NOW, 1)).isEqualTo(NEWER);
        assertThat(recent.see(1, 1, NOW, 1)).isEqualTo(REPEATED);
        assertThat(recent.see(1, 2, NOW, 1)).isEqualTo(REPEATED);
        assertThat(recent.see(1, 3, NOW, 1)).isEqualTo(NEWER);
        assertThat(recent.see(1, 0, NOW, 1)).isEqualTo(REPEATED);
    }

    @Test
    void aRicherCopyOfTheLatestVersionIsNoRepetition() {
        assertThat(recent.see(1, 0, NOW, 5)).isEqualTo(NEW);
        assertThat(recent.see(1, 0, NOW, 4)).isEqualTo(REPEATED);
        assertThat(recent.see(1, 0, NOW, 6)).isEqualTo(RICHER);
        assertThat(recent.see(1, 0, NOW, 6)).isEqualTo(REPEATED);
        assertThat(recent.see(1, 2, NOW, 1)).isEqualTo(NEWER);
        assertThat(recent.see(1, 2, NOW, 2)).isEqualTo(RICHER);
        assertThat(recent.see(1, 1, NOW, 9)).isEqualTo(REPEATED);
        assertThat(recent.see(1, 0, NOW, 9)).isEqualTo(REPEATED);
    }

    @Test
    void aTweetIsNewAgainWhenTheFirstCopyWithACommunityComes() {
        assertThat(recent.see(1, 0, NOW, RecentIds.mark(5, false))).isEqualTo(NEW);
        assertThat(recent.see(1, 0, NOW, RecentIds.mark(5, true))).isEqualTo(REPEATED);
        assertThat(recent.see(1, 0, NOW, RecentIds.mark(6, false))).isEqualTo(REPEATED);
        assertThat(recent.see(1, 0, NOW, RecentIds.mark(7, true))).isEqualTo(NEW);
        assertThat(recent.see(1, 0, NOW, RecentIds.mark(8, false))).isEqualTo(RICHER);
        assertThat(recent.see(1, 0, NOW, RecentIds.mark(9, true))).isEqualTo(RICHER);
    }

    @Test
    void whatIsRestoredWithoutAMarkIsNotCorrected() {
        recent.restore(new RecentIds.Snapshot(
                NOW, NOW, new long[] {1}, new int[] {RecentIds.RICHEST}, new long[0], new int[0], new long[0]));

        assertThat(recent.see(1, 0, NOW, RecentIds.RICHEST)).isEqualTo(REPEATED);
    }

    @Test
    void aLaterVersionMayBeTheFirstThatComes() {
        assertThat(recent.see(1, 2, NOW, 1)).isEqualTo(NEW);
        assertThat(recent.see(1, 0, NOW, 1)).isEqualTo(REPEATED);
        assertThat(recent.see(1, 1, NOW, 1)).isEqualTo(REPEATED);
    }

    @Test
    void anIdIsRememberedForTheTimeToLiveAndNotForLongerThanTwice() {
        assertThat(recent.see(1, 0, NOW, 1)).isEqualTo(NEW);
        assertThat(recent.see(2, 0, NOW + HOUR, 1)).isEqualTo(NEW);
        assertThat(recent.see(1, 0, NOW + HOUR, 1)).isEqualTo(REPEATED);
        assertThat(recent.see(3, 0, NOW + 2 * HOUR, 1)).isEqualTo(NEW);
        assertThat(recent.see(1, 0, NOW + 2 * HOUR, 1)).isEqualTo(NEW);
    }

    @Test
    void anEditKeepsItsTweetInMind() {
        assertThat(recent.see(1, 0, NOW, 1)).isEqualTo(NEW);
        assertThat(recent.see(2, 0, NOW + HOUR, 1)).isEqualTo(NEW);
        assertThat(recent.see(1, 5, NOW + 2, 1)).isEqualTo(NEWER);
        assertThat(recent.see(3, 0, NOW + 2 * HOUR, 1)).isEqualTo(NEW);
        assertThat(recent.see(1, 5, NOW + 2, 1)).isEqualTo(REPEATED);
        assertThat(recent.see(1, 0, NOW, 1)).isEqualTo(REPEATED);
    }

    @Test
    void anEditOfATweetTooOldToBeRememberedIsNoNewTweet() {
        assertThat(recent.see(1, 0, NOW, 1)).isEqualTo(NEW);
        assertThat(recent.see(2, NOW, NOW - HOUR - 1, 1)).isEqualTo(NEWER);
        assertThat(recent.see(3, NOW, NOW - HOUR, 1)).isEqualTo(NEW);
    }

    @Test
    void moreIdsThanTheBoundAreForgotten() {
        RecentIds small = new RecentIds(HOUR, 10);
        for (int i = 0; i < 1_000; i++) {
            small.see(i, i % 2, NOW, 1);
        }
        assertThat(small.size()).isLessThanOrEqualTo(20);
        assertThat(small.snapshot().versions()).hasSizeLessThanOrEqualTo(40);
    }

    /** However versions are shuffled and repeated, and wherever a restart falls. */
    @Property(tries = 500)
    void eachTweetIsNewOnceAndItsVersionsOnlyRise(
            @ForAll @Size(max = 60) List<@IntRange(max = 39) Integer> sightings,
            @ForAll @IntRange(max = 60) int restart) {
        RecentIds ids = new RecentIds(HOUR, 1_000);
        Map<Long, Long> highest = new HashMap<>();
        List<Long> let = new ArrayList<>();
        for (int i = 0; i < sightings.size(); i++) {
            if (i == restart) {
                RecentIds restarted = new RecentIds(HOUR, 1_000);
                restarted.restore(ids.snapshot());
                ids = restarted;
            }
            long id = sightings.get(i) / 4;
            long version = sightings.get(i) % 4;
            Long before = highest.get(id);
            RecentIds.Sighting expected = before == null ? NEW : version > before ? NEWER : REPEATED;
            assertThat(ids.see(id, version, NOW + i, 1)).isEqualTo(expected);
            highest.merge(id, version, Math::max);
            if (expected == NEW) {
                let.add(id);
            }
        }
        assertThat(let).doesNotHaveDuplicates();
    }
}
