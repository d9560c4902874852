package io.rounds.local;

import io.rounds.ingest.follow.mastodon.Mastodon;
import io.rounds.ingest.follow.mastodon.MastodonServer;
import io.rounds.ingest.follow.mastodon.MastodonTimes;
import io.rounds.ingest.follow.mastodon.MastodonTokens;
import io.rounds.ingest.follow.x.Budget;
import io.rounds.ingest.follow.x.Prices;
import io.rounds.ingest.follow.x.XNetwork;
import io.rounds.ingest.follow.x.XOptions;
import io.rounds.ingest.follow.x.XTiming;
import io.rounds.model.Community;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Networks as people choose them, on the command line or in {@code rounds.yaml}. */
public final class ChosenNetworks {
    /** Where a token for X is unless somebody says otherwise. */
    public static final String X_TOKEN_VARIABLE = "ROUNDS_X_TOKEN";
    /** Where tokens for servers of Mastodon are unless somebody says otherwise. */
    public static final String MASTODON_TOKEN_VARIABLE = "ROUNDS_MASTODON_TOKEN";

    private ChosenNetworks() {}

    /**
     * The servers of Mastodon to follow.
     *
     * @param addresses the public ones if there are none
     * @param tokens as {@link MastodonTokens} reads them; null for none
     * @throws IllegalArgumentException if they cannot be followed, with a message that holds no token
     */
    public static List<MastodonServer> mastodonServers(
            List<String> addresses, @Nullable String tokens, List<Community> communities) {
        List<MastodonServer> servers =
                MastodonTokens.servers(addresses.isEmpty() ? MastodonServer.PUBLIC : addresses, tokens);
        Mastodon.check(servers, communities);
        return servers;
    }

    /** Mastodon, in real time. */
    public static Mastodon mastodon(List<MastodonServer> servers, List<Community> communities) {
        return new Mastodon(servers, communities, MastodonTimes.STANDARD, Clock.systemUTC());
    }

    /**
     * How to follow X.
     *
     * @param address of the API; null for X's own
     * @param token the bearer token; blanks around it do not matter
     * @param tokenOption how people name the file with the token
     * @param budget as {@link Budget#parse} reads it; null for no limit
     * @param prices those that differ from {@link Prices#LISTED}
     * @throws IllegalArgumentException if there is no token, or something is not valid; the message holds no token
     */
    public static XOptions xOptions(
            @Nullable String address,
            @Nullable String token,
            String tokenOption,
            boolean withAccounts,
            @Nullable String budget,
            Map<String, BigDecimal> prices) {
        if (token == null || token.isBlank()) {
            throw new IllegalArgumentException("X needs a bearer token: name a file that holds it with " + tokenOption
                    + ", or set " + X_TOKEN_VARIABLE);
        }
        return new XOptions(
                address == null ? XOptions.API : URI.create(address),
                token.strip(),
                withAccounts,
                budget(budget),
                prices(prices),
                XTiming.STANDARD);
    }

    /**
     * What may be spent.
     *
     * @param text as {@link Budget#parse} reads it; null for no limit
     * @throws IllegalArgumentException if it is not a budget
     */
    public static @Nullable Budget budget(@Nullable String text) {
        return text == null ? null : Budget.parse(text);
    }

    /**
     * What X charges.
     *
     * @param changed prices that differ from {@link Prices#LISTED}
     * @throws IllegalArgumentException if there is no such price, or it is less than 0
     */
    public static Prices prices(Map<String, BigDecimal> changed) {
        Prices prices = Prices.LISTED;
        for (Map.Entry<String, BigDecimal> price : changed.entrySet()) {
            prices = prices.with(price.getKey(), price.getValue());
        }
        return prices;
    }

    /**
     * X, in real time.
     *
     * @throws IllegalArgumentException if there can be no rules for the communities
     */
    public static XNetwork x(XOptions options, List<Community> communities) {
        return new XNetwork(options, communities, List.of(), Clock.systemUTC());
    }
}
