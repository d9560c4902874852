package io.rounds.links;

import it.unimi.dsi.fastutil.longs.Long2IntMap;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;

/**
 * The times of the shares of a link, as counts by unit of time: seconds, and once there are more than
 * {@link #MAX_UNITS} different ones, minutes, then hours, then days. So memory is bounded, and the times of nearly all
 * links are known to the second.
 *
 * @param unitSeconds 1, 60, 3600 or 86400
 * @param counts shares by unit since 1970-01-01T00:00Z
 */
public record ShareTimes(int unitSeconds, LongCounts counts) {
    static final ShareTimes NONE = new ShareTimes(1, LongCounts.NONE);

    /** Limit of different units kept, 12 bytes each. */
    static final int MAX_UNITS = 10_000;

    private static final int MINUTE = 60;
    private static final int HOUR = 3_600;
    private static final int DAY = 86_400;

    /** @param seconds since 1970-01-01T00:00Z, with the number of shares added or removed in each */
    ShareTimes plus(Long2IntMap seconds) {
        ShareTimes sum = new ShareTimes(unitSeconds, counts.plus(grouped(seconds, unitSeconds)));
        while (sum.counts.size() > MAX_UNITS && sum.unitSeconds < DAY) {
            sum = sum.coarser();
        }
        return sum;
    }

    private ShareTimes coarser() {
        int unit = unitSeconds == 1 ? MINUTE : unitSeconds == MINUTE ? HOUR : DAY;
        Long2IntOpenHashMap all = new Long2IntOpenHashMap(counts.size());
        for (int i = 0; i < counts.size(); i++) {
            all.put(counts.keys()[i], counts.counts()[i]);
        }
        return new ShareTimes(unit, LongCounts.NONE.plus(grouped(all, unit / unitSeconds)));
    }

    private static Long2IntMap grouped(Long2IntMap counts, int units) {
        if (units == 1) {
            return counts;
        }
        Long2IntOpenHashMap grouped = new Long2IntOpenHashMap();
        for (Long2IntMap.Entry entry : counts.long2IntEntrySet()) {
            grouped.addTo(Math.floorDiv(entry.getLongKey(), units), entry.getIntValue());
        }
        return grouped;
    }

    /** The second of the first share, rounded down to the unit. */
    long first() {
        return counts.keys()[0] * unitSeconds;
    }

    /** The second of the last share, rounded down to the unit. */
    long last() {
        return counts.keys()[counts.size() - 1] * unitSeconds;
    }

    /** The second in which half of the shares, rounded up, had been made, rounded down to the unit. */
    long half() {
        long total = 0;
        for (int count : counts.counts()) {
            total += count;
        }
        long made = 0;
        int i = -1;
        while (made * 2 < total) {
            made += counts.counts()[++i];
        }
        return counts.keys()[i] * unitSeconds;
    }
}
