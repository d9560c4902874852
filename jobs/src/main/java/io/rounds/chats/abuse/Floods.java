package io.rounds.chats.abuse;

import io.rounds.chats.abuse.SessionPosts.Account;
import io.rounds.chats.posts.ChatPost;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A flood: one account writes so much in a quarter of an hour that it drowns the others, and nobody cares.
 *
 * <p>Counted are originals that answer nobody. It is a flood where an account writes {@link #LEAST_POSTS} of them in a quarter of
 * an hour, which is a third of all originals or more, while {@link #LEAST_OTHERS} others write, and where others hardly react
 * to it (reply, mention, repost) in the whole session. A live-tweeter of a conference writes much, and is reposted for
 * it: the busiest quarter of an hour of #ASHG2013 has 16 tweets of one person, to whom others reacted once for every two
 * of their tweets. Moderators flood nobody.
 *
 * <p>Quarters of an hour start every 7.5 minutes, so that none is missed for being cut in two.
 */
final class Floods {
    /** One each 45 seconds: nobody reads along and writes at that pace. */
    private static final int LEAST_POSTS = 20;

    private static final long QUARTER_MILLIS = 15L * 60_000;
    private static final double SHARE = 1.0 / 3;

    /** With fewer there is nobody to drown: who talks alone in the night disturbs nobody. */
    private static final int LEAST_OTHERS = 5;

    /** Reactions for each tweet: with more, people want to hear it. */
    private static final double RESONANCE = 0.2;

    private final SessionPosts room;
    private final Map<Long, Quarter> quarters = new HashMap<>();

    /** A quarter of an hour, by the half of it in which it starts. */
    private static final class Quarter {
        private final Map<Account, List<Integer>> suspects = new HashMap<>();
        private final Set<Account> writers = new HashSet<>();
        private int originals;
    }

    private Floods(SessionPosts room) {
        this.room = room;
    }

    static List<Trouble> find(SessionPosts room) {
        boolean any = room.accounts().stream().anyMatch(Floods::isSuspect);
        return any ? new Floods(room).find() : List.of();
    }

    private static boolean isSuspect(Account account) {
        return account.statements >= LEAST_POSTS && !account.moderates();
    }

    private List<Trouble> find() {
        for (int i = 0; i < room.size(); i++) {
            if (!room.post(i).isRepost()) {
                long half = Math.floorDiv(room.post(i).atMillis(), QUARTER_MILLIS / 2);
                count(half, i);
                count(half - 1, i);
            }
        }
        Map<Account, Set<Integer>> floods = new HashMap<>();
        Map<Account, Double> shares = new HashMap<>();
        for (Quarter quarter : quarters.values()) {
            quarter.suspects.forEach((account, posts) -> {
                double share = (double) posts.size() / quarter.originals;
                if (posts.size() >= LEAST_POSTS && share >= SHARE && quarter.writers.size() > LEAST_OTHERS) {
                    floods.computeIfAbsent(account, key -> new HashSet<>()).addAll(posts);
                    shares.merge(account, share, Math::max);
                }
            });
        }
        if (floods.isEmpty()) {
            return List.of();
        }
        Map<Account, Integer> reactions = reactions(floods.keySet());
        List<Trouble> troubles = new ArrayList<>();
        floods.forEach((account, posts) -> {
            int heard = reactions.getOrDefault(account, 0);
            if (heard < RESONANCE * account.originals) {
                troubles.add(trouble(account, List.copyOf(posts), shares.getOrDefault(account, 0.0), heard));
            }
        });
        return troubles;
    }

    private void count(long start, int i) {
        Quarter quarter = quarters.computeIfAbsent(start, key -> new Quarter());
        Account account = room.author(i);
        quarter.originals++;
        if (quarter.writers.size() <= LEAST_OTHERS) {
            quarter.writers.add(account);
        }
        if (isSuspect(account) && SessionPosts.isStatement(room.post(i))) {
            quarter.suspects.computeIfAbsent(account, key -> new ArrayList<>()).add(i);
        }
    }

    /** Tweets of others that reply to, mention or repost one of these accounts. */
    private Map<Account, Integer> reactions(Set<Account> accounts) {
        Map<String, Account> names = new HashMap<>();
        for (Account account : accounts) {
            names.put(account.id(), account);
            names.put('@' + account.handle().toLowerCase(Locale.ROOT), account);
        }
        for (int i = 0; i < room.size(); i++) {
            if (accounts.contains(room.author(i))) {
                names.put(room.post(i).tweet(), room.author(i));
            }
        }
        Map<Account, Integer> reactions = new HashMap<>();
        for (int i = 0; i < room.size(); i++) {
            ChatPost post = room.post(i);
            Set<@Nullable Account> meant = new HashSet<>();
            meant.add(named(names, post.replyTo()));
            meant.add(named(names, post.repostOf()));
            meant.add(named(names, post.repostOfAuthor()));
            meant.add(post.repostOfHandle() == null ? null : names.get('@' + post.repostOfHandle()));
            post.mentions().forEach(handle -> meant.add(names.get('@' + handle)));
            meant.remove(room.author(i));
            for (Account account : meant) {
                if (account != null) {
                    reactions.merge(account, 1, Integer::sum);
                }
            }
        }
        return reactions;
    }

    private static @Nullable Account named(Map<String, Account> names, @Nullable String name) {
        return name == null ? null : names.get(name);
    }

    private Trouble trouble(Account account, List<Integer> posts, double share, int reactions) {
        String reason = String.format(
                Locale.ROOT,
                "%s wrote %d of its %d tweets in %d minutes, up to %.0f %% of what was written in a quarter of an hour; %d"
                        + " tweets of others react to it.",
                account.handle(),
                posts.size(),
                account.originals,
                room.minutes(posts),
                100 * share,
                reactions);
        return room.trouble("flood", posts, reason);
    }
}
