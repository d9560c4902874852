package io.rounds.links;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The first and the last shares of a link, {@link #KEPT} of each, so that the first is known also when the one before it
 * is deleted. Of those between only the number is kept.
 *
 * @param earliest in order
 * @param latest in order, all after the earliest
 * @param between shares that are not in either list
 */
public record FirstAndLastShares(List<TimedShare> earliest, List<TimedShare> latest, int between) {
    static final FirstAndLastShares NONE = new FirstAndLastShares(List.of(), List.of(), 0);
    static final int KEPT = 100;

    /** These with shares that came or went, in that order. */
    FirstAndLastShares plus(List<ShareChange> changes) {
        Change change = new Change(this);
        for (ShareChange share : changes) {
            TimedShare moment = new TimedShare(share.at(), share.tweet(), share.author());
            if (share.shares() > 0) {
                change.add(moment);
            } else if (share.shares() < 0) {
                change.remove(moment);
            }
        }
        return new FirstAndLastShares(List.copyOf(change.earliest), List.copyOf(change.latest), change.between);
    }

    /** The lists while they change. As long as there is nothing between them they are one list, cut somewhere. */
    private static final class Change {
        private final List<TimedShare> earliest;
        private final List<TimedShare> latest;
        private int between;

        Change(FirstAndLastShares moments) {
            earliest = new ArrayList<>(moments.earliest);
            latest = new ArrayList<>(moments.latest);
            between = moments.between;
        }

        void add(TimedShare moment) {
            boolean early = earliest.isEmpty() ? between == 0 : isBefore(moment, earliest.get(earliest.size() - 1));
            boolean late = latest.isEmpty() ? between == 0 : isBefore(latest.get(0), moment);
            if (early || (between == 0 && latest.isEmpty())) {
                insert(earliest, moment);
                if (earliest.size() > KEPT) {
                    push(earliest.remove(KEPT));
                }
            } else if (late || between == 0) {
                push(moment);
            } else {
                between++;
            }
        }

        /** Adds what comes after the earliest. */
        private void push(TimedShare moment) {
            if (between > 0 && (latest.isEmpty() || isBefore(moment, latest.get(0)))) {
                between++;
                return;
            }
            insert(latest, moment);
            if (latest.size() > KEPT) {
                latest.remove(0);
                between++;
            }
        }

        void remove(TimedShare moment) {
            if (!take(earliest, moment) && !take(latest, moment)) {
                between = Math.max(0, between - 1);
            }
        }
    }

    private static boolean isBefore(TimedShare moment, TimedShare other) {
        return moment.compareTo(other) < 0;
    }

    private static void insert(List<TimedShare> moments, TimedShare moment) {
        int place = Collections.binarySearch(moments, moment);
        moments.add(place < 0 ? -place - 1 : place, moment);
    }

    private static boolean take(List<TimedShare> moments, TimedShare moment) {
        int place = Collections.binarySearch(moments, moment);
        if (place >= 0) {
            moments.remove(place);
        }
        return place >= 0;
    }
}
