package io.rounds.chats.questions;

import io.rounds.chats.posts.ChatPost;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells under which root a post stands: the nearest of the posts it answers, the post that one answers, and so on, that
 * is a root; and where the chain leaves the posts that are known, the first tweet of the thread, as the network tells
 * it. Every post is looked at once, however long the threads are.
 *
 * @param <R> what roots stand for
 */
final class ThreadRoots<R> {
    private final Map<String, ChatPost> posts;
    private final Map<String, R> roots;
    private final Map<String, R> known = new HashMap<>();
    private final Set<String> rootless = new HashSet<>();

    /**
     * @param posts by their tweets
     * @param roots by their tweets
     */
    ThreadRoots(Map<String, ChatPost> posts, Map<String, R> roots) {
        this.posts = posts;
        this.roots = roots;
    }

    /** What a post stands under, not being a root itself; null where that is nothing. */
    @Nullable R of(ChatPost post) {
        // Nearly all answer nobody, or a root itself.
        String answered = post.replyTo();
        if (answered == null) {
            return first(post);
        }
        R asked = roots.get(answered);
        if (asked != null) {
            return asked;
        }
        List<String> path = new ArrayList<>();
        R root = climb(post, path);
        for (String tweet : path) {
            if (root == null) {
                rootless.add(tweet);
            } else {
                known.put(tweet, root);
            }
        }
        return root;
    }

    private @Nullable R climb(ChatPost start, List<String> path) {
        Set<String> passed = new HashSet<>();
        ChatPost post = start;
        while (passed.add(post.tweet())) {
            if (rootless.contains(post.tweet())) {
                return null;
            }
            R found = known.get(post.tweet());
            if (found != null) {
                return found;
            }
            path.add(post.tweet());
            String parent = post.replyTo();
            R above = parent == null ? null : roots.get(parent);
            if (above != null) {
                return above;
            }
            ChatPost next = parent == null ? null : posts.get(parent);
            if (next == null) {
                return first(post);
            }
            post = next;
        }
        // Posts that answer each other in a circle stand under nothing.
        return null;
    }

    private @Nullable R first(ChatPost post) {
        return post.conversation() == null ? null : roots.get(post.conversation());
    }
}
