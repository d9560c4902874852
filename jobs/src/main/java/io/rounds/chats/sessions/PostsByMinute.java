package io.rounds.chats.sessions;

import io.rounds.chats.posts.ChatPost;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the posts of a tag by the minute of event time, which is how they are stored: a new post changes the stored posts of
 * its minute, and not the whole chat.
 */
public final class PostsByMinute {
    private PostsByMinute() {}

    /** The minute in which a post was written, since 1970. */
    public static long minute(ChatPost post) {
        return Math.floorDiv(post.atMillis(), EventTime.MINUTE);
    }

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
        return new TagState(header, Collections.unmodifiableList(allPosts), Collections.unmodifiableList(allThreads));
    }

    /**
     * The minutes whose posts have changed, with their new posts, which may be none. Posts are compared by identity, since
     * {@code after} is made from the posts of {@code before}. All posts are compared, but only those between the first and
     * the last change are looked into.
     */
    public static Map<Long, MinutePosts> changes(TagState before, TagState after) {
        TimeRange posts = changedRange(before.posts(), after.posts());
        TimeRange threads = changedRange(before.threads(), after.threads());
        TimeRange range = posts == null ? threads : posts.union(threads);
        if (range == null) {
            return Map.of();
        }
        Map<Long, MinutePosts> old = split(before, range);
        Map<Long, MinutePosts> changes = new HashMap<>();
        split(after, range).forEach((minute, changed) -> {
            MinutePosts known = old.remove(minute);
            if (known == null
                    || !isSame(known.posts(), changed.posts())
                    || !isSame(known.threads(), changed.threads())) {
                // Views of the whole list would keep all of it in memory.
                changes.put(minute, new MinutePosts(List.copyOf(changed.posts()), List.copyOf(changed.threads())));
            }
        });
        old.keySet().forEach(minute -> changes.put(minute, MinutePosts.NONE));
        return changes;
    }

    /** The full minutes from the first to the last difference; null where the lists are the same. */
    private static @Nullable TimeRange changedRange(List<ChatPost> before, List<ChatPost> after) {
        int shorter = Math.min(before.size(), after.size());
        int start = 0;
        while (start < shorter && isSame(before.get(start), after.get(start))) {
            start++;
        }
        if (start == before.size() && start == after.size()) {
            return null;
        }
        int end = 0;
        while (end < shorter - start
                && isSame(before.get(before.size() - 1 - end), after.get(after.size() - 1 - end))) {
            end++;
        }
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (List<ChatPost> posts : List.of(before, after)) {
            if (start < posts.size() - end) {
                first = Math.min(first, posts.get(start).atMillis());
                last = Math.max(last, posts.get(posts.size() - 1 - end).atMillis());
            }
        }
        return new TimeRange(
                Math.floorDiv(first, EventTime.MINUTE) * EventTime.MINUTE,
                (Math.floorDiv(last, EventTime.MINUTE) + 1) * EventTime.MINUTE - 1);
    }

    /** The posts of each minute within a range, as views of the tag's lists. */
    private static Map<Long, MinutePosts> split(TagState state, TimeRange range) {
        Map<Long, MinutePosts> minutes = new HashMap<>();
        cut(within(state.posts(), range))
                .forEach((minute, posts) -> minutes.put(minute, new MinutePosts(posts, List.of())));
        cut(within(state.threads(), range))
                .forEach((minute, threads) -> minutes.merge(
                        minute,
                        new MinutePosts(List.of(), threads),
                        (posts, more) -> new MinutePosts(posts.posts(), more.threads())));
        return minutes;
    }

    private static List<ChatPost> within(List<ChatPost> inOrder, TimeRange range) {
        return inOrder.subList(
                firstFrom(inOrder, range.startMillis()), firstFrom(inOrder, EventTime.plus(range.endMillis(), 1)));
    }

    /** The position of the first post at or after a time. */
    private static int firstFrom(List<ChatPost> inOrder, long millis) {
        int low = 0;
        int high = inOrder.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (inOrder.get(middle).atMillis() < millis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static Map<Long, List<ChatPost>> cut(List<ChatPost> inOrder) {
        Map<Long, List<ChatPost>> minutes = new HashMap<>();
        int start = 0;
        while (start < inOrder.size()) {
            long minute = minute(inOrder.get(start));
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

    private static boolean isSame(List<ChatPost> one, List<ChatPost> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!isSame(one.get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("ReferenceEquality") // equal posts that were read anew only cost a write
    private static boolean isSame(ChatPost one, ChatPost other) {
        return one == other;
    }
}
