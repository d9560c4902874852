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
    int told;

    CoShareWorld(CoShareOptions options) {
        this.options = options;
    }

    CoShareWorld learn(List<ShareChange> changes) {
        Map<String, List<AccountLinkUpdate>> ties = new TreeMap<>();
        Map<String, List<ShareChange>> byLink = new TreeMap<>();
        changes.forEach(change -> byLink.computeIfAbsent(change.link().canonical(), key -> new ArrayList<>())
                .add(change));
        byLink.forEach((link, batch) -> {
            LinkSharers before = links.getOrDefault(link, LinkSharers.NONE);
            LinkSharers after = before.plus(batch, options);
            after.tell(before, link, options, tie -> ties.computeIfAbsent(tie.account(), key -> new ArrayList<>())
                    .add(tie));
            links.put(link, after);
        });
        ties.forEach((account, batch) -> {
            CoShareHistory before = accounts.getOrDefault(account, CoShareHistory.NONE);
            CoShareHistory after = before.plus(batch, options);
            after.tell(before, account, options, this::meet);
            accounts.put(account, after);
        });
        return this;
    }

    private void meet(CoSharer side) {
        told++;
        pairs.put(side.pair(), pairs.getOrDefault(side.pair(), CoSharerPair.NONE).plus(side));
    }

    /** Pairs with weight, as {@code x:1~x:2 3}. */
    TreeSet<String> edges(int seconds) {
        TreeSet<String> edges = new TreeSet<>();
        pairs.forEach((pair, both) -> {
            CoSharerPair.Edge edge = both.edge(seconds, options);
            if (edge != null) {
                edges.add(pair + ' ' + edge.together().size());
            }
        });
        return edges;
    }

    /** The interval that all links together tell. */
    int estimate(int longestSeconds) {
        List<ShareDelays> paces = new ArrayList<>();
        links.forEach((link, sharers) -> {
            ShareDelays pace = sharers.changedPace(LinkSharers.NONE, link);
            if (pace != null) {
                paces.add(pace);
            }
        });
        return CoordinationInterval.seconds(paces, longestSeconds);
    }
}
