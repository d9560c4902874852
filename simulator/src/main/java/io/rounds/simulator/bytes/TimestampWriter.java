package io.rounds.simulator.bytes;

/** Times as X writes them, {@code 2026-01-05T07:30:00.000Z}: always 24 characters, the milliseconds are always zero. */
public final class TimestampWriter {
    /** The number of bytes of a written time. */
    public static final int LENGTH = 24;

    private static final byte[] PATTERN = JsonBytes.of("0000-00-00T00:00:00.000Z");
    private static final long DAY_MILLIS = 86_400_000L;

    private TimestampWriter() {}

    /** Writes the time at a position, truncated to whole seconds as on X. */
    public static void write(long millis, byte[] to, int at) {
        System.arraycopy(PATTERN, 0, to, at, LENGTH);
        long day = Math.floorDiv(millis, DAY_MILLIS);
        int second = (int) (Math.floorMod(millis, DAY_MILLIS) / 1000);
        // Days to a civil date: Howard Hinnant, "chrono-compatible low-level date algorithms", civil_from_days.
        long shifted = day + 719_468;
        long era = Math.floorDiv(shifted, 146_097L);
        int dayOfEra = (int) (shifted - era * 146_097);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int shiftedMonth = (5 * dayOfYear + 2) / 153;
        int month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
        int year = (int) (yearOfEra + era * 400) + (month <= 2 ? 1 : 0);
        digits(year, 4, to, at);
        digits(month, 2, to, at + 5);
        digits(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1, 2, to, at + 8);
        digits(second / 3600, 2, to, at + 11);
        digits(second / 60 % 60, 2, to, at + 14);
        digits(second % 60, 2, to, at + 17);
    }

    /** The number in that many digits, with leading zeros. */
    public static void digits(long number, int count, byte[] to, int at) {
        long rest = number;
        for (int i = at + count - 1; i >= at; i--) {
            to[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
