package io.rounds.links.coshares;

import io.rounds.links.ShareChange;
import io.rounds.model.Fingerprint;
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
 * Who shared one link in words of their own, and who did so shortly after whom.
 *
 * <p>Each account counts with its first share. Two accounts are company on this link when their first shares are at most
 * the longest interval apart. So that a link which everybody shares does not make a pair of everybody, only its first
 * shares are looked at, and each is compared with some before it: 1,000 shares and 50 before each make 50,000 pairs at
 * most, of however many shares.
 *
 * @param earliest the first shares, in order
 * @param beyond how many more there are
 * @param latestMillis the latest time at which it was ever shared, also where that share is gone
 */
public record LinkSharers(List<OwnShare> earliest, int beyond, long latestMillis) {
    /** Before the first share. */
    public static final LinkSharers NONE = new LinkSharers(List.of(), 0, Long.MIN_VALUE);

    /** Two accounts, the smaller id first. */
    private record Pair(String one, String other) {
        static Pair of(String first, String second) {
            return first.compareTo(second) < 0 ? new Pair(first, second) : new Pair(second, first);
        }
    }

    /** How two accounts met on the link. */
    private record Meeting(long laterMillis, int gapMillis) {}

    /** These sharers after changes, which must be of shares that are no reposts. */
    public LinkSharers plus(List<ShareChange> changes, CoShareOptions options) {
        List<OwnShare> shares = new ArrayList<>(earliest);
        int more = beyond;
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
                if (shares.size() > options.sharesOfALink()) {
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

    /** Tells each account what is new on this link since it was as before. */
    public void tell(LinkSharers before, String link, CoShareOptions options, Consumer<AccountLinkUpdate> ties) {
        if (before.earliest.equals(earliest)) {
            return;
        }
        Map<String, OwnShare> then = before.firsts();
        Map<String, OwnShare> now = firsts();
        Map<String, OwnShare> all = new HashMap<>(then);
        all.putAll(now);
        all.forEach((account, share) -> {
            if (!Objects.equals(then.get(account), now.get(account))) {
                ties.accept(
                        new AccountLinkUpdate(account, share.handle(), link, null, share.atMillis(), 0, !now.containsKey(account)));
            }
        });
        Map<Pair, Meeting> metThen = meetings(then, options);
        Map<Pair, Meeting> metNow = meetings(now, options);
        metThen.forEach((pair, meeting) -> {
            if (!metNow.containsKey(pair)) {
                tellBoth(pair, meeting, all, link, true, ties);
            }
        });
        metNow.forEach((pair, meeting) -> {
            if (!meeting.equals(metThen.get(pair))) {
                tellBoth(pair, meeting, all, link, false, ties);
            }
        });
    }

    private static void tellBoth(
            Pair pair, Meeting meeting, Map<String, OwnShare> shares, String link, boolean gone, Consumer<AccountLinkUpdate> ties) {
        ties.accept(tie(pair.one(), pair.other(), meeting, shares, link, gone));
        ties.accept(tie(pair.other(), pair.one(), meeting, shares, link, gone));
    }

    private static AccountLinkUpdate tie(
            String account,
            String companion,
            Meeting meeting,
            Map<String, OwnShare> shares,
            String link,
            boolean gone) {
        String handle = Objects.requireNonNull(shares.get(account)).handle();
        return new AccountLinkUpdate(account, handle, link, companion, meeting.laterMillis(), meeting.gapMillis(), gone);
    }

    private static Map<Pair, Meeting> meetings(Map<String, OwnShare> firsts, CoShareOptions options) {
        long longest = options.longestIntervalSeconds() * 1_000L;
        List<OwnShare> shares = List.copyOf(firsts.values());
        Map<Pair, Meeting> meetings = new HashMap<>();
        for (int later = 1; later < shares.size(); later++) {
            long at = shares.get(later).atMillis();
            for (int earlier = later - 1; earlier >= Math.max(0, later - options.lookBack()); earlier--) {
                long gap = at - shares.get(earlier).atMillis();
                if (gap > longest) {
                    break;
                }
                meetings.put(
                        Pair.of(shares.get(earlier).account(), shares.get(later).account()),
                        new Meeting(at, (int) gap));
            }
        }
        return meetings;
    }

    /** The pace if it is not as before: also when there is none any more. */
    public @Nullable ShareDelays changedPace(LinkSharers before, String link) {
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
