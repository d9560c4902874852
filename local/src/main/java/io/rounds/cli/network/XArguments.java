package io.rounds.cli.network;

import io.rounds.ingest.follow.x.XOptions;
import io.rounds.local.ChosenNetworks;
import io.rounds.local.TokenPlace;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that read X. */
final class XArguments {
    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description =
                    "A file with the bearer token, which only you should be able to read. Default: the environment variable ROUNDS_X_TOKEN.")
    private @Nullable Path tokenFile;

    @Option(
            names = "--budget",
            paramLabel = "DOLLARS[/day|/month]",
            description =
                    "Stop before more than this is spent, until the next day or month (UTC). What was spent is kept with the position; with --out - each run begins with nothing spent. Default: no limit.")
    private @Nullable String budget;

    @Option(
            names = "--no-accounts",
            description =
                    "Do not ask for accounts, which X may charge for: names, followers and ages are not known then.")
    private boolean noAccounts;

    @Option(
            names = "--price",
            split = ",",
            paramLabel = "post|account|count=DOLLARS",
            description =
                    "What X charges for a post, an account and a request of counts, if it is not what it was in November 2026: post=0.005,account=0.010,count=0.005.")
    private Map<String, BigDecimal> prices = new LinkedHashMap<>();

    /**
     * The options.
     *
     * @param urls the address; empty for X's
     * @throws IllegalArgumentException if something is wrong with them
     */
    XOptions options(List<String> urls, Map<String, String> environment) {
        if (urls.size() > 1) {
            throw new IllegalArgumentException("X has one address: --url is given " + urls.size() + " times");
        }
        return ChosenNetworks.xOptions(
                urls.isEmpty() ? null : urls.get(0),
                new TokenPlace(tokenFile, ChosenNetworks.X_TOKEN_VARIABLE).read(environment),
                "--token-file",
                !noAccounts,
                budget,
                prices);
    }

    static String dollars(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,.2f", amount.setScale(2, RoundingMode.UP));
    }
}
