package io.rounds.links.coshares;

import io.rounds.links.ShareChange;
import io.rounds.model.Fingerprint;
import io.rounds.stats.Lookback;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who shared one link, reposts excluded, and who did so shortly after whom.
 *
 * <p>Each account counts with its first share. Two accounts co-share this link when their first shares are at most
 * the longest interval apart. So that a link which everybody shares does not make a pair of everybody, only its first
 * shares are kept, and each is compared with some before it: 1,000 shares and 50 before each make 50,000 pairs at
 * most, of however many shares.
 *
 * @param earliest the first shares, in order
 * @param overflow number of further shares
 * @param latestMillis the latest time of any share, also of one that was removed since
 */
public record LinkSharers(List<OwnShare> earliest, int overflow, long latestMillis) {
    /** Before the first share. */
    public static final LinkSharers NONE = new LinkSharers(List.of(), 0, Long.MIN_VALUE);

    /** Two accounts, the smaller id first. */
    private record Pair(String one, String other) {
        static Pair of(String first, String second) {
            return first.compareTo(second) < 0 ? new Pair(first, second) : new Pair(second, first);
        }
    }

    /** How two accounts co-shared the link. */
    private record Gap(long laterMillis, int gapMillis) {}

    /** These sharers after changes of shares that are no reposts. */
    public LinkSharers plus(List<ShareChange> changes, CoShareOptions options) {
        List<OwnShare> shares = new ArrayList<>(earliest);
        int more = overflow;
        long latest = latestMillis;
        for (ShareChange change : changes) {
            long at = change.at().toEpochMilli();
            latest = Math.max(latest, at);
            OwnShare share = new OwnShare(at, change.tweet(), change.author(), change.handle());
            int place = Collections.binarySearch(shares, share);
            if (change.shares() > 0 && place < 0) {
                boolean known = more == 0 || -place - 1 < shares.size();
                if (known) {
                    shares.add(-place - 1, share);
                }
                more += known ? 0 : 1;
                if (shares.size() > options.maxShares()) {
                    shares.remove(shares.size() - 1);
                    more++;
                }
            } else if (change.shares() < 0 && place >= 0) {
                shares.remove(place);
            } else if (change.shares() < 0) {
                more = Math.max(0, more - 1);
            }
        }
        return new LinkSharers(List.copyOf(shares), more, latest);
    }

    /** Each account's first share, in order. */
    private Map<String, OwnShare> firsts() {
        Map<String, OwnShare> firsts = new LinkedHashMap<>();
        for (OwnShare share : earliest) {
            firsts.putIfAbsent(share.account(), share);
        }
        return firsts;
    }

    /** Emits to each account what has changed on this link. */
    public void emitChanges(
            LinkSharers before, String link, CoShareOptions options, Consumer<AccountLinkUpdate> out) {
        if (before.earliest.equals(earliest)) {
            return;
        }
        Map<String, OwnShare> then = before.firsts();
        Map<String, OwnShare> now = firsts();
        Map<String, OwnShare> all = new HashMap<>(then);
        all.putAll(now);
        all.forEach((account, share) -> {
            if (!Objects.equals(then.get(account), now.get(account))) {
                out.accept(
                        new AccountLinkUpdate(account, share.handle(), link, null, share.atMillis(), 0, !now.containsKey(account)));
            }
        });
        Map<Pair, Gap> gapsBefore = gaps(then, options);
        Map<Pair, Gap> gapsNow = gaps(now, options);
        gapsBefore.forEach((pair, gap) -> {
            if (!gapsNow.containsKey(pair)) {
                emitBoth(pair, gap, all, link, true, out);
            }
        });
        gapsNow.forEach((pair, gap) -> {
            if (!gap.equals(gapsBefore.get(pair))) {
                emitBoth(pair, gap, all, link, false, out);
            }
        });
    }

    private static void emitBoth(
            Pair pair, Gap gap, Map<String, OwnShare> shares, String link, boolean removed, Consumer<AccountLinkUpdate> out) {
        out.accept(update(pair.one(), pair.other(), gap, shares, link, removed));
        out.accept(update(pair.other(), pair.one(), gap, shares, link, removed));
    }

    private static AccountLinkUpdate update(
            String account,
            String other,
            Gap gap,
            Map<String, OwnShare> shares,
            String link,
            boolean removed) {
        String handle = Objects.requireNonNull(shares.get(account)).handle();
        return new AccountLinkUpdate(account, handle, link, other, gap.laterMillis(), gap.gapMillis(), removed);
    }

    private static Map<Pair, Gap> gaps(Map<String, OwnShare> firsts, CoShareOptions options) {
        long longest = options.maxIntervalSeconds() * 1_000L;
        List<OwnShare> shares = List.copyOf(firsts.values());
        Map<Pair, Gap> gaps = new HashMap<>();
        for (int i = 1; i < shares.size(); i++) {
            OwnShare later = shares.get(i);
            for (OwnShare earlier : Lookback.preceding(shares, i, OwnShare::atMillis, options.lookBack(), longest)) {
                gaps.put(
                        Pair.of(earlier.account(), later.account()),
                        new Gap(later.atMillis(), (int) (later.atMillis() - earlier.atMillis())));
            }
        }
        return gaps;
    }

    /** The delays if they have changed, or their removal; else null. */
    public @Nullable ShareDelays changedDelays(LinkSharers before, String link) {
        if (before.earliest.equals(earliest)) {
            return null;
        }
        long fingerprint = Fingerprint.of(link);
        ShareDelays then = ShareDelays.of(fingerprint, before.firstMillis());
        ShareDelays now = ShareDelays.of(fingerprint, firstMillis());
        if (Objects.equals(then, now)) {
            return null;
        }
        return now != null || then == null
                ? now
                : new ShareDelays(fingerprint, then.firstMillis(), then.secondMillis(), then.halfMillis(), true);
    }

    private long[] firstMillis() {
        return firsts().values().stream().mapToLong(OwnShare::atMillis).toArray();
    }
}
