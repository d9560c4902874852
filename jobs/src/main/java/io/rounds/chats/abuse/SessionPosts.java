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
    static final long NEW_ACCOUNT_MILLIS = 30L * 24 * 3_600_000;

    /** Accounts with fewer followers than this have no audience. Newcomers of a class or ward soon have more. */
    static final int MIN_FOLLOWERS = 10;

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
            Account account = byId.get(post.author().id());
            if (account == null) {
                account = new Account(
                        accounts.size(), post, !isNew.test(post.author().id()));
                accounts.add(account);
                byId.put(post.author().id(), account);
            }
            authors[i] = account;
            account.add(post);
        }
    }

    /** An account and what its posts say of it. What no post says is unknown, and never counts against the account. */
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
            if (!post.author().handle().equals(latest.author().handle())) {
                moderator |= isModerator(post);
            }
            if (ChatPost.BY_TIME.compare(post, latest) > 0) {
                latest = post;
            }
            firstMillis = Math.min(firstMillis, post.atMillis());
            if (post.author().openedMillis() != null) {
                openedMillis = Math.min(openedMillis, post.author().openedMillis());
            }
            if (post.author().followers() != null) {
                followers = Math.max(followers, post.author().followers());
            }
            if (!post.isRepost()) {
                originals++;
                statements += isStatement(post) ? 1 : 0;
            }
        }

        private boolean isModerator(ChatPost post) {
            return moderators.contains(post.author().handle().toLowerCase(Locale.ROOT));
        }

        boolean isModerator() {
            return moderator;
        }

        String id() {
            return latest.author().id();
        }

        String handle() {
            return latest.author().handle();
        }

        /** Whether it is known to be new, or known to have hardly any followers; never true of a moderator. */
        boolean isThrowaway() {
            boolean isNew = openedMillis != Long.MAX_VALUE && firstMillis - openedMillis < NEW_ACCOUNT_MILLIS;
            boolean hasNoAudience = followers >= 0 && followers < MIN_FOLLOWERS;
            return !moderator && (isNew || hasNoAudience);
        }
    }

    /** An original that answers nobody. */
    static boolean isStatement(ChatPost post) {
        return !post.isRepost() && post.references().replyTo() == null;
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
        sorted.sort(Comparator.comparing(posts::get, ChatPost.BY_TIME));
        return sorted;
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
        List<Account> writers = authorsOf(positions);
        List<Integer> sorted = inTime(positions);
        return new Trouble(
                kind,
                positions.size(),
                writers.stream().map(Account::id).toList(),
                writers.stream().map(Account::handle).toList(),
                sorted.subList(0, Math.min(EXAMPLES, sorted.size())).stream()
                        .map(i -> posts.get(i).tweet())
                        .toList(),
                reason);
    }

    /** From the first of some posts to the last, in minutes, at least 1. */
    long minutes(List<Integer> positions) {
        return Math.max(1, Math.round(durationMillis(positions) / 60_000.0));
    }

    private long durationMillis(List<Integer> positions) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int i : positions) {
            first = Math.min(first, posts.get(i).atMillis());
            last = Math.max(last, posts.get(i).atMillis());
        }
        return last - first;
    }
}
