package io.rounds.ingest;

import static io.rounds.ingest.RecentIds.Sighting.NEW;
import static io.rounds.ingest.RecentIds.Sighting.NEWER;
import static io.rounds.ingest.RecentIds.Sighting.REPEATED;
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
        assertThat(recent.see(1, 0, NOW)).isEqualTo(NEW);
        assertThat(recent.see(1, 0, NOW)).isEqualTo(REPEATED);
        assertThat(recent.see(1, 2, NOW)).isEqualTo(NEWER);
        assertThat(recent.see(1, 1, NOW)).isEqualTo(REPEATED);
        assertThat(recent.see(1, 2, NOW)).isEqualTo(REPEATED);
        assertThat(recent.see(1, 3, NOW)).isEqualTo(NEWER);
        assertThat(recent.see(1, 0, NOW)).isEqualTo(REPEATED);
    }

    @Test
    void aLaterVersionMayBeTheFirstThatComes() {
        assertThat(recent.see(1, 2, NOW)).isEqualTo(NEW);
        assertThat(recent.see(1, 0, NOW)).isEqualTo(REPEATED);
        assertThat(recent.see(1, 1, NOW)).isEqualTo(REPEATED);
    }

    @Test
    void anIdIsRememberedForTheTimeToLiveAndNotForLongerThanTwice() {
        assertThat(recent.see(1, 0, NOW)).isEqualTo(NEW);
        assertThat(recent.see(2, 0, NOW + HOUR)).isEqualTo(NEW);
        assertThat(recent.see(1, 0, NOW + HOUR)).isEqualTo(REPEATED);
        assertThat(recent.see(3, 0, NOW + 2 * HOUR)).isEqualTo(NEW);
        assertThat(recent.see(1, 0, NOW + 2 * HOUR)).isEqualTo(NEW);
    }

    @Test
    void anEditKeepsItsTweetInMind() {
        assertThat(recent.see(1, 0, NOW)).isEqualTo(NEW);
        assertThat(recent.see(2, 0, NOW + HOUR)).isEqualTo(NEW);
        assertThat(recent.see(1, 5, NOW + 2)).isEqualTo(NEWER);
        assertThat(recent.see(3, 0, NOW + 2 * HOUR)).isEqualTo(NEW);
        assertThat(recent.see(1, 5, NOW + 2)).isEqualTo(REPEATED);
        assertThat(recent.see(1, 0, NOW)).isEqualTo(REPEATED);
    }

    @Test
    void anEditOfATweetTooOldToBeRememberedIsNoNewTweet() {
        assertThat(recent.see(1, 0, NOW)).isEqualTo(NEW);
        assertThat(recent.see(2, NOW, NOW - HOUR - 1)).isEqualTo(NEWER);
        assertThat(recent.see(3, NOW, NOW - HOUR)).isEqualTo(NEW);
    }

    @Test
    void moreIdsThanTheBoundAreForgotten() {
        RecentIds small = new RecentIds(HOUR, 10);
        for (int i = 0; i < 1_000; i++) {
            small.see(i, i % 2, NOW);
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
            assertThat(ids.see(id, version, NOW + i)).isEqualTo(expected);
            highest.merge(id, version, Math::max);
            if (expected == NEW) {
                let.add(id);
            }
        }
        assertThat(let).doesNotHaveDuplicates();
    }
}
