package io.rounds.links;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The first and the last shares of a link, {@link #KEPT} of each, so that the next one is known
 * when the first is deleted. Of the shares between only the number is kept.
 *
 * @param earliest in order
 * @param latest in order, all after the earliest
 * @param between shares that are not in either list
 */
public record FirstAndLastShares(List<TimedShare> earliest, List<TimedShare> latest, int between) {
    static final FirstAndLastShares NONE = new FirstAndLastShares(List.of(), List.of(), 0);
    static final int KEPT = 100;

    /** These with shares that were added or removed, in that order. */
    FirstAndLastShares plus(List<ShareChange> changes) {
        Builder builder = new Builder(this);
        for (ShareChange delta : changes) {
            TimedShare share = new TimedShare(delta.at(), delta.tweet(), delta.author());
            if (delta.shares() > 0) {
                builder.add(share);
            } else if (delta.shares() < 0) {
                builder.remove(share);
            }
        }
        return new FirstAndLastShares(List.copyOf(builder.earliest), List.copyOf(builder.latest), builder.between);
    }

    /** Adds and removes shares. As long as there are none between the lists, these are one list, split anywhere. */
    private static final class Builder {
        private final List<TimedShare> earliest;
        private final List<TimedShare> latest;
        private int between;

        Builder(FirstAndLastShares shares) {
            earliest = new ArrayList<>(shares.earliest);
            latest = new ArrayList<>(shares.latest);
            between = shares.between;
        }

        void add(TimedShare share) {
            boolean early = earliest.isEmpty() ? between == 0 : isBefore(share, earliest.get(earliest.size() - 1));
            boolean late = latest.isEmpty() ? between == 0 : isBefore(latest.get(0), share);
            if (early || (between == 0 && latest.isEmpty())) {
                insert(earliest, share);
                if (earliest.size() > KEPT) {
                    push(earliest.remove(KEPT));
                }
            } else if (late || between == 0) {
                push(share);
            } else {
                between++;
            }
        }

        /** Adds what comes after the earliest. */
        private void push(TimedShare share) {
            if (between > 0 && (latest.isEmpty() || isBefore(share, latest.get(0)))) {
                between++;
                return;
            }
            insert(latest, share);
            if (latest.size() > KEPT) {
                latest.remove(0);
                between++;
            }
        }

        void remove(TimedShare share) {
            if (!take(earliest, share) && !take(latest, share)) {
                between = Math.max(0, between - 1);
            }
        }
    }

    private static boolean isBefore(TimedShare share, TimedShare other) {
        return share.compareTo(other) < 0;
    }

    private static void insert(List<TimedShare> shares, TimedShare share) {
        int place = Collections.binarySearch(shares, share);
        shares.add(place < 0 ? -place - 1 : place, share);
    }

    private static boolean take(List<TimedShare> shares, TimedShare share) {
        int place = Collections.binarySearch(shares, share);
        if (place >= 0) {
            shares.remove(place);
        }
        return place >= 0;
    }
}
