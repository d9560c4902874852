package io.rounds.elasticsearch;

import io.rounds.documents.Indices;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How long documents are kept in Elasticsearch. A month's index is deleted as a whole when its last day is longer ago than
 * the limit of the index. An index without a limit is kept.
 *
 * @param limits by index; whole days, at least one
 */
public record Retention(Map<String, Duration> limits) implements Serializable {
    /** Everything is kept. */
    public static final Retention EVERYTHING = new Retention(Map.of());

    private static final int MAX_DIGITS = 6;

    /** @throws IllegalArgumentException for an index that does not exist or is not divided by month */
    public Retention {
        limits = Map.copyOf(limits);
        limits.keySet().forEach(Retention::requireMonthly);
    }

    /**
     * Limits as people write them.
     *
     * @param texts by index: a number and d, for days, for example {@code 400d}
     * @throws IllegalArgumentException where an index or a limit is invalid; the message says which
     */
    public static Retention of(Map<String, String> texts) {
        Map<String, Duration> limits = new LinkedHashMap<>();
        texts.forEach((index, text) -> limits.put(index, days(index, text)));
        return new Retention(limits);
    }

    private static Duration days(String index, String text) {
        if (!text.matches("[1-9][0-9]{0," + (MAX_DIGITS - 1) + "}d")) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not how long " + index + " can be kept: write days, for example 400d");
        }
        return Duration.ofDays(Integer.parseInt(text.substring(0, text.length() - 1)));
    }

    private static void requireMonthly(String index) {
        if (!Indices.ALL.contains(index) || !ElasticsearchSetup.isMonthly(index)) {
            String monthly =
                    Indices.ALL.stream().filter(ElasticsearchSetup::isMonthly).collect(Collectors.joining(", "));
            throw new IllegalArgumentException("old documents of '" + index
                    + "' cannot be deleted: there is no such index, or it is not divided by month; those that are: "
                    + monthly);
        }
    }

    /** Whether nothing is ever deleted. */
    public boolean isEverything() {
        return limits.isEmpty();
    }

    /**
     * The physical indices that are older than the limit.
     *
     * @param physical names; those that are not a month of the index are left out
     */
    List<String> outdated(String index, Collection<String> physical, Instant now) {
        Duration limit = limits.get(index);
        return physical.stream()
                .filter(name -> limit != null && isBefore(Indices.month(index, name), now.minus(limit)))
                .sorted()
                .toList();
    }

    private static boolean isBefore(@Nullable YearMonth month, Instant time) {
        return month != null
                && !month.plusMonths(1)
                        .atDay(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                        .isAfter(time);
    }
}
