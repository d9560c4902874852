package io.rounds.ingest.follow.x;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much may be spent, US dollars.
 *
 * @param limit more than 0
 * @param monthly whether it is for a month of UTC, instead of a day
 */
public record Budget(BigDecimal limit, boolean monthly) implements Serializable {
    private static final Pattern FORM = Pattern.compile("\\$?([0-9]{1,7}(?:\\.[0-9]{1,2})?)(?:/(day|month))?");

    /**
     * A budget as people write it: {@code 10/day}, {@code 100/month}; a number alone is for a day.
     *
     * @throws IllegalArgumentException if it is not one
     */
    public static Budget parse(String text) {
        Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!form.matches() || new BigDecimal(form.group(1)).signum() == 0) {
            throw new IllegalArgumentException("'" + text
                    + "' is not a budget: write dollars for a day or month, for example 10/day or 200/month");
        }
        return new Budget(new BigDecimal(form.group(1)), "month".equals(form.group(2)));
    }

    @Override
    public String toString() {
        return "$" + limit.toPlainString() + (monthly ? " a month" : " a day");
    }
}
