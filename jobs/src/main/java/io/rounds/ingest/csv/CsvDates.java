package io.rounds.ingest.csv;

import io.rounds.ingest.draft.Timestamps;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Dates as tables write them: what {@link Timestamps} reads; {@code 3/14/2013 8:05 PM}, {@code 14.03.13 20:05}; with the name of
 * a month ({@code Jan 02, 2020 10:11 AM}, {@code 10:11 AM - 2 Jan 2020}, {@code Mon Apr 06 22:19:45 PDT 2009}, {@code Mon, 21 Oct
 * 2013 12:36:00 +0000}); with the name of a zone ({@code 2021-07-06 16:45:20 EDT}); seconds, milliseconds or microseconds since
 * 1970; {@code 20210501120000}; {@code 44317.5}, as spreadsheets count days. A date without a zone is UTC; one without a time of day is none.
 */
final class CsvDates {
    /** What a date shows about the order of its day and month. */
    enum Evidence {
        /** Nothing: it has no such numbers, or both orders read the same day. */
        NONE,
        DAY_FIRST,
        MONTH_FIRST,
        /** Both are possible, and are different days. */
        EITHER
    }

    private static final int MAX_LENGTH = 60;
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    /** Numbers of so many digits are seconds; with three more milliseconds, with six more microseconds. */
    private static final int DIGITS_OF_SECONDS = 10;

    private static final int DIGITS_OF_SERIAL = 5;
    private static final int MAX_SERIAL = 24;
    /** The day of March 2006 of which the first tweet is. */
    private static final double FIRST_SERIAL = 38_797;

    private static final double SERIAL_OF_1970 = 25_569;
    private static final double SECONDS_OF_DAY = 86_400;

    private final String text;
    private final DateOrder order;
    private int at;
    private int year = -1;
    private int month = -1;
    private int day = -1;
    private int hour = -1;
    private int minute;
    private int second;
    private int nanos;
    private int half;
    private int offset;
    private boolean zoned;
    private Evidence evidence = Evidence.NONE;

    private CsvDates(String text, DateOrder order) {
        this.text = text;
        this.order = order;
    }

