package io.rounds.ingest.follow.x;

import java.math.BigDecimal;

/**
 * What X charges, US dollars. From X's price list of 2026; it may change.
 *
 * @param post for a post that is returned
 * @param user for an account that is returned; whether expanded accounts are charged is not documented, so they are counted
 * @param count for a request of counts
 */
public record Prices(BigDecimal post, BigDecimal user, BigDecimal count) {
    /** As of 2026-11. */
    public static final Prices LISTED =
            new Prices(new BigDecimal("0.005"), new BigDecimal("0.010"), new BigDecimal("0.005"));
}
