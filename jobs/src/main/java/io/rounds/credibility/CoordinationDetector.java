package io.rounds.credibility;

import io.rounds.model.Fingerprint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Who shared a link in words of their own on one day, and when first, to see who shares in concert: soon after somebody
 * else. Once means nothing; the same pair again and again does (Giglietto et al., "It takes a village to manipulate the
 * media", Information, Communication & Society 2020; Pacheco et al., "Uncovering coordinated networks", ICWSM 2021). Only
 * the later one is held to join, so that nobody can draw an honest account into a group by following it.
 *
 * <p>Of more than {@link #MOST_SHARERS} sharers those with the smallest fingerprints are looked at, and everyone joins at
 * most the {@link #MOST_PARTNERS} before them; where there are so many, the crowd of them counts as one more partner.
 */
public final class CoordinationDetector {
    static final int MOST_SHARERS = 1_000;
    static final int MOST_PARTNERS = 16;

    /** In place of a partner: so many shared the link just before that one rarely meets the same of them again. */
    static final long CROWD = 0;

    private static final Comparator<Sharer> EARLIEST_FIRST =
            Comparator.comparingLong(Sharer::millis).thenComparingLong(Sharer::fingerprint);

    private CoordinationDetector() {}

    /**
     * A share of the link.
     *
     * @param account an id across networks
     * @param millis event time
     */
    public record Share(String account, long millis) {}

    private record Sharer(String account, long fingerprint, long millis) {
        Sharer earlier(Sharer other) {
            return other.millis < millis ? other : this;
        }
    }

    /**
     * Who joined whom.
     *
     * @param shares all of one link and day, in any order
     */
    public static List<Coordination> joined(long day, Collection<Share> shares, Formula formula) {
        TreeMap<Long, Sharer> sharers = new TreeMap<>();
        for (Share share : shares) {
            long fingerprint = Fingerprint.of(share.account());
            sharers.merge(fingerprint, new Sharer(share.account(), fingerprint, share.millis()), Sharer::earlier);
        }
        List<Sharer> byTime = new ArrayList<>(sharers.values());
        if (byTime.size() > MOST_SHARERS) {
            byTime.subList(MOST_SHARERS, byTime.size()).clear();
        }
        byTime.sort(EARLIEST_FIRST);
        long window = formula.concertSeconds() * 1_000L;
        List<Coordination> joined = new ArrayList<>();
        for (int later = 1; later < byTime.size(); later++) {
            Sharer joiner = byTime.get(later);
            int before = 0;
            for (int earlier = later - 1; earlier >= Math.max(0, later - MOST_PARTNERS); earlier--) {
                Sharer partner = byTime.get(earlier);
                if (joiner.millis() - partner.millis() > window) {
                    break;
                }
                joined.add(new Coordination(joiner.account(), partner.fingerprint(), day));
                before++;
            }
            if (before == MOST_PARTNERS) {
                joined.add(new Coordination(joiner.account(), CROWD, day));
            }
        }
        return joined;
    }
}
