package io.rounds.links;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** From shares to pairs of accounts as the operators do it, without Flink. */
final class CoShareWorld {
    private final CoShareOptions options;
    final Map<String, Sharers> links = new TreeMap<>();
    final Map<String, Company> accounts = new HashMap<>();
    final Map<String, Companions> pairs = new TreeMap<>();
    int told;

    CoShareWorld(CoShareOptions options) {
        this.options = options;
    }

    CoShareWorld learn(List<ShareChange> changes) {
        Map<String, List<Tie>> ties = new TreeMap<>();
        Map<String, List<ShareChange>> byLink = new TreeMap<>();
        changes.forEach(change -> byLink.computeIfAbsent(change.link().canonical(), key -> new ArrayList<>())
                .add(change));
        byLink.forEach((link, batch) -> {
            Sharers before = links.getOrDefault(link, Sharers.NONE);
            Sharers after = before.plus(batch, options);
            after.tell(before, link, options, tie -> ties.computeIfAbsent(tie.account(), key -> new ArrayList<>())
                    .add(tie));
            links.put(link, after);
        });
        ties.forEach((account, batch) -> {
            Company before = accounts.getOrDefault(account, Company.NONE);
            Company after = before.plus(batch, options);
            after.tell(before, account, options, this::meet);
            accounts.put(account, after);
        });
        return this;
    }

    private void meet(Companion side) {
        told++;
        pairs.put(side.pair(), pairs.getOrDefault(side.pair(), Companions.NONE).plus(side));
    }

    /** Pairs with weight, as {@code x:1~x:2 3}. */
    TreeSet<String> edges(int seconds) {
        TreeSet<String> edges = new TreeSet<>();
        pairs.forEach((pair, both) -> {
            Companions.Edge edge = both.edge(seconds, options);
            if (edge != null) {
                edges.add(pair + ' ' + edge.together().size());
            }
        });
        return edges;
    }

    /** The interval that all links together tell. */
    int estimate(int longestSeconds) {
        List<Pace> paces = new ArrayList<>();
        links.forEach((link, sharers) -> {
            Pace pace = sharers.changedPace(Sharers.NONE, link);
            if (pace != null) {
                paces.add(pace);
            }
        });
        return CoordinationInterval.seconds(paces, longestSeconds);
    }
}
