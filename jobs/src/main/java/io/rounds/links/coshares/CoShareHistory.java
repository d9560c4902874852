package io.rounds.links.coshares;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What one account shared in words of its own, and in whose company.
 *
 * <p>Only some days count, back from the account's last share. With one companion at most
 * {@link #MOST_WITH_ONE} links are remembered, the latest.
 *
 * @param links each once
 * @param together each companion once
 * @param latestMillis the latest time that was told
 */
public record CoShareHistory(List<OwnLink> links, List<CoSharesWith> together, long latestMillis) {
    /** Before the first share. */
    public static final CoShareHistory NONE = new CoShareHistory(List.of(), List.of(), Long.MIN_VALUE);

    static final int MOST_WITH_ONE = 1_000;

    private static final Comparator<CoShare> BY_TIME =
            Comparator.comparingLong(CoShare::atMillis).thenComparing(CoShare::link);

    /** This company after what the account learned. */
    public CoShareHistory plus(List<AccountLinkUpdate> ties, CoShareOptions options) {
        Map<String, OwnLink> newLinks = new HashMap<>();
        links.forEach(link -> newLinks.put(link.link(), link));
        Map<String, List<CoShare>> known = byCompanion();
        Map<String, Map<String, CoShare>> changed = new HashMap<>();
        long latest = latestMillis;
        for (AccountLinkUpdate tie : ties) {
            latest = Math.max(latest, tie.atMillis());
            String companion = tie.companion();
            if (companion == null && tie.gone()) {
                newLinks.remove(tie.link());
            } else if (companion == null) {
                newLinks.put(tie.link(), new OwnLink(tie.link(), tie.atMillis(), tie.handle()));
            } else {
                Map<String, CoShare> with =
                        changed.computeIfAbsent(companion, key -> byLink(known.getOrDefault(key, List.of())));
                if (tie.gone()) {
                    with.remove(tie.link());
                } else {
                    with.put(tie.link(), new CoShare(tie.link(), tie.atMillis(), tie.gapMillis()));
                }
            }
        }
        changed.forEach((companion, coShares) ->
                known.put(companion, coShares.values().stream().sorted(BY_TIME).toList()));
        long oldest = latest - Duration.ofDays(options.activityDays()).toMillis();
        newLinks.values().removeIf(link -> link.atMillis() < oldest);
        List<CoSharesWith> newTogether = new ArrayList<>(known.size());
        known.forEach((companion, coShares) -> {
            List<CoShare> young = young(coShares, oldest);
            if (!young.isEmpty()) {
                newTogether.add(new CoSharesWith(companion, young));
            }
        });
        return new CoShareHistory(List.copyOf(newLinks.values()), newTogether, latest);
    }

    private Map<String, List<CoShare>> byCompanion() {
        Map<String, List<CoShare>> byCompanion = new HashMap<>();
        together.forEach(one -> byCompanion.put(one.companion(), one.coShares()));
        return byCompanion;
    }

    private static Map<String, CoShare> byLink(List<CoShare> coShares) {
        Map<String, CoShare> byLink = new HashMap<>();
        coShares.forEach(coShare -> byLink.put(coShare.link(), coShare));
        return byLink;
    }

    /** What is young enough of a list in order of time. */
    private static List<CoShare> young(List<CoShare> coShares, long oldest) {
        int from = Math.max(0, coShares.size() - MOST_WITH_ONE);
        while (from < coShares.size() && coShares.get(from).atMillis() < oldest) {
            from++;
        }
        return from == 0 ? coShares : List.copyOf(coShares.subList(from, coShares.size()));
    }

    /** Tells every pair of this account that has, or had before, enough links in common and of which something changed. */
    public void tell(CoShareHistory before, String account, CoShareOptions options, Consumer<CoSharer> companions) {
        String handle = handle();
        boolean allChanged = links.size() != before.links.size() || !handle.equals(before.handle());
        Map<String, List<CoShare>> then = before.byCompanion();
        Map<String, List<CoShare>> now = byCompanion();
        Set<String> others = new HashSet<>(then.keySet());
        others.addAll(now.keySet());
        for (String other : others) {
            List<CoShare> withThen = then.getOrDefault(other, List.of());
            List<CoShare> withNow = now.getOrDefault(other, List.of());
            if (Math.max(withThen.size(), withNow.size()) >= options.leastLinks()
                    && (allChanged || !withThen.equals(withNow))) {
                companions.accept(new CoSharer(account, handle, other, links.size(), withNow));
            }
        }
    }

    /** The handle of the last share; empty without any. */
    private String handle() {
        return links.stream()
                .max(Comparator.comparingLong(OwnLink::atMillis).thenComparing(OwnLink::link))
                .map(OwnLink::handle)
                .orElse("");
    }
}
