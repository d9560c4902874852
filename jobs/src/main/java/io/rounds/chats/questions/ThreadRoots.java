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
 * Finds the root of a post: the nearest post that is a root among the one it replies to, the one that replies to, and so
 * on; and where the chain leaves the posts that are known, the first tweet of the thread, as given by the
 * network. Every post is looked at once, however long the threads are.
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

    /** The root of a post that is not a root itself; null without one. */
    @Nullable R of(ChatPost post) {
        // Nearly all posts reply to nothing, or to a root.
        String answered = post.references().replyTo();
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
            String parent = post.references().replyTo();
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
        // Posts that reply to each other in a circle have no root.
        return null;
    }

    private @Nullable R first(ChatPost post) {
        return post.references().conversation() == null ? null : roots.get(post.references().conversation());
    }
}
