package io.rounds.chats.abuse;

import io.rounds.chats.posts.ChatPost;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The posts of a session and who wrote them, for {@link TroubleFinder}'s rules. One pass over the posts. */
final class SessionPosts {
    /**
     * An account younger than this is new. Accounts that are made to push something are used within weeks; those of the
     * simulator are 3 to 25 days old. People open accounts for a chat, too, so that being new is never enough.
     */
    static final long NEW_MILLIS = 30L * 24 * 3_600_000;

    /** With fewer followers than this nobody listens. Newcomers whom a class or ward brought have more soon. */
    static final int NOBODY_LISTENS = 10;

    private static final Comparator<ChatPost> IN_TIME =
            Comparator.comparingLong(ChatPost::atMillis).thenComparing(ChatPost::tweet);
    private static final int EXAMPLES = 5;

    private final List<ChatPost> posts;
    private final Set<String> moderators;
    private final List<Account> accounts = new ArrayList<>();
    private final Map<String, Account> byId = new HashMap<>();
    private final Account[] authors;

    /** @param isNew whether an account was never seen under the tag before this session */
    SessionPosts(List<ChatPost> posts, Set<String> moderators, Predicate<String> isNew) {
        this.posts = posts;
        this.moderators = moderators;
        this.authors = new Account[posts.size()];
        for (int i = 0; i < authors.length; i++) {
            ChatPost post = posts.get(i);
            Account account = byId.get(post.author());
            if (account == null) {
                account = new Account(accounts.size(), post, !isNew.test(post.author()));
                accounts.add(account);
                byId.put(post.author(), account);
            }
            authors[i] = account;
            account.add(post);
        }
    }

    /** An account and what its posts tell. Facts that no post tells are unknown, which speaks against nobody. */
    final class Account {
        final int index;
        private ChatPost latest;
        private long firstMillis = Long.MAX_VALUE;
        private long openedMillis = Long.MAX_VALUE;
        private int followers = -1;
        private boolean moderator;
        /** Whether it was seen under the tag before this session. */
        final boolean returns;

        int originals;
        /** Originals that answer nobody. */
        int statements;

        private Account(int index, ChatPost first, boolean returns) {
            this.index = index;
            this.returns = returns;
            this.latest = first;
            this.moderator = isModerator(first);
        }

        private void add(ChatPost post) {
            if (!post.handle().equals(latest.handle())) {
                moderator |= isModerator(post);
            }
            if (IN_TIME.compare(post, latest) > 0) {
                latest = post;
            }
            firstMillis = Math.min(firstMillis, post.atMillis());
            if (post.accountMillis() != null) {
                openedMillis = Math.min(openedMillis, post.accountMillis());
            }
            if (post.followers() != null) {
                followers = Math.max(followers, post.followers());
            }
            if (!post.isRepost()) {
                originals++;
                statements += isStatement(post) ? 1 : 0;
            }
        }

        private boolean isModerator(ChatPost post) {
            return moderators.contains(post.handle().toLowerCase(Locale.ROOT));
        }

        boolean moderates() {
            return moderator;
        }

        String id() {
            return latest.author();
        }

        String handle() {
            return latest.handle();
        }

        /** Whether it is known to be new, or known to have hardly a follower; never said of a moderator. */
        boolean isThrowaway() {
            boolean isNew = openedMillis != Long.MAX_VALUE && firstMillis - openedMillis < NEW_MILLIS;
            boolean isUnheard = followers >= 0 && followers < NOBODY_LISTENS;
            return !moderator && (isNew || isUnheard);
        }
    }

    /** An original that answers nobody. */
    static boolean isStatement(ChatPost post) {
        return !post.isRepost() && post.replyTo() == null;
    }

    int size() {
        return authors.length;
    }

    ChatPost post(int i) {
        return posts.get(i);
    }

    Account author(int i) {
        return authors[i];
    }

    List<Account> accounts() {
        return accounts;
    }

    /** Positions of posts, in order of time, whatever order they came in. */
    List<Integer> inTime(List<Integer> positions) {
        List<Integer> sorted = new ArrayList<>(positions);
        sorted.sort(Comparator.comparing(posts::get, IN_TIME));
        return sorted;
    }

    /** Positions of the posts that these accounts wrote. */
    List<Integer> where(Predicate<Account> by, Predicate<ChatPost> which) {
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < authors.length; i++) {
            if (by.test(authors[i]) && which.test(posts.get(i))) {
                positions.add(i);
            }
        }
        return positions;
    }

    /** The accounts that wrote some posts, by id. */
    List<Account> authorsOf(List<Integer> positions) {
        return positions.stream()
                .map(this::author)
                .distinct()
                .sorted(Comparator.comparing(Account::id))
                .toList();
    }

    Trouble trouble(String kind, List<Integer> positions, String reason) {
        List<Account> who = authorsOf(positions);
        List<Integer> sorted = inTime(positions);
        return new Trouble(
                kind,
                positions.size(),
                who.stream().map(Account::id).toList(),
                who.stream().map(Account::handle).toList(),
                sorted.subList(0, Math.min(EXAMPLES, sorted.size())).stream()
                        .map(i -> posts.get(i).tweet())
                        .toList(),
                reason);
    }

    /** From the first of some posts to the last, in minutes, at least 1. */
    long minutes(List<Integer> positions) {
        return Math.max(1, Math.round(span(positions) / 60_000.0));
    }

    private long span(List<Integer> positions) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int i : positions) {
            first = Math.min(first, posts.get(i).atMillis());
            last = Math.max(last, posts.get(i).atMillis());
        }
        return last - first;
    }
}
