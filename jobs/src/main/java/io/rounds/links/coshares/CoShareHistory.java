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
 * What one account shared itself, and its co-shares with other accounts.
 *
 * <p>Only the days before the account's last share count, see {@link CoShareOptions#activityDays}. With each other account
 * the latest {@link #MAX_PER_ACCOUNT} co-shares are kept.
 *
 * @param links each once
 * @param coShares by other account, each once
 * @param latestMillis the latest time of an update
 */
public record CoShareHistory(List<OwnLink> links, List<CoSharesWith> coShares, long latestMillis) {
    /** Before the first share. */
    public static final CoShareHistory NONE = new CoShareHistory(List.of(), List.of(), Long.MIN_VALUE);

    static final int MAX_PER_ACCOUNT = 1_000;

    private static final Comparator<CoShare> BY_TIME =
            Comparator.comparingLong(CoShare::atMillis).thenComparing(CoShare::link);

    /** This history after a batch of updates. */
    public CoShareHistory plus(List<AccountLinkUpdate> updates, CoShareOptions options) {
        Map<String, OwnLink> newLinks = new HashMap<>();
        links.forEach(link -> newLinks.put(link.link(), link));
        Map<String, List<CoShare>> known = byAccount();
        Map<String, Map<String, CoShare>> changed = new HashMap<>();
        long latest = latestMillis;
        for (AccountLinkUpdate update : updates) {
            latest = Math.max(latest, update.atMillis());
            String other = update.other();
            if (other == null && update.removed()) {
                newLinks.remove(update.link());
            } else if (other == null) {
                newLinks.put(update.link(), new OwnLink(update.link(), update.atMillis(), update.handle()));
            } else {
                Map<String, CoShare> with =
                        changed.computeIfAbsent(other, key -> byLink(known.getOrDefault(key, List.of())));
                if (update.removed()) {
                    with.remove(update.link());
                } else {
                    with.put(update.link(), new CoShare(update.link(), update.atMillis(), update.gapMillis()));
                }
            }
        }
        changed.forEach((other, byLink) ->
                known.put(other, byLink.values().stream().sorted(BY_TIME).toList()));
        long oldest = latest - Duration.ofDays(options.activityDays()).toMillis();
        newLinks.values().removeIf(link -> link.atMillis() < oldest);
        List<CoSharesWith> newCoShares = new ArrayList<>(known.size());
        known.forEach((other, all) -> {
            List<CoShare> recent = recent(all, oldest);
            if (!recent.isEmpty()) {
                newCoShares.add(new CoSharesWith(other, recent));
            }
        });
        return new CoShareHistory(List.copyOf(newLinks.values()), newCoShares, latest);
    }

    private Map<String, List<CoShare>> byAccount() {
        Map<String, List<CoShare>> byAccount = new HashMap<>();
        coShares.forEach(one -> byAccount.put(one.other(), one.coShares()));
        return byAccount;
    }

    private static Map<String, CoShare> byLink(List<CoShare> coShares) {
        Map<String, CoShare> byLink = new HashMap<>();
        coShares.forEach(coShare -> byLink.put(coShare.link(), coShare));
        return byLink;
    }

    /** The recent part of a list in order of time. */
    private static List<CoShare> recent(List<CoShare> coShares, long oldest) {
        int from = Math.max(0, coShares.size() - MAX_PER_ACCOUNT);
        while (from < coShares.size() && coShares.get(from).atMillis() < oldest) {
            from++;
        }
        return from == 0 ? coShares : List.copyOf(coShares.subList(from, coShares.size()));
    }

    /** Emits the account's side of every pair that has, or had before, enough links in common and has changed. */
    public void emitChanges(CoShareHistory before, String account, CoShareOptions options, Consumer<CoSharer> out) {
        String handle = handle();
        boolean allChanged = links.size() != before.links.size() || !handle.equals(before.handle());
        Map<String, List<CoShare>> then = before.byAccount();
        Map<String, List<CoShare>> now = byAccount();
        Set<String> others = new HashSet<>(then.keySet());
        others.addAll(now.keySet());
        for (String other : others) {
            List<CoShare> withThen = then.getOrDefault(other, List.of());
            List<CoShare> withNow = now.getOrDefault(other, List.of());
            if (Math.max(withThen.size(), withNow.size()) >= options.minLinks()
                    && (allChanged || !withThen.equals(withNow))) {
                out.accept(new CoSharer(account, handle, other, links.size(), withNow));
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
