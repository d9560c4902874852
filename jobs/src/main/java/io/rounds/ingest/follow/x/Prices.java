package io.rounds.ingest.follow.x;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * What X charges, US dollars. From X's price list of 2026; it may change.
 *
 * @param post for a post that is returned
 * @param account for an account that is returned; whether expanded accounts are charged is not documented, so they are counted
 * @param count for a request of counts
 */
public record Prices(BigDecimal post, BigDecimal account, BigDecimal count) implements Serializable {
    /** As of 2026-11. */
    public static final Prices LISTED =
            new Prices(new BigDecimal("0.005"), new BigDecimal("0.010"), new BigDecimal("0.005"));

    public Prices {
        if (post.signum() < 0 || account.signum() < 0 || count.signum() < 0) {
            throw new IllegalArgumentException("a price is not less than 0");
        }
    }

    /**
     * These prices with another one for something.
     *
     * @param of post, account or count
     * @throws IllegalArgumentException if there is no such price
     */
    public Prices with(String of, BigDecimal dollars) {
        return switch (of) {
            case "post" -> new Prices(dollars, account, count);
            case "account" -> new Prices(post, dollars, count);
            case "count" -> new Prices(post, account, dollars);
            default ->
                throw new IllegalArgumentException("there is no price of '" + of + "', but of post, account and count");
        };
    }

    /**
     * The most that a message can cost: a post that replies to one and quotes another, and the authors of all three.
     *
     * @param withAccounts whether accounts are asked for
     */
    BigDecimal dearestMessage(boolean withAccounts) {
        BigDecimal one = withAccounts ? post.add(account) : post;
        return one.multiply(BigDecimal.valueOf(3));
    }
}
