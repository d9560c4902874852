package io.rounds.ingest.follow.x;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts what X charges for: posts and accounts, each once a day of UTC, as X does; and requests of counts. It errs on the
 * side of more: what is not documented as free is counted.
 */
final class CostMeter {
    private final Prices prices;
    private final @Nullable Budget budget;
    private final Set<String> today = new HashSet<>();
    private LocalDate day = LocalDate.EPOCH;
    private BigDecimal spentToday = BigDecimal.ZERO;
    private BigDecimal spentThisMonth = BigDecimal.ZERO;
    private long posts;
    private long users;

    /** @param budget null for no limit */
    CostMeter(Prices prices, @Nullable Budget budget) {
        this.prices = prices;
        this.budget = budget;
    }

    /** Goes on from a stored state. */
    void restore(JsonNode stored) {
        if (stored.has("day")) {
            day = LocalDate.parse(stored.path("day").asText());
            spentToday = new BigDecimal(stored.path("today").asText("0"));
            spentThisMonth = new BigDecimal(stored.path("month").asText("0"));
        }
    }

    void store(ObjectNode into) {
        into.put("day", day.toString())
                .put("today", spentToday.toPlainString())
                .put("month", spentThisMonth.toPlainString());
    }

    /** Counts what a message holds. */
    void message(JsonNode message, Instant now) {
        turnTo(now);
        JsonNode data = message.path("data");
        if (data.isArray()) {
            data.forEach(this::post);
        } else if (data.has("id")) {
            post(data);
        }
        message.path("includes").path("tweets").forEach(this::post);
        for (JsonNode user : message.path("includes").path("users")) {
            if (today.add("u" + user.path("id").asText())) {
                users++;
                spend(prices.user());
            }
        }
    }

    private void post(JsonNode post) {
        if (today.add("p" + post.path("id").asText())) {
            posts++;
            spend(prices.post());
        }
    }

    /** Counts a request of counts. */
    void countsRequest(Instant now) {
        turnTo(now);
        spend(prices.count());
    }

    private void spend(BigDecimal dollars) {
        spentToday = spentToday.add(dollars);
        spentThisMonth = spentThisMonth.add(dollars);
    }

    private void turnTo(Instant now) {
        LocalDate date = now.atOffset(ZoneOffset.UTC).toLocalDate();
        if (date.isAfter(day)) {
            if (!YearMonth.from(date).equals(YearMonth.from(day))) {
                spentThisMonth = BigDecimal.ZERO;
            }
            spentToday = BigDecimal.ZERO;
            today.clear();
            day = date;
        }
    }

    /** Whether one more message could pass the budget: a post with another one in it, and their authors. */
    boolean isUsedUp(Instant now, boolean withUsers) {
        turnTo(now);
        if (budget == null) {
            return false;
        }
        BigDecimal next = withUsers ? prices.post().add(prices.user()) : prices.post();
        return (budget.monthly() ? spentThisMonth : spentToday).add(next).compareTo(budget.limit()) > 0;
    }

    /** When there is budget again; null if there is no limit. */
    @Nullable Instant renewedAt(Instant now) {
        if (budget == null) {
            return null;
        }
        LocalDate date = now.atOffset(ZoneOffset.UTC).toLocalDate();
        LocalDate next = budget.monthly() ? date.withDayOfMonth(1).plusMonths(1) : date.plusDays(1);
        return next.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    @Nullable Budget budget() {
        return budget;
    }

    /** For people: posts, accounts, dollars. */
    String words() {
        return posts + " posts and " + users + " accounts read, $" + rounded(spentToday) + " today, $"
                + rounded(spentThisMonth) + " this month";
    }

    private static String rounded(BigDecimal dollars) {
        return dollars.setScale(2, RoundingMode.UP).toPlainString();
    }
}
