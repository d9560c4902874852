package io.rounds.chats.abuse;

import io.rounds.chats.abuse.SessionPosts.Account;
import io.rounds.chats.posts.ChatPost;
import io.rounds.model.Link;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Spam: several throwaway accounts say the same or push the same link within minutes, and have nothing else to say.
 *
 * <p>Posts are grouped by the fingerprint of their text and by link. Where {@link #MIN_POSTS} originals of {@link #MIN_ACCOUNTS}
 * throwaway accounts ({@link Account#isThrowaway}) in a group fall within {@link #MAX_MILLIS}, they are a burst. An account takes part
 * if hardly anything else came from it; a class of students with new accounts, who all share the case and then talk about it,
 * does not. What others in the session share, too, is not spam.
 */
final class SpamBursts {
    /** Two posts each of three accounts: fewer may be people who discover the same thing. */
    private static final int MIN_POSTS = 6;

    /** One may be somebody's error, two may be friends. */
    private static final int MIN_ACCOUNTS = 3;

    /** A campaign wants to be seen groups; what people share of their own accord comes over hours. */
    private static final long MAX_MILLIS = 15L * 60_000;

    /** Share of an account's originals that belong to a burst: one in five may be a disguise. */
    private static final double MIN_SHARE_OF_ACCOUNT = 0.8;

    /** Share of all originals with this text or this link that come from throwaway accounts. */
    private static final double MIN_SHARE_OF_ALL = 0.8;

    private final SessionPosts session;
    private final Set<Integer> burstPosts = new HashSet<>();
    private final List<List<Integer>> bursts = new ArrayList<>();

    private SpamBursts(SessionPosts session) {
        this.session = session;
    }

    static List<Trouble> find(SessionPosts session) {
        return new SpamBursts(session).find();
    }

    private List<Trouble> find() {
        Map<Object, List<Integer>> groups = groups();
        groups.values().removeIf(group -> !isBurst(group));
        if (groups.isEmpty()) {
            return List.of();
        }
        Map<Object, Integer> all = countAll(groups.keySet());
        groups.forEach((key, group) -> {
            if (group.size() >= MIN_SHARE_OF_ALL * all.getOrDefault(key, 0)) {
                bursts.add(group);
                burstPosts.addAll(group);
            }
        });
        return troubles();
    }

    /** Originals of throwaway accounts, by what they say and by what they link. */
    private Map<Object, List<Integer>> groups() {
        Map<Object, List<Integer>> groups = new HashMap<>();
        boolean[] throwaway = new boolean[session.accounts().size()];
        for (Account account : session.accounts()) {
            throwaway[account.index] = account.originals > 0 && account.isThrowaway();
        }
        for (int i = 0; i < session.size(); i++) {
            if (throwaway[session.author(i).index] && !session.post(i).isRepost()) {
                for (Object key : keys(session.post(i))) {
                    groups.computeIfAbsent(key, unused -> new ArrayList<>()).add(i);
                }
            }
        }
        return groups;
    }

    private static Set<Object> keys(ChatPost post) {
        Set<Object> keys = new HashSet<>();
        if (post.content().textFingerprint() != 0) {
            keys.add(post.content().textFingerprint());
        }
        for (Link link : post.content().links()) {
            keys.add(link.canonical());
        }
        return keys;
    }

    private boolean isBurst(List<Integer> group) {
        if (group.size() < MIN_POSTS) {
            return false;
        }
        List<Integer> sorted = session.inTime(group);
        Map<Account, Integer> inside = new HashMap<>();
        int first = 0;
        for (int last = 0; last < sorted.size(); last++) {
            inside.merge(session.author(sorted.get(last)), 1, Integer::sum);
            while (at(sorted.get(last)) - at(sorted.get(first)) > MAX_MILLIS) {
                inside.computeIfPresent(session.author(sorted.get(first++)), (who, n) -> n == 1 ? null : n - 1);
            }
            if (last - first + 1 >= MIN_POSTS && inside.size() >= MIN_ACCOUNTS) {
                return true;
            }
        }
        return false;
    }

    private long at(int position) {
        return session.post(position).atMillis();
    }

    private Map<Object, Integer> countAll(Set<Object> keys) {
        Map<Object, Integer> counts = new HashMap<>();
        for (int i = 0; i < session.size(); i++) {
            if (!session.post(i).isRepost()) {
                for (Object key : keys(session.post(i))) {
                    if (keys.contains(key)) {
                        counts.merge(key, 1, Integer::sum);
                    }
                }
            }
        }
        return counts;
    }

    private List<Trouble> troubles() {
        int[] ofBursts = new int[session.accounts().size()];
        burstPosts.forEach(i -> ofBursts[session.author(i).index]++);
        boolean[] spammer = new boolean[ofBursts.length];
        for (Account account : session.accounts()) {
            int own = ofBursts[account.index];
            spammer[account.index] = own > 0 && own >= MIN_SHARE_OF_ACCOUNT * account.originals;
        }
        DisjointSets connected = new DisjointSets(ofBursts.length);
        for (List<Integer> burst : bursts) {
            List<Account> who = session.authorsOf(burst).stream()
                    .filter(account -> spammer[account.index])
                    .toList();
            who.forEach(account -> connected.union(who.get(0).index, account.index));
        }
        List<Trouble> troubles = new ArrayList<>();
        for (List<Integer> accounts : connected.sets(i -> spammer[i])) {
            Set<Integer> members = Set.copyOf(accounts);
            List<Integer> posts = burstPosts.stream()
                    .filter(i -> members.contains(session.author(i).index))
                    .toList();
            if (accounts.size() >= MIN_ACCOUNTS && posts.size() >= MIN_POSTS) {
                troubles.add(session.trouble("spam", posts, reason(accounts.size(), posts)));
            }
        }
        return troubles;
    }

    private String reason(int accounts, List<Integer> posts) {
        int all = session.authorsOf(posts).stream()
                .mapToInt(account -> account.originals)
                .sum();
        return String.format(
                Locale.ROOT,
                "%d accounts that are new or without followers wrote %d tweets with the same words or link in %d minutes,"
                        + " of %d tweets that they wrote here.",
                accounts,
                posts.size(),
                session.minutes(posts),
                all);
    }
}
