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
 * A flood: one account writes so much in a quarter of an hour that it drowns out the others, and nobody reacts.
 *
 * <p>Counted are originals that answer nobody. It is a flood where an account writes {@link #MIN_POSTS} of them in a quarter of
 * an hour, which is a third of all originals or more, while {@link #MIN_OTHERS} others write, and where others hardly react
 * to it (reply, mention, repost) in the whole session. A live-tweeter of a conference writes much, and is reposted for
 * it: the busiest quarter of an hour of #ASHG2013 has 16 tweets of one person, to whom others reacted once for every two
 * of their tweets. Moderators are left out.
 *
 * <p>Quarters of an hour start every 7.5 minutes, so that no flood is missed for being cut in two.
 */
final class Floods {
    /** One every 45 seconds: nobody can follow the chat and write at that pace. */
    private static final int MIN_POSTS = 20;

    private static final long QUARTER_MILLIS = 15L * 60_000;
    private static final double MIN_SHARE = 1.0 / 3;

    /** With fewer others there is nobody to disturb, such as at night. */
    private static final int MIN_OTHERS = 5;

    /** Reactions per tweet: with more, people want to read it. */
    private static final double MIN_REACTIONS = 0.2;

    private final SessionPosts session;
    private final Map<Long, Quarter> quarters = new HashMap<>();

    /** A quarter of an hour, by the half of it in which it starts. */
    private static final class Quarter {
        private final Map<Account, List<Integer>> suspects = new HashMap<>();
        private final Set<Account> writers = new HashSet<>();
        private int originals;
    }

    private Floods(SessionPosts session) {
        this.session = session;
    }

    static List<Trouble> find(SessionPosts session) {
        boolean any = session.accounts().stream().anyMatch(Floods::isSuspect);
        return any ? new Floods(session).find() : List.of();
    }

    private static boolean isSuspect(Account account) {
        return account.statements >= MIN_POSTS && !account.isModerator();
    }

    private List<Trouble> find() {
        for (int i = 0; i < session.size(); i++) {
            if (!session.post(i).isRepost()) {
                long half = Math.floorDiv(session.post(i).atMillis(), QUARTER_MILLIS / 2);
                count(half, i);
                count(half - 1, i);
            }
        }
        Map<Account, Set<Integer>> floods = new HashMap<>();
        Map<Account, Double> shares = new HashMap<>();
        for (Quarter quarter : quarters.values()) {
            quarter.suspects.forEach((account, posts) -> {
                double share = (double) posts.size() / quarter.originals;
                if (posts.size() >= MIN_POSTS && share >= MIN_SHARE && quarter.writers.size() > MIN_OTHERS) {
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
            int reacted = reactions.getOrDefault(account, 0);
            if (reacted < MIN_REACTIONS * account.originals) {
                troubles.add(trouble(account, List.copyOf(posts), shares.getOrDefault(account, 0.0), reacted));
            }
        });
        return troubles;
    }

    private void count(long start, int i) {
        Quarter quarter = quarters.computeIfAbsent(start, key -> new Quarter());
        Account account = session.author(i);
        quarter.originals++;
        if (quarter.writers.size() <= MIN_OTHERS) {
            quarter.writers.add(account);
        }
        if (isSuspect(account) && SessionPosts.isStatement(session.post(i))) {
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
        for (int i = 0; i < session.size(); i++) {
            if (accounts.contains(session.author(i))) {
                names.put(session.post(i).tweet(), session.author(i));
            }
        }
        Map<Account, Integer> reactions = new HashMap<>();
        for (int i = 0; i < session.size(); i++) {
            ChatPost post = session.post(i);
            Set<@Nullable Account> targets = new HashSet<>();
            targets.add(named(names, post.references().replyTo()));
            targets.add(named(names, post.references().repostOf()));
            targets.add(named(names, post.references().repostOfAuthor()));
            targets.add(post.references().repostOfHandle() == null ? null : names.get('@' + post.references().repostOfHandle()));
            post.content().mentions().forEach(handle -> targets.add(names.get('@' + handle)));
            targets.remove(session.author(i));
            for (Account account : targets) {
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
                session.minutes(posts),
                100 * share,
                reactions);
        return session.trouble("flood", posts, reason);
    }
}
