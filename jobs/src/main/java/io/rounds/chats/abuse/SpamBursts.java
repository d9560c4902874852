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
 * <p>Posts meet by the fingerprint of their words or by a link. Where {@link #LEAST_POSTS} originals of {@link #LEAST_ACCOUNTS}
 * throwaway accounts ({@link Account#isThrowaway}) meet within {@link #WITHIN_MILLIS}, they are a burst. An account takes part
 * if hardly anything else came from it; a class of students with new accounts, who all share the case and then talk about it,
 * does not. Nor is it spam what the room shares, too.
 */
final class SpamBursts {
    /** Two posts each of three accounts: fewer may be people who discover the same thing. */
    private static final int LEAST_POSTS = 6;

    /** One may be somebody's error, two may be friends. */
    private static final int LEAST_ACCOUNTS = 3;

    /** A campaign wants to be seen together; what people share of their own accord comes over hours. */
    private static final long WITHIN_MILLIS = 15L * 60_000;

    /** Part of an account's originals that is of a burst: one in five may be a disguise. */
    private static final double NOTHING_ELSE = 0.8;

    /** Part of all originals with these words or this link that comes from throwaway accounts. */
    private static final double THEIRS = 0.8;

    private final SessionPosts room;
    private final Set<Integer> burstPosts = new HashSet<>();
    private final List<List<Integer>> bursts = new ArrayList<>();

    private SpamBursts(SessionPosts room) {
        this.room = room;
    }

    static List<Trouble> find(SessionPosts room) {
        return new SpamBursts(room).find();
    }

    private List<Trouble> find() {
        Map<Object, List<Integer>> groups = groups();
        groups.values().removeIf(group -> !isBurst(group));
        if (groups.isEmpty()) {
            return List.of();
        }
        Map<Object, Integer> all = countAll(groups.keySet());
        groups.forEach((key, group) -> {
            if (group.size() >= THEIRS * all.getOrDefault(key, 0)) {
                bursts.add(group);
                burstPosts.addAll(group);
            }
        });
        return troubles();
    }

    /** Originals of throwaway accounts, by what they say and by what they link. */
    private Map<Object, List<Integer>> groups() {
        Map<Object, List<Integer>> groups = new HashMap<>();
        boolean[] throwaway = new boolean[room.accounts().size()];
        for (Account account : room.accounts()) {
            throwaway[account.index] = account.originals > 0 && account.isThrowaway();
        }
        for (int i = 0; i < room.size(); i++) {
            if (throwaway[room.author(i).index] && !room.post(i).isRepost()) {
                for (Object key : keys(room.post(i))) {
                    groups.computeIfAbsent(key, unused -> new ArrayList<>()).add(i);
                }
            }
        }
        return groups;
    }

    private static Set<Object> keys(ChatPost post) {
        Set<Object> keys = new HashSet<>();
        if (post.words() != 0) {
            keys.add(post.words());
        }
        for (Link link : post.links()) {
            keys.add(link.canonical());
        }
        return keys;
    }

    private boolean isBurst(List<Integer> group) {
        if (group.size() < LEAST_POSTS) {
            return false;
        }
        List<Integer> sorted = room.inTime(group);
        Map<Account, Integer> inside = new HashMap<>();
        int first = 0;
        for (int last = 0; last < sorted.size(); last++) {
            inside.merge(room.author(sorted.get(last)), 1, Integer::sum);
            while (at(sorted.get(last)) - at(sorted.get(first)) > WITHIN_MILLIS) {
                inside.computeIfPresent(room.author(sorted.get(first++)), (who, n) -> n == 1 ? null : n - 1);
            }
            if (last - first + 1 >= LEAST_POSTS && inside.size() >= LEAST_ACCOUNTS) {
                return true;
            }
        }
        return false;
    }

    private long at(int position) {
        return room.post(position).atMillis();
    }

    private Map<Object, Integer> countAll(Set<Object> keys) {
        Map<Object, Integer> counts = new HashMap<>();
        for (int i = 0; i < room.size(); i++) {
            if (!room.post(i).isRepost()) {
                for (Object key : keys(room.post(i))) {
                    if (keys.contains(key)) {
                        counts.merge(key, 1, Integer::sum);
                    }
                }
            }
        }
        return counts;
    }

    private List<Trouble> troubles() {
        int[] ofBursts = new int[room.accounts().size()];
        burstPosts.forEach(i -> ofBursts[room.author(i).index]++);
        boolean[] spammer = new boolean[ofBursts.length];
        for (Account account : room.accounts()) {
            int own = ofBursts[account.index];
            spammer[account.index] = own > 0 && own >= NOTHING_ELSE * account.originals;
        }
        DisjointSets together = new DisjointSets(ofBursts.length);
        for (List<Integer> burst : bursts) {
            List<Account> who = room.authorsOf(burst).stream()
                    .filter(account -> spammer[account.index])
                    .toList();
            who.forEach(account -> together.join(who.get(0).index, account.index));
        }
        List<Trouble> troubles = new ArrayList<>();
        for (List<Integer> accounts : together.sets(i -> spammer[i])) {
            Set<Integer> members = Set.copyOf(accounts);
            List<Integer> posts = burstPosts.stream()
                    .filter(i -> members.contains(room.author(i).index))
                    .toList();
            if (accounts.size() >= LEAST_ACCOUNTS && posts.size() >= LEAST_POSTS) {
                troubles.add(room.trouble("spam", posts, reason(accounts.size(), posts)));
            }
        }
        return troubles;
    }

    private String reason(int accounts, List<Integer> posts) {
        int all = room.authorsOf(posts).stream()
                .mapToInt(account -> account.originals)
                .sum();
        return String.format(
                Locale.ROOT,
                "%d accounts that are new or without followers wrote %d tweets with the same words or link in %d minutes,"
                        + " of %d tweets that they wrote here.",
                accounts,
                posts.size(),
                room.minutes(posts),
                all);
    }
}
