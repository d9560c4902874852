package io.rounds.ingest.follow.x;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.ingest.follow.ConnectionLostException;
import io.rounds.ingest.follow.ConnectionLostException.Cause;
import io.rounds.model.Fingerprint;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongSet;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Queue;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts what X charges for: posts and accounts, each once a day of UTC, as X does. It errs on the
 * side of more: what is not documented as free is counted, and after a restart what was read before counts again.
 *
 * <p>The stream is counted where it arrives, in a thread of its own, so this is thread-safe.
 */
final class CostMeter {
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final Prices prices;
    private final @Nullable Budget budget;
    private final boolean withAccounts;
    private final LongSupplier nanoTime;
    private final LongSet today = new LongOpenHashSet();
    private final Queue<Expense> lastSecond = new ArrayDeque<>();
    private BigDecimal inLastSecond = BigDecimal.ZERO;
    private LocalDate day = LocalDate.EPOCH;
    private BigDecimal spentToday = BigDecimal.ZERO;
    private BigDecimal spentThisMonth = BigDecimal.ZERO;
    private long posts;
    private long accounts;
    /** The limit that reading stopped at; until the budget is renewed it is not read again, unless the limit is raised. */
    private @Nullable BigDecimal stoppedAt;

    private record Expense(long nanos, BigDecimal dollars) {}

    /**
     * @param budget null for no limit
     * @param withAccounts whether messages bring accounts
     * @param nanoTime {@link System#nanoTime}
     */
    CostMeter(Prices prices, @Nullable Budget budget, boolean withAccounts, LongSupplier nanoTime) {
        this.prices = prices;
        this.budget = budget;
        this.withAccounts = withAccounts;
        this.nanoTime = nanoTime;
    }

    /** Goes on from a stored state. */
    synchronized void restore(JsonNode stored) {
        try {
            LocalDate storedDay = LocalDate.parse(stored.path("day").asText());
            BigDecimal storedToday = new BigDecimal(stored.path("today").asText());
            spentThisMonth = new BigDecimal(stored.path("month").asText());
            spentToday = storedToday;
            day = storedDay;
            posts = stored.path("posts").asLong();
            accounts = stored.path("accounts").asLong();
            String stopped = stored.path("stopped_at").textValue();
            stoppedAt = stopped == null ? null : new BigDecimal(stopped);
        } catch (java.time.DateTimeException | NumberFormatException e) {
            // Nothing is stored, or nothing that can be read: counting begins anew.
            day = LocalDate.EPOCH;
        }
    }

    synchronized void store(ObjectNode into) {
        into.put("day", day.toString())
                .put("posts", posts)
                .put("accounts", accounts)
                .put("today", spentToday.toPlainString())
                .put("month", spentThisMonth.toPlainString());
        if (stoppedAt != null) {
            into.put("stopped_at", stoppedAt.toPlainString());
        }
    }

    /** Counts what an answer or a message of the stream holds. */
    synchronized void message(JsonNode message, Instant now) {
        turnTo(now);
        JsonNode data = message.path("data");
        if (data.isArray()) {
            data.forEach(this::post);
        } else {
            post(data);
        }
        message.path("includes").path("tweets").forEach(this::post);
        for (JsonNode account : message.path("includes").path("users")) {
            if (isNew("u", account)) {
                accounts++;
                spend(prices.account());
            }
        }
    }

    private void post(JsonNode post) {
        if (isNew("p", post)) {
            posts++;
            spend(prices.post());
        }
    }

    private boolean isNew(String kind, JsonNode resource) {
        return resource.hasNonNull("id")
                && today.add(Fingerprint.of(kind + resource.path("id").asText()));
    }

    private void spend(BigDecimal dollars) {
        spentToday = spentToday.add(dollars);
        spentThisMonth = spentThisMonth.add(dollars);
        inLastSecond = inLastSecond.add(dollars);
        lastSecond.add(new Expense(nanoTime.getAsLong(), dollars));
        forgetOlderThanASecond();
    }

    private void forgetOlderThanASecond() {
        long now = nanoTime.getAsLong();
        for (Expense first = lastSecond.peek();
                first != null && now - first.nanos > SECOND_NANOS;
                first = lastSecond.peek()) {
            inLastSecond = inLastSecond.subtract(first.dollars);
            lastSecond.remove();
        }
    }

    private void turnTo(Instant now) {
        LocalDate date = now.atOffset(ZoneOffset.UTC).toLocalDate();
        if (date.isAfter(day)) {
            boolean isNewMonth = !YearMonth.from(date).equals(YearMonth.from(day));
            if (isNewMonth) {
                spentThisMonth = BigDecimal.ZERO;
            }
            if (isNewMonth || budget == null || !budget.monthly()) {
                stoppedAt = null;
            }
            spentToday = BigDecimal.ZERO;
            posts = 0;
            accounts = 0;
            today.clear();
            day = date;
        }
    }

    /** What may still be spent; null for no limit. */
    private @Nullable BigDecimal left(Instant now) {
        turnTo(now);
        if (budget == null) {
            return null;
        }
        BigDecimal stopped = stoppedAt;
        return stopped != null && budget.limit().compareTo(stopped) <= 0
                ? BigDecimal.ZERO
                : budget.limit().subtract(budget.monthly() ? spentThisMonth : spentToday);
    }

    /**
     * Whether a stream has to be closed now so that the budget is not passed. X counts what it has sent, so what may be on
     * its way is kept back: as much as came in the last second, and one message more. If so, it remains used up until it is
     * renewed.
     */
    synchronized boolean isUsedUp(Instant now) {
        BigDecimal left = left(now);
        forgetOlderThanASecond();
        if (budget == null
                || left == null
                || left.compareTo(prices.dearestMessage(withAccounts).add(inLastSecond)) >= 0) {
            return false;
        }
        stoppedAt = budget.limit();
        return true;
    }

    /** How many messages can be paid for, however much each of them brings. */
    synchronized long affordable(Instant now) {
        BigDecimal left = left(now);
        BigDecimal each = prices.dearestMessage(withAccounts);
        return left == null || each.signum() == 0
                ? Long.MAX_VALUE
                : left.max(BigDecimal.ZERO).divide(each, 0, RoundingMode.DOWN).longValue();
    }

    /** That the budget is used up, and until when. */
    synchronized ConnectionLostException usedUp(Instant now) {
        LocalDate date = now.atOffset(ZoneOffset.UTC).toLocalDate();
        LocalDate next =
                budget != null && budget.monthly() ? date.withDayOfMonth(1).plusMonths(1) : date.plusDays(1);
        Instant renewed = next.atStartOfDay(ZoneOffset.UTC).toInstant();
        return new ConnectionLostException(
                Cause.THROTTLED,
                "the budget of " + budget + " is used up but for what may be on its way (" + words(now)
                        + "); X is read again from " + renewed + " on",
                Duration.between(now, renewed));
    }

    /** For people: posts, accounts, dollars. */
    synchronized String words(Instant now) {
        turnTo(now);
        return String.format(
                Locale.ROOT,
                "%,d posts and %,d accounts today, $%s today, $%s this month",
                posts,
                accounts,
                rounded(spentToday),
                rounded(spentThisMonth));
    }

    private static String rounded(BigDecimal dollars) {
        return dollars.setScale(2, RoundingMode.UP).toPlainString();
    }
}