    /** The moment, or null if the text is none. */
    static @Nullable Instant parse(String text, DateOrder order) {
        if (text.length() >= 16 && text.charAt(4) == '-') {
            Instant iso = Timestamps.parse(text);
            if (iso != null) {
                return iso;
            }
        }
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return null;
        }
        Instant epoch = epoch(text);
        return epoch != null ? epoch : new CsvDates(text, order).read();
    }

    /** What the date shows about the order of day and month. */
    static Evidence evidence(String text) {
        if (text.length() > MAX_LENGTH || text.length() < 8) {
            return Evidence.NONE;
        }
        CsvDates dates = new CsvDates(text, DateOrder.DAY_FIRST);
        return dates.read() == null && dates.evidence != Evidence.MONTH_FIRST ? Evidence.NONE : dates.evidence;
    }

    private static @Nullable Instant epoch(String text) {
        int point = text.indexOf('.');
        int digits = point < 0 ? text.length() : point;
        if (digits == DIGITS_OF_SERIAL) {
            return serial(text);
        }
        if (digits < DIGITS_OF_SECONDS - 1 || digits > 16 || text.length() > 30) {
            return null;
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (i != point && (c < '0' || c > '9')) {
                return null;
            }
            value = i < digits ? value * 10 + (c - '0') : value;
        }
        return switch (digits) {
            case DIGITS_OF_SECONDS - 1, DIGITS_OF_SECONDS -> Instant.ofEpochSecond(value);
            case DIGITS_OF_SECONDS + 3 -> Instant.ofEpochMilli(value);
            case DIGITS_OF_SECONDS + 4 -> text.startsWith("20") && point < 0 ? compact(text) : null;
            case DIGITS_OF_SECONDS + 6 -> Instant.ofEpochSecond(value / 1_000_000, value % 1_000_000 * 1_000);
            default -> null;
        };
    }

    /** A moment as spreadsheets count it, in days since 1899-12-30: to the second, since more does not survive. */
    private static @Nullable Instant serial(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isDigit(text.charAt(i)) && text.charAt(i) != '.') {
                return null;
            }
        }
        if (text.length() > MAX_SERIAL || text.indexOf('.') != text.lastIndexOf('.')) {
            return null;
        }
        double days = Double.parseDouble(text);
        boolean plausible = days >= FIRST_SERIAL && text.indexOf('.') > 0;
        return plausible ? Instant.ofEpochSecond(Math.round((days - SERIAL_OF_1970) * SECONDS_OF_DAY)) : null;
    }

    /** {@code 20210501120000}. */
    private static @Nullable Instant compact(String text) {
        String iso = text.substring(0, 4)
                + '-'
                + text.substring(4, 6)
                + '-'
                + text.substring(6, 8)
                + 'T'
                + text.substring(8, 10)
                + ':'
                + text.substring(10, 12)
                + ':'
                + text.substring(12)
                + 'Z';
        return Timestamps.parse(iso);
    }

    private @Nullable Instant read() {
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean well = true;
            if (isDigit(c)) {
                well = number();
            } else if (Character.isLetter(c)) {
                well = word();
            } else if ((c == '+' || c == '-')
                    && hour >= 0
                    && !zoned
                    && at + 2 < text.length()
                    && isDigit(text.charAt(at + 1))) {
                well = offset();
            } else {
                at++;
            }
            if (!well) {
                return null;
            }
        }
        return instant();
    }

    private boolean number() {
        int start = at;
        int value = 0;
        while (at < text.length() && isDigit(text.charAt(at))) {
            if (at - start == 4) {
                return false;
            }
            value = value * 10 + (text.charAt(at++) - '0');
        }
        int digits = at - start;
        char next = at < text.length() ? text.charAt(at) : ' ';
        if (next == ':' && digits <= 2 && hour < 0) {
            return clock(value);
        }
        if (day < 0 && month < 0 && isDateSeparator(next) && at + 1 < text.length() && isDigit(text.charAt(at + 1))) {
            return numbers(value, digits, next);
        }
        if (digits == 4 && year < 0) {
            year = value;
            return true;
        }
        if (digits <= 2 && day < 0) {
            day = value;
            return true;
        }
        return false;
    }

    private static boolean isDateSeparator(char c) {
        return c == '/' || c == '.' || c == '-';
    }

    /** Two more numbers with the same separator: year first, day first or month first. */
    private boolean numbers(int first, int digits, char separator) {
        int second2 = following(separator);
        if (second2 < 0) {
            // As in 21-Oct-2013.
            day = digits <= 2 ? first : -1;
            return digits <= 2;
        }
        int before = at;
        int third = following(separator);
        int digitsOfThird = at - before - 1;
        if (third < 0) {
            return false;
        }
        if (digits == 4) {
            year = first;
            month = second2;
            day = third;
            return true;
        }
        if (digits > 2 || (digitsOfThird != 4 && digitsOfThird != 2)) {
            return false;
        }
        year = digitsOfThird == 2 ? 2000 + third : third;
        evidence = evidence(first, second2, separator);
        boolean dayFirst = separator == '.' || order == DateOrder.DAY_FIRST;
        day = dayFirst ? first : second2;
        month = dayFirst ? second2 : first;
        return true;
    }

    private static Evidence evidence(int first, int second, char separator) {
        if (separator == '.' || first == second) {
            return Evidence.NONE;
        }
        if (first > 12) {
            return Evidence.DAY_FIRST;
        }
        return second > 12 ? Evidence.MONTH_FIRST : Evidence.EITHER;
    }

    /** The number after the separator, at most four digits; -1 if there is none. */
    private int following(char separator) {
        if (at + 1 >= text.length() || text.charAt(at) != separator || !isDigit(text.charAt(at + 1))) {
            return -1;
        }
        int start = ++at;
        int value = 0;
        while (at < text.length() && isDigit(text.charAt(at)) && at - start < 4) {
            value = value * 10 + (text.charAt(at++) - '0');
        }
        return value;
    }

    private boolean clock(int hours) {
        hour = hours;
        minute = twoDigits();
        if (minute < 0) {
            return false;
        }
        if (at < text.length() && text.charAt(at) == ':') {
            second = twoDigits();
            if (second < 0) {
                return false;
            }
            if (at + 1 < text.length() && text.charAt(at) == '.' && isDigit(text.charAt(at + 1))) {
                int scale = 100_000_000;
                for (at++; at < text.length() && isDigit(text.charAt(at)); at++) {
                    nanos += (text.charAt(at) - '0') * scale;
                    scale /= 10;
                }
            }
        }
        return true;
    }

    /** The two digits after a colon. */
    private int twoDigits() {
        if (at + 2 >= text.length() || !isDigit(text.charAt(at + 1)) || !isDigit(text.charAt(at + 2))) {
            return -1;
        }
        int value = (text.charAt(at + 1) - '0') * 10 + text.charAt(at + 2) - '0';
        at += 3;
        return value;
    }

    private boolean offset() {
        int sign = text.charAt(at++) == '-' ? -1 : 1;
        int start = at;
        int value = 0;
        int digits = 0;
        while (at < text.length() && (isDigit(text.charAt(at)) || (text.charAt(at) == ':' && at - start == 2))) {
            if (text.charAt(at) != ':') {
                value = value * 10 + (text.charAt(at) - '0');
                digits++;
            }
            at++;
            if (digits > 4) {
                return false;
            }
        }
        int hours = digits <= 2 ? value : value / 100;
        int minutes = digits <= 2 ? 0 : value % 100;
        offset = sign * (hours * 60 + minutes) * 60;
        zoned = true;
        return hours <= 18 && minutes < 60;
    }

    private boolean word() {
        int start = at;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        String word = text.substring(start, at).toLowerCase(Locale.ROOT);
        switch (word) {
            case "am", "a" -> half = 1;
            case "pm", "p" -> half = 2;
            case "m", "t", "at", "of", "on", "st", "nd", "rd", "th" -> {
                // a.m. and p.m.; the T of ISO 8601; 2nd of January at ...
            }
            default -> {
                return weekday(word) || month(word) || zone(word);
            }
        }
        return true;
    }

    private static boolean weekday(String word) {
        return switch (word) {
            case "mon", "tue", "wed", "thu", "fri", "sat", "sun", "tues", "thur", "thurs" -> true;
            default -> word.length() > 5 && word.endsWith("day");
        };
    }

    private boolean month(String word) {
        int index = word.length() < 3 ? -1 : MONTHS.indexOf(word.substring(0, 3));
        if (index < 0 || index % 3 != 0 || month >= 0) {
            return false;
        }
        boolean known = word.length() == 3
                || switch (word) {
                    case "january",
                            "february",
                            "march",
                            "april",
                            "june",
                            "july",
                            "august",
                            "september",
                            "sept",
                            "october",
                            "november",
                            "december" -> true;
                    default -> false;
                };
        month = known ? index / 3 + 1 : month;
        return known;
    }

    /** Zones that have one meaning where people archive tweets; others, such as IST, have several. */
    private boolean zone(String word) {
        Integer hours =
                switch (word) {
                    case "utc", "gmt", "z", "wet" -> 0;
                    case "bst", "cet", "west" -> 1;
                    case "cest", "eet", "sast" -> 2;
                    case "eest", "msk" -> 3;
                    case "edt" -> -4;
                    case "est", "cdt" -> -5;
                    case "cst", "mdt" -> -6;
                    case "mst", "pdt" -> -7;
                    case "pst", "akdt" -> -8;
                    case "akst" -> -9;
                    case "hst" -> -10;
                    case "jst" -> 9;
                    case "aest" -> 10;
                    case "aedt" -> 11;
                    case "nzst" -> 12;
                    case "nzdt" -> 13;
                    default -> null;
                };
        if (hours == null || hour < 0 || zoned) {
            return false;
        }
        offset = hours * 3_600;
        // As in GMT+02:00, whose offset follows.
        zoned = !(word.equals("utc") || word.equals("gmt"));
        return true;
    }

    private @Nullable Instant instant() {
        if (half > 0) {
            if (hour < 1 || hour > 12) {
                return null;
            }
            hour = hour % 12 + (half == 2 ? 12 : 0);
        }
        if (year < 1970 || year > 9999 || hour < 0 || hour > 23 || minute > 59 || second > 60) {
            return null;
        }
        try {
            long days = LocalDate.of(year, month, day).toEpochDay();
            return Instant.ofEpochSecond(
                    days * 86_400 + hour * 3_600L + minute * 60L + Math.min(second, 59) - offset, nanos);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
