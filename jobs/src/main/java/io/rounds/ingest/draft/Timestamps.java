package io.rounds.ingest.draft;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the dates that networks and archives write: ISO 8601 ({@code 2021-09-22T16:38:35.000Z}, {@code
 * 2013-06-04T16:25:04+00:00}, {@code 2013-10-21 12:36:00}), X API v1.1's {@code Wed Oct 10 20:19:24 +0000 2018}, the
 * day-first {@code 21/10/2013 12:36:00} of TAGS sheets, RFC 2822's {@code Wed, 19 Jan 2011 21:16:37 +0000} of the first
 * search API, and Unix time in seconds (10 digits) or milliseconds (13).
 *
 * <p>By hand and without exceptions for what is well-formed: every tweet has a date or two, and
 * {@code DateTimeFormatter} takes as long for one as the rest of the tweet.
 */
public final class Timestamps {
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private Timestamps() {}

    /** The moment, or null if the text is none. A date without an offset is UTC. */
    public static @Nullable Instant parse(@Nullable String text) {
        if (text == null || text.length() < 16) {
            return text == null ? null : unixTime(text);
        }
        if (text.charAt(4) == '-') {
            return iso(text);
        }
        if (text.charAt(3) == ',') {
            return rfc2822(text);
        }
        return text.charAt(2) == '/' ? dayFirst(text) : v11(text);
    }

    private static @Nullable Instant unixTime(String text) {
        boolean millis = text.length() == 13;
        int seconds = millis || text.length() == 10 ? number(text, 0, 5) : -1;
        int low = seconds < 0 ? -1 : number(text, 5, 10);
        int rest = low < 0 || !millis ? 0 : number(text, 10, 13);
        return low < 0 || rest < 0 ? null : Instant.ofEpochSecond(seconds * 100_000L + low, rest * 1_000_000L);
    }

    /** {@code EEE, d MMM yyyy HH:mm:ss Z}. */
    private static @Nullable Instant rfc2822(String text) {
        int day = text.length() == 30 ? 1 : 2;
        if ((text.length() != 31 && day != 1) || text.charAt(4) != ' ' || text.charAt(5 + day) != ' ') {
            return null;
        }
        int at = 6 + day;
        int month = MONTHS.indexOf(text.substring(at, at + 3));
        int offset = offset(text.substring(at + 18), 0);
        if (month < 0
                || month % 3 != 0
                || offset == Integer.MIN_VALUE
                || text.charAt(at + 11) != ':'
                || text.charAt(at + 14) != ':') {
            return null;
        }
        return instant(
                number(text, at + 4, at + 8),
                month / 3 + 1,
                number(text, 5, 5 + day),
                number(text, at + 9, at + 11),
                number(text, at + 12, at + 14),
                number(text, at + 15, at + 17),
                0,
                offset);
    }

    /** {@code dd/MM/yyyy HH:mm[:ss]}. */
    private static @Nullable Instant dayFirst(String text) {
        boolean seconds = text.length() == 19 && text.charAt(16) == ':';
        if (text.charAt(5) != '/'
                || text.charAt(10) != ' '
                || text.charAt(13) != ':'
                || (!seconds && text.length() != 16)) {
            return null;
        }
        return instant(
                number(text, 6, 10),
                number(text, 3, 5),
                number(text, 0, 2),
                number(text, 11, 13),
                number(text, 14, 16),
                seconds ? number(text, 17, 19) : 0,
                0,
                0);
    }

    /** {@code yyyy-MM-ddTHH:mm[:ss[.f]][Z|+hh:mm|+hhmm|+hh]}, with a space instead of the T and before the offset if need be. */
    private static @Nullable Instant iso(String text) {
        char separator = text.charAt(10);
        if (text.charAt(7) != '-' || text.charAt(13) != ':' || (separator != 'T' && separator != ' ')) {
            return null;
        }
        int second = 0;
        int nanos = 0;
        int at = 16;
        if (at < text.length() && text.charAt(at) == ':') {
            second = number(text, 17, 19);
            if (second < 0) {
                return null;
            }
            at = 19;
            if (at < text.length() && text.charAt(at) == '.') {
                int scale = 100_000_000;
                for (at++; at < text.length() && isDigit(text.charAt(at)); at++) {
                    nanos += (text.charAt(at) - '0') * scale;
                    scale /= 10;
                }
                if (scale == 100_000_000) {
                    return null;
                }
            }
        }
        int offset = offset(text, at < text.length() && text.charAt(at) == ' ' ? at + 1 : at);
        if (offset == Integer.MIN_VALUE) {
            return null;
        }
        return instant(
                number(text, 0, 4),
                number(text, 5, 7),
                number(text, 8, 10),
                number(text, 11, 13),
                number(text, 14, 16),
                second,
                nanos,
                offset);
    }

    private static @Nullable Instant v11(String text) {
        if (text.length() != 30 || text.charAt(13) != ':' || text.charAt(16) != ':') {
            return null;
        }
        int month = MONTHS.indexOf(text.substring(4, 7));
        int offset = offset(text.substring(20, 25), 0);
        if (month < 0 || month % 3 != 0 || offset == Integer.MIN_VALUE) {
            return null;
        }
        return instant(
                number(text, 26, 30),
                month / 3 + 1,
                number(text, 8, 10),
                number(text, 11, 13),
                number(text, 14, 16),
                number(text, 17, 19),
                0,
                offset);
    }

    /** The offset from UTC in seconds, or {@code Integer.MIN_VALUE} if the rest of the text is none. */
    private static int offset(String text, int at) {
        int left = text.length() - at;
        if (left == 0 || (left == 1 && text.charAt(at) == 'Z')) {
            return 0;
        }
        char sign = text.charAt(at);
        if ((sign != '+' && sign != '-') || (left != 3 && left != 5 && left != 6)) {
            return Integer.MIN_VALUE;
        }
        int hours = number(text, at + 1, at + 3);
        int minutes = left == 3 ? 0 : number(text, text.length() - 2, text.length());
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59 || (left == 6 && text.charAt(at + 3) != ':')) {
            return Integer.MIN_VALUE;
        }
        int seconds = (hours * 60 + minutes) * 60;
        return sign == '-' ? -seconds : seconds;
    }

    /** Checks the ranges; a leap second is the second before it. */
    private static @Nullable Instant instant(
            int year, int month, int day, int hour, int minute, int second, int nanos, int offsetSeconds) {
        if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31) {
            return null;
        }
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
            return null;
        }
        long days;
        try {
            days = LocalDate.of(year, month, day).toEpochDay();
        } catch (DateTimeException noSuchDay) {
            return null;
        }
        long seconds = days * 86_400 + hour * 3_600L + minute * 60L + Math.min(second, 59) - offsetSeconds;
        return Instant.ofEpochSecond(seconds, nanos);
    }

    /** The digits of a part of the text, or -1 if it holds anything else. At most 9 digits. */
    private static int number(String text, int from, int to) {
        if (from >= to || to > text.length()) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!isDigit(c)) {
                return -1;
            }
            value = value * 10 + (c - '0');
        }
        return value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
