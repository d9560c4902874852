package io.rounds.chats.sessions;

import io.rounds.chats.posts.ChatPost;
import io.rounds.model.Fingerprint;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * How many people have written, how many different things they said, and in how many minutes, within a window that moves
 * with the posts.
 *
 * <p>One text by many accounts in one minute is one voice, whoever owns the accounts: people who talk with each other say
 * several things and need some time for it.
 */
final class Voices {
    private static final int TEXTS = 3;
    private static final int MINUTES = 3;

    private final long length;
    private final Deque<ChatPost> posts = new ArrayDeque<>();
    private final Map<String, Integer> authors = new HashMap<>();
    private final Map<Long, Integer> texts = new HashMap<>();
    /** Distinct ones: posts come in order of time. */
    private int minutes;

    /** @param length of the window, milliseconds */
    Voices(long length) {
        this.length = length;
    }

    /** Adds a post that is not earlier than those before, and forgets what the window has left behind. */
    void add(ChatPost post) {
        ChatPost before = posts.peekLast();
        posts.add(post);
        minutes += before != null && isSameMinute(before, post) ? 0 : 1;
        authors.merge(post.author().id(), 1, Integer::sum);
        texts.merge(text(post), 1, Integer::sum);
        while (posts.element().atMillis() <= post.atMillis() - length) {
            ChatPost old = posts.remove();
            decrement(authors, old.author().id());
            decrement(texts, text(old));
            minutes -= isSameMinute(old, posts.element()) ? 0 : 1;
        }
    }

    /** Whether at least this many people talk. */
    boolean areAtLeast(int people) {
        return authors.size() >= people && texts.size() >= TEXTS && minutes >= MINUTES;
    }

    private static boolean isSameMinute(ChatPost one, ChatPost other) {
        return PostsByMinute.minute(one) == PostsByMinute.minute(other);
    }

    /** A text without words says what it links to; without links, it is like no other. */
    private static long text(ChatPost post) {
        if (post.content().textFingerprint() != 0) {
            return post.content().textFingerprint();
        }
        return post.content().links().isEmpty()
                ? Fingerprint.of(post.tweet())
                : Fingerprint.of(post.content().links().get(0).canonical());
    }

    private static <K> void decrement(Map<K, Integer> counts, K key) {
        counts.computeIfPresent(key, (known, count) -> count == 1 ? null : count - 1);
    }
}
