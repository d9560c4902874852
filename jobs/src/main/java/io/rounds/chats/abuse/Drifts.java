package io.rounds.chats.abuse;

import io.rounds.chats.abuse.SessionPosts.Account;
import io.rounds.chats.posts.ChatPost;
import io.rounds.model.Link;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Drift: people who use the chat's tag for something else, with other hashtags of their own.
 *
 * <p>Accounts are connected that share a hashtag other than the chat's, a link, somebody mentioned, a conversation or a
 * repost, or that answer the chat's questions by label. The chat is the group of the moderators, if others belong to it; otherwise
 * the largest group with people who were under the tag before; otherwise the largest group. Another group drifts if it is
 * large enough ({@link #MIN_ACCOUNTS}, {@link #MIN_POSTS}) and has a topic: most of its originals carry hashtags that several
 * of its accounts use, and nobody else. People who only say hello share nothing with anybody and form no group; one account
 * with a topic of its own is a guest, not a drift. A single connection to the chat is enough to belong to it: missing a drift
 * is better than accusing a table of newcomers.
 */
final class Drifts {
    /** Fewer may be friends. */
    private static final int MIN_ACCOUNTS = 3;

    /** As many as an organizer notices in the timeline. */
    private static final int MIN_POSTS = 10;

    /** Share of a group's originals that carry its own hashtags. */
    private static final double MIN_OWN_HASHTAG_SHARE = 0.8;

    /** The moderators' group is the chat only from this size on: they may be configured wrongly, or be late. */
    private static final int MIN_WITH_MODERATORS = 5;

    /** A group with this many returning people is the chat, beside one of newcomers alone. */
    private static final int MIN_RETURNING = 5;

    /** Without moderators, the largest group is the chat only if it is this many times as large as another one. */
    private static final int MIN_SIZE_RATIO = 2;

    private static final int MAX_TAGS_NAMED = 3;

    private final SessionPosts session;
    private final Set<String> tags;
    private final DisjointSets connected;
    private final Map<String, Integer> accounts = new HashMap<>();
    private final Map<String, Integer> handles = new HashMap<>();
    private final Map<String, Integer> tweets = new HashMap<>();
    private final Map<String, Integer> links = new HashMap<>();
    private final Map<String, Integer> hashtags = new HashMap<>();
    private int labelled = -1;

    private Drifts(SessionPosts session, Set<String> tags) {
        this.session = session;
        this.tags = tags;
        this.connected = new DisjointSets(session.accounts().size());
    }

    static List<Trouble> find(SessionPosts session, Set<String> tags) {
        return new Drifts(session, tags).find();
    }

    private List<Trouble> find() {
        connectByName();
        for (int i = 0; i < session.size(); i++) {
            connect(session.post(i), session.author(i).index);
        }
        connectAuthorsOfTweets();
        connectModerators();
        Collection<List<Integer>> groups = connected.sets(i -> true);
        if (groups.size() < 2) {
            return List.of();
        }
        List<Integer> chat = chat(groups);
        List<List<Integer>> others = groups.stream()
                .filter(group -> group != chat && group.size() >= MIN_ACCOUNTS && !isModerated(group))
                .filter(group -> isModeratedChat(chat)
                        || chat.size() >= MIN_SIZE_RATIO * group.size()
                        || (hasReturning(chat) && returning(group) == 0))
                .toList();
        return others.isEmpty() ? List.of() : troubles(others);
    }

    /** Few people change their handle, so that nearly every account has only one. */
    private void connectByName() {
        String[] handle = new String[session.accounts().size()];
        for (int i = 0; i < session.size(); i++) {
            ChatPost post = session.post(i);
            int author = session.author(i).index;
            if (handle[author] == null) {
                connect(accounts, post.author().id(), author);
            }
            if (!post.author().handle().equals(handle[author])) {
                handle[author] = post.author().handle();
                connect(handles, post.author().handle().toLowerCase(Locale.ROOT), author);
            }
        }
    }

    /** Connects authors with those who refer to their tweets; nobody refers to most tweets. */
    private void connectAuthorsOfTweets() {
        for (int i = 0; i < session.size(); i++) {
            Integer first = tweets.get(session.post(i).tweet());
            if (first != null) {
                connected.union(first, session.author(i).index);
            }
        }
    }

    private void connect(ChatPost post, int author) {
        for (String tag : post.content().hashtags()) {
            if (!tags.contains(tag)) {
                connect(hashtags, tag, author);
            }
        }
        for (String handle : post.content().mentions()) {
            connect(handles, handle, author);
        }
        for (Link link : post.content().links()) {
            connect(links, link.canonical(), author);
        }
        if (!post.tweet().equals(post.references().conversation())) {
            connect(tweets, post.references().conversation(), author);
        }
        connect(tweets, post.references().replyTo(), author);
        connect(tweets, post.references().repostOf(), author);
        connect(accounts, post.references().repostOfAuthor(), author);
        connect(handles, post.references().repostOfHandle(), author);
        if (!post.content().labels().isEmpty()) {
            labelled = labelled < 0 ? author : labelled;
            connected.union(labelled, author);
        }
    }

    private void connect(Map<String, Integer> firstAccounts, @Nullable String shared, int author) {
        if (shared != null) {
            Integer first = firstAccounts.putIfAbsent(shared, author);
            if (first != null) {
                connected.union(first, author);
            }
        }
    }

    private void connectModerators() {
        List<Account> moderators =
                session.accounts().stream().filter(Account::isModerator).toList();
        moderators.forEach(account -> connected.union(moderators.get(0).index, account.index));
    }

    /** The moderators' group, if it is large enough; else one that people return to; else the largest, of several the one with the first id. */
    private List<Integer> chat(Collection<List<Integer>> groups) {
        return groups.stream()
                .max(Comparator.comparing(this::isModeratedChat)
                        .thenComparing(this::hasReturning)
                        .thenComparing(List::size)
                        .thenComparing(this::firstId, Comparator.reverseOrder()))
                .orElseThrow();
    }

    private boolean isModeratedChat(List<Integer> group) {
        return group.size() >= MIN_WITH_MODERATORS && isModerated(group);
    }

    private boolean hasReturning(List<Integer> group) {
        return returning(group) >= MIN_RETURNING;
    }

    private long returning(List<Integer> group) {
        return group.stream().filter(i -> session.accounts().get(i).returns).count();
    }

    private boolean isModerated(List<Integer> group) {
        return group.stream().anyMatch(i -> session.accounts().get(i).isModerator());
    }

    private String firstId(List<Integer> group) {
        return group.stream()
                .map(i -> session.accounts().get(i).id())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private List<Trouble> troubles(List<List<Integer>> groups) {
        Map<Integer, List<Integer>> posts = new HashMap<>();
        groups.forEach(group -> posts.put(connected.find(group.get(0)), new ArrayList<>()));
        for (int i = 0; i < session.size(); i++) {
            List<Integer> group = posts.get(connected.find(session.author(i).index));
            if (group != null) {
                group.add(i);
            }
        }
        List<Trouble> troubles = new ArrayList<>();
        for (List<Integer> group : posts.values()) {
            Trouble trouble = trouble(group);
            if (trouble != null) {
                troubles.add(trouble);
            }
        }
        return troubles;
    }

    private @Nullable Trouble trouble(List<Integer> posts) {
        List<Integer> originals =
                posts.stream().filter(i -> !session.post(i).isRepost()).toList();
        if (originals.size() < MIN_POSTS) {
            return null;
        }
        Map<String, Set<Account>> users = new HashMap<>();
        for (int i : originals) {
            for (String tag : session.post(i).content().hashtags()) {
                if (!tags.contains(tag)) {
                    users.computeIfAbsent(tag, key -> new HashSet<>()).add(session.author(i));
                }
            }
        }
        users.values().removeIf(who -> who.size() < MIN_ACCOUNTS);
        long aboutIt = originals.stream()
                .filter(i -> session.post(i).content().hashtags().stream().anyMatch(users::containsKey))
                .count();
        return aboutIt < MIN_OWN_HASHTAG_SHARE * originals.size()
                ? null
                : session.trouble("drift", posts, reason(posts, originals, users));
    }

    private String reason(List<Integer> posts, List<Integer> originals, Map<String, Set<Account>> users) {
        List<String> theirs = users.keySet().stream()
                .sorted(Comparator.comparing((String tag) ->
                                -users.getOrDefault(tag, Set.of()).size())
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MAX_TAGS_NAMED)
                .map(tag -> '#' + tag)
                .toList();
        return String.format(
                Locale.ROOT,
                "%d accounts wrote %d tweets about %s and share no other hashtag, link, mention or conversation with the rest.",
                session.authorsOf(posts).size(),
                originals.size(),
                String.join(", ", theirs));
    }
}
