package io.rounds.ingest.csv;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which reading of a date agrees with the id: since November 2010 the ids of X hold the millisecond at which they were made,
 * counted from 1,288,834,974,657 ms after 1970 in steps of 2^22.
 */
final class SnowflakeDates {
    private static final long EPOCH_MILLIS = 1_288_834_974_657L;
    private static final int LOW_BITS = 22;
    private static final Duration ZONES = Duration.ofHours(26);

    private SnowflakeDates() {}

    /** The order that the ids decide for, or null if they agree with no reading or with both. */
    static @Nullable DateOrder order(List<Double> ids, String date) {
        Instant dayFirst = CsvDates.parse(date, DateOrder.DAY_FIRST);
        Instant monthFirst = CsvDates.parse(date, DateOrder.MONTH_FIRST);
        for (double id : ids) {
            if (id > 1e16 && id < 9.2e18) {
                Instant made = made(id);
                boolean first = isNear(made, dayFirst);
                if (first != isNear(made, monthFirst)) {
                    return first ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST;
                }
            }
        }
        return null;
    }

    /** Whether the id of a row holds its moment. */
    static boolean agree(CsvColumns columns, List<String> cells) {
        for (double id : RowKeys.roughIds(columns, cells)) {
            for (String time : id > 1e16 && id < 9.2e18 ? RowKeys.times(columns, cells) : List.<String>of()) {
                if (isNear(made(id), CsvDates.parse(time, columns.facts().order()))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Instant made(double id) {
        return Instant.ofEpochMilli(EPOCH_MILLIS + ((long) id >> LOW_BITS));
    }

    private static boolean isNear(Instant made, @Nullable Instant date) {
        return date != null && Duration.between(made, date).abs().compareTo(ZONES) < 0;
    }
}
