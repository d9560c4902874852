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
 * <p>Accounts hang together that share a hashtag other than the chat's, a link, somebody mentioned, a conversation or a
 * repost, or that answer the chat's questions by label. The moderators' group is the chat, if others belong to it; else the
 * greatest of those to which people return who were under the tag before; else the greatest group is. Another one drifts if it is a group ({@link #LEAST_ACCOUNTS}, {@link #LEAST_POSTS}) and says what it talks of:
 * most of its originals carry hashtags that several of its accounts use, and nobody else. Who only says hello shares nothing with
 * anybody and is no group; one account with one topic of its own is a guest, not a drift. One bridge to the chat is enough to belong
 * to it: better miss a drift than accuse a table of newcomers.
 */
final class Drifts {
    /** A topic that is not the chat's, not a friend or two. */
    private static final int LEAST_ACCOUNTS = 3;

    /** As many as make an organizer see it in the timeline. */
    private static final int LEAST_POSTS = 10;

    /** Part of a group's originals that carry its own hashtags. */
    private static final double ABOUT_IT = 0.8;

    /** The moderators' group is the chat only if so many talk with them: they may be configured wrongly, or be late. */
    private static final int LEAST_WITH_MODERATORS = 5;

    /** A group to which so many return is the chat, beside one of newcomers alone. */
    private static final int LEAST_RETURNING = 5;

    /** Without moderators: the greatest group is the chat only if it is so many times another one. */
    private static final int TIMES_GREATER = 2;

    private static final int TAGS_NAMED = 3;

    private final SessionPosts room;
    private final Set<String> tags;
    private final DisjointSets together;
    private final Map<String, Integer> accounts = new HashMap<>();
    private final Map<String, Integer> handles = new HashMap<>();
    private final Map<String, Integer> tweets = new HashMap<>();
    private final Map<String, Integer> links = new HashMap<>();
    private final Map<String, Integer> hashtags = new HashMap<>();
    private int labelled = -1;

    private Drifts(SessionPosts room, Set<String> tags) {
        this.room = room;
        this.tags = tags;
        this.together = new DisjointSets(room.accounts().size());
    }

    static List<Trouble> find(SessionPosts room, Set<String> tags) {
        return new Drifts(room, tags).find();
    }

    private List<Trouble> find() {
        meetByName();
        for (int i = 0; i < room.size(); i++) {
            meet(room.post(i), room.author(i).index);
        }
        joinAuthorsOfTweets();
        joinModerators();
        Collection<List<Integer>> groups = together.sets(i -> true);
        if (groups.size() < 2) {
            return List.of();
        }
        List<Integer> chat = chat(groups);
        List<List<Integer>> others = groups.stream()
                .filter(group -> group != chat && group.size() >= LEAST_ACCOUNTS && !isModerated(group))
                .filter(group -> isLed(chat)
                        || chat.size() >= TIMES_GREATER * group.size()
                        || (isReturnedTo(chat) && returning(group) == 0))
                .toList();
        return others.isEmpty() ? List.of() : troubles(others);
    }

    /** Few change their handle, so that nearly every account has one. */
    private void meetByName() {
        String[] handle = new String[room.accounts().size()];
        for (int i = 0; i < room.size(); i++) {
            ChatPost post = room.post(i);
            int author = room.author(i).index;
            if (handle[author] == null) {
                meet(accounts, post.author(), author);
            }
            if (!post.handle().equals(handle[author])) {
                handle[author] = post.handle();
                meet(handles, post.handle().toLowerCase(Locale.ROOT), author);
            }
        }
    }

    /** Those who wrote what others refer to; nobody refers to most tweets. */
    private void joinAuthorsOfTweets() {
        for (int i = 0; i < room.size(); i++) {
            Integer first = tweets.get(room.post(i).tweet());
            if (first != null) {
                together.join(first, room.author(i).index);
            }
        }
    }

    private void meet(ChatPost post, int author) {
        for (String tag : post.hashtags()) {
            if (!tags.contains(tag)) {
                meet(hashtags, tag, author);
            }
        }
        for (String handle : post.mentions()) {
            meet(handles, handle, author);
        }
        for (Link link : post.links()) {
            meet(links, link.canonical(), author);
        }
        if (!post.tweet().equals(post.conversation())) {
            meet(tweets, post.conversation(), author);
        }
        meet(tweets, post.replyTo(), author);
        meet(tweets, post.repostOf(), author);
        meet(accounts, post.repostOfAuthor(), author);
        meet(handles, post.repostOfHandle(), author);
        if (!post.labels().isEmpty()) {
            labelled = labelled < 0 ? author : labelled;
            together.join(labelled, author);
        }
    }

    private void meet(Map<String, Integer> places, @Nullable String place, int author) {
        if (place != null) {
            Integer first = places.putIfAbsent(place, author);
            if (first != null) {
                together.join(first, author);
            }
        }
    }

    private void joinModerators() {
        List<Account> moderators =
                room.accounts().stream().filter(Account::moderates).toList();
        moderators.forEach(account -> together.join(moderators.get(0).index, account.index));
    }

    /** The moderators' group, if it is one; else one that people return to; else the greatest, of several the one with the first id. */
    private List<Integer> chat(Collection<List<Integer>> groups) {
        return groups.stream()
                .max(Comparator.comparing(this::isLed)
                        .thenComparing(this::isReturnedTo)
                        .thenComparing(List::size)
                        .thenComparing(this::firstId, Comparator.reverseOrder()))
                .orElseThrow();
    }

    private boolean isLed(List<Integer> group) {
        return group.size() >= LEAST_WITH_MODERATORS && isModerated(group);
    }

    private boolean isReturnedTo(List<Integer> group) {
        return returning(group) >= LEAST_RETURNING;
    }

    private long returning(List<Integer> group) {
        return group.stream().filter(i -> room.accounts().get(i).returns).count();
    }

    private boolean isModerated(List<Integer> group) {
        return group.stream().anyMatch(i -> room.accounts().get(i).moderates());
    }

    private String firstId(List<Integer> group) {
        return group.stream()
                .map(i -> room.accounts().get(i).id())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private List<Trouble> troubles(List<List<Integer>> groups) {
        Map<Integer, List<Integer>> posts = new HashMap<>();
        groups.forEach(group -> posts.put(together.root(group.get(0)), new ArrayList<>()));
        for (int i = 0; i < room.size(); i++) {
            List<Integer> group = posts.get(together.root(room.author(i).index));
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
                posts.stream().filter(i -> !room.post(i).isRepost()).toList();
        if (originals.size() < LEAST_POSTS) {
            return null;
        }
        Map<String, Set<Account>> users = new HashMap<>();
        for (int i : originals) {
            for (String tag : room.post(i).hashtags()) {
                if (!tags.contains(tag)) {
                    users.computeIfAbsent(tag, key -> new HashSet<>()).add(room.author(i));
                }
            }
        }
        users.values().removeIf(who -> who.size() < LEAST_ACCOUNTS);
        long aboutIt = originals.stream()
                .filter(i -> room.post(i).hashtags().stream().anyMatch(users::containsKey))
                .count();
        return aboutIt < ABOUT_IT * originals.size()
                ? null
                : room.trouble("drift", posts, reason(posts, originals, users));
    }

    private String reason(List<Integer> posts, List<Integer> originals, Map<String, Set<Account>> users) {
        List<String> theirs = users.keySet().stream()
                .sorted(Comparator.comparing((String tag) ->
                                -users.getOrDefault(tag, Set.of()).size())
                        .thenComparing(Comparator.naturalOrder()))
                .limit(TAGS_NAMED)
                .map(tag -> '#' + tag)
                .toList();
        return String.format(
                Locale.ROOT,
                "%d accounts wrote %d tweets about %s and share no other hashtag, link, mention or conversation with the rest.",
                room.authorsOf(posts).size(),
                originals.size(),
                String.join(", ", theirs));
    }
}
