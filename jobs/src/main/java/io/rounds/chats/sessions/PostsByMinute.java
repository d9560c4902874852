package io.rounds.chats.sessions;

import io.rounds.chats.posts.ChatPost;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Cuts the posts of a tag by the minute of event time, which is how they are stored: a new post changes the stored posts of
 * its minute, and not the whole chat.
 */
public final class PostsByMinute {
    private PostsByMinute() {}

    /**
     * A tag from what is stored of it.
     *
     * @param minutes posts by minutes since 1970, in any order
     */
    public static TagState join(TagHeader header, Iterable<Map.Entry<Long, MinutePosts>> minutes) {
        TreeMap<Long, MinutePosts> inOrder = new TreeMap<>();
        int posts = 0;
        int threads = 0;
        for (Map.Entry<Long, MinutePosts> minute : minutes) {
            inOrder.put(minute.getKey(), minute.getValue());
            posts += minute.getValue().posts().size();
            threads += minute.getValue().threads().size();
        }
        List<ChatPost> allPosts = new ArrayList<>(posts);
        List<ChatPost> allThreads = new ArrayList<>(threads);
        for (MinutePosts minute : inOrder.values()) {
            allPosts.addAll(minute.posts());
            allThreads.addAll(minute.threads());
        }
        return new TagState(
                header, Collections.unmodifiableList(allPosts), Collections.unmodifiableList(allThreads));
    }

    /**
     * The minutes whose posts have changed, with their new posts, which may be none. Posts are compared by identity, since
     * {@code after} is made from the posts of {@code before}; this is linear in the number of posts.
     */
    public static Map<Long, MinutePosts> changes(TagState before, TagState after) {
        if (before.posts() == after.posts() && before.threads() == after.threads()) {
            return Map.of();
        }
        Map<Long, MinutePosts> old = split(before);
        Map<Long, MinutePosts> changes = new HashMap<>();
        split(after).forEach((minute, posts) -> {
            MinutePosts known = old.remove(minute);
            if (known == null || !isSame(known.posts(), posts.posts()) || !isSame(known.threads(), posts.threads())) {
                // Views of the whole list would keep all of it in memory.
                changes.put(minute, new MinutePosts(List.copyOf(posts.posts()), List.copyOf(posts.threads())));
            }
        });
        old.keySet().forEach(minute -> changes.put(minute, MinutePosts.NONE));
        return changes;
    }

    /** The posts of each minute, as views of the tag's lists. */
    private static Map<Long, MinutePosts> split(TagState state) {
        Map<Long, MinutePosts> minutes = new HashMap<>();
        cut(state.posts()).forEach((minute, posts) -> minutes.put(minute, new MinutePosts(posts, List.of())));
        cut(state.threads())
                .forEach((minute, threads) -> minutes.merge(
                        minute,
                        new MinutePosts(List.of(), threads),
                        (posts, more) -> new MinutePosts(posts.posts(), more.threads())));
        return minutes;
    }

    private static Map<Long, List<ChatPost>> cut(List<ChatPost> inOrder) {
        Map<Long, List<ChatPost>> minutes = new HashMap<>();
        int start = 0;
        while (start < inOrder.size()) {
            long minute = Math.floorDiv(inOrder.get(start).atMillis(), EventTime.MINUTE);
            long end = (minute + 1) * EventTime.MINUTE;
            int next = start + 1;
            while (next < inOrder.size() && inOrder.get(next).atMillis() < end) {
                next++;
            }
            minutes.put(minute, inOrder.subList(start, next));
            start = next;
        }
        return minutes;
    }

    @SuppressWarnings("ReferenceEquality") // the same objects, unless they were read anew
    private static boolean isSame(List<ChatPost> one, List<ChatPost> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (one.get(i) != other.get(i)) {
                return false;
            }
        }
        return true;
    }
}
