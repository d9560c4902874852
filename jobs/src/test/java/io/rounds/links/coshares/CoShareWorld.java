package io.rounds.links.coshares;

import io.rounds.links.ShareChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** From shares to pairs of accounts as the operators do it, without Flink. */
final class CoShareWorld {
    private final CoShareOptions options;
    final Map<String, LinkSharers> links = new TreeMap<>();
    final Map<String, CoShareHistory> accounts = new HashMap<>();
    final Map<String, CoSharerPair> pairs = new TreeMap<>();
    int updates;

    CoShareWorld(CoShareOptions options) {
        this.options = options;
    }

    CoShareWorld add(List<ShareChange> changes) {
        Map<String, List<AccountLinkUpdate>> byAccount = new TreeMap<>();
        Map<String, List<ShareChange>> byLink = new TreeMap<>();
        changes.forEach(change -> byLink.computeIfAbsent(change.link().canonical(), key -> new ArrayList<>())
                .add(change));
        byLink.forEach((link, batch) -> {
            LinkSharers before = links.getOrDefault(link, LinkSharers.NONE);
            LinkSharers after = before.plus(batch, options);
            after.emitChanges(before, link, options, update -> byAccount.computeIfAbsent(update.account(), key -> new ArrayList<>())
                    .add(update));
            links.put(link, after);
        });
        byAccount.forEach((account, batch) -> {
            CoShareHistory before = accounts.getOrDefault(account, CoShareHistory.NONE);
            CoShareHistory after = before.plus(batch, options);
            after.emitChanges(before, account, options, this::update);
            accounts.put(account, after);
        });
        return this;
    }

    private void update(CoSharer side) {
        updates++;
        pairs.put(side.pair(), pairs.getOrDefault(side.pair(), CoSharerPair.NONE).plus(side));
    }

    /** Pairs with weight, as {@code x:1~x:2 3}. */
    TreeSet<String> edges(int seconds) {
        TreeSet<String> edges = new TreeSet<>();
        pairs.forEach((pair, both) -> {
            CoSharerPair.Edge edge = both.edge(seconds, options);
            if (edge != null) {
                edges.add(pair + ' ' + edge.coShares().size());
            }
        });
        return edges;
    }

    /** The interval estimated from all links. */
    int estimate(int maxSeconds) {
        List<ShareDelays> all = new ArrayList<>();
        links.forEach((link, sharers) -> {
            ShareDelays delays = sharers.changedDelays(LinkSharers.NONE, link);
            if (delays != null) {
                all.add(delays);
            }
        });
        return CoordinationInterval.seconds(all, maxSeconds);
    }
}
