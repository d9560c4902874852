package io.rounds.ingest.csv;

import java.util.Locale;

/** Which number of a date such as {@code 03/04/2013} is the day. */
public enum DateOrder {
    DAY_FIRST,
    MONTH_FIRST;

    /** For people: {@code day first}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /**
     * The order of the option {@code --dates}.
     *
     * @throws IllegalArgumentException when it is neither {@code day-first} nor {@code month-first}
     */
    public static DateOrder of(String option) {
        return switch (option.strip().toLowerCase(Locale.ROOT)) {
            case "day-first" -> DAY_FIRST;
            case "month-first" -> MONTH_FIRST;
            default ->
                throw new IllegalArgumentException(
                        "dates are day-first (3/4 is 3 April) or month-first (4 March), unlike '" + option + "'");
        };
    }
}
