package io.rounds.simulator.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/** What a simulated X charges: each post and account that it hands out, once a day; and requests of counts. Thread-safe. */
public final class XBill {
    private final Set<String> charged = new HashSet<>();
    private long sent;
    private long posts;
    private long accounts;
    private long counts;

    /** Charges what a message or an answer holds. */
    synchronized void message(JsonNode message, LocalDate day) {
        JsonNode data = message.path("data");
        if (data.isArray()) {
            sent += data.size();
            data.forEach(post -> post(post, day));
        } else {
            sent++;
            post(data, day);
        }
        message.path("includes").path("tweets").forEach(post -> post(post, day));
        for (JsonNode account : message.path("includes").path("users")) {
            if (charged.add(day + " account " + account.path("id").asText())) {
                accounts++;
            }
        }
    }

    private void post(JsonNode post, LocalDate day) {
        if (charged.add(day + " post " + post.path("id").asText())) {
            posts++;
        }
    }

    synchronized void countsRequest() {
        counts++;
    }

    /** How many posts were sent as such, one that was sent twice counted twice. */
    public synchronized long sent() {
        return sent;
    }

    /** How many posts are charged, with those that others refer to. */
    public synchronized long posts() {
        return posts;
    }

    /** How many accounts are charged. */
    public synchronized long accounts() {
        return accounts;
    }

    /** The sum, dollars, at X's prices of 2026-11. */
    public synchronized BigDecimal dollars() {
        return BigDecimal.valueOf(posts + counts, 0)
                .multiply(new BigDecimal("0.005"))
                .add(BigDecimal.valueOf(accounts).multiply(new BigDecimal("0.010")));
    }
}
