package io.rounds.credibility;

import io.rounds.model.Fingerprint;
import io.rounds.stats.Lookback;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Finds coordinated shares of one link on one day: shares in the account's own words, soon after another account. Once
 * means nothing; the same pair again and again does (Giglietto et al., "It takes a village to manipulate the media",
 * Information, Communication & Society 2020; Pacheco et al., "Uncovering coordinated networks", ICWSM 2021). Only the later
 * account counts as coordinated, so that nobody can draw an honest account into a group by following it.
 *
 * <p>Of more than {@link #MAX_SHARERS} sharers those with the smallest fingerprints are looked at, and each is compared with
 * at most the {@link #MAX_PARTNERS} before it; where there are that many, the crowd of them counts as one more partner.
 */
public final class CoordinationDetector {
    static final int MAX_SHARERS = 1_000;
    static final int MAX_PARTNERS = 16;

    /** In place of a partner: so many accounts shared the link just before that the same ones rarely meet again. */
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
     * Finds who shared the link soon after whom.
     *
     * @param shares all of one link and day, in any order
     */
    public static List<Coordination> detect(long day, Collection<Share> shares, Formula formula) {
        TreeMap<Long, Sharer> sharers = new TreeMap<>();
        for (Share share : shares) {
            long fingerprint = Fingerprint.of(share.account());
            sharers.merge(fingerprint, new Sharer(share.account(), fingerprint, share.millis()), Sharer::earlier);
        }
        List<Sharer> byTime = new ArrayList<>(sharers.values());
        if (byTime.size() > MAX_SHARERS) {
            byTime.subList(MAX_SHARERS, byTime.size()).clear();
        }
        byTime.sort(EARLIEST_FIRST);
        long window = formula.coordination().seconds() * 1_000L;
        List<Coordination> found = new ArrayList<>();
        for (int i = 1; i < byTime.size(); i++) {
            String account = byTime.get(i).account();
            List<Sharer> partners = Lookback.preceding(byTime, i, Sharer::millis, MAX_PARTNERS, window);
            for (Sharer partner : partners) {
                found.add(new Coordination(account, partner.fingerprint(), day));
            }
            if (partners.size() == MAX_PARTNERS) {
                found.add(new Coordination(account, CROWD, day));
            }
        }
        return found;
    }
}
