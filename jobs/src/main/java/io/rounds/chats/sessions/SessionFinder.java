package io.rounds.chats.sessions;

import io.rounds.chats.posts.ChatPost;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Finds the chats among the tweets under one tag.
 *
 * <p>A moment is <em>lively</em> when, in the window before it, enough distinct authors have posted originals. A chat is
 * what surrounds lively moments without a silence: it starts with its first post, at most the length of a lull before the
 * first lively moment, and ends with the last post before the silence. Under a tag that is usually active at that hour, it
 * ends when it has not been lively for the length of a lull.
 *
 * <p>The result is a function of the set of posts: late ones extend a chat or join two of them, as if they had been on time.
 */
public final class SessionFinder {
    private final long window;
    private final long silence;
    private final long lull;
    private final long longest;
    private final Activity activity;
    private final Predicate<ChatPost> counts;
    private final List<ChatSession> sessions = new ArrayList<>();
    private long after;

    /** The usual activity under the tag. Both methods may depend on the chats before that moment. */
    public interface Activity {
        /** The minimum of authors that makes this moment (milliseconds) lively. */
        int minAuthors(long millis, List<ChatSession> before);

        /** Whether people usually write under the tag at the hour of this moment. */
        boolean isUsuallyActive(long millis, List<ChatSession> before);
    }

    /** @param counts which originals make the tag lively */
    public SessionFinder(ChatOptions options, Activity activity, Predicate<ChatPost> counts) {
        window = options.windowMinutes() * EventTime.MINUTE;
        silence = options.silenceMinutes() * EventTime.MINUTE;
        lull = options.lullMinutes() * EventTime.MINUTE;
        longest = options.hours() * 60L * EventTime.MINUTE;
        this.activity = activity;
        this.counts = counts;
    }

    /**
     * Finds the chats.
     *
     * @param posts in order of time
     * @param afterMillis chats start after this time
     */
    public List<ChatSession> find(List<ChatPost> posts, long afterMillis) {
        sessions.clear();
        after = afterMillis;
        int start = 0;
        for (int i = 1; i <= posts.size(); i++) {
            if (i == posts.size() || at(posts, i) - at(posts, i - 1) > silence) {
                run(posts.subList(start, i));
                start = i;
            }
        }
        return List.copyOf(sessions);
    }

    /** Adds the chats of a run of posts without a silence between them. */
    private void run(List<ChatPost> run) {
        Deque<ChatPost> recent = new ArrayDeque<>();
        Map<String, Integer> authors = new HashMap<>();
        Open open = null;
        for (ChatPost post : run) {
            if (post.isRepost() || !counts.test(post)) {
                continue;
            }
            recent.add(post);
            authors.merge(post.author().id(), 1, Integer::sum);
            while (recent.element().atMillis() <= post.atMillis() - window) {
                authors.computeIfPresent(
                        recent.remove().author().id(), (author, tweets) -> tweets == 1 ? null : tweets - 1);
            }
            if (open != null && post.atMillis() > end(run, open)) {
                add(run, open);
                open = null;
            }
            if (post.atMillis() > after && authors.size() >= activity.minAuthors(post.atMillis(), sessions)) {
                open = open == null ? open(run, post.atMillis()) : new Open(open.from(), post.atMillis());
            }
        }
        if (open != null) {
            add(run, open);
        }
    }

    /**
     * A chat that may continue.
     *
     * @param from the time of its first post
     * @param lively the last lively moment
     */
    private record Open(long from, long lively) {}

    private Open open(List<ChatPost> run, long lively) {
        long earliest = Math.max(lively - lull, after + 1);
        int first = 0;
        while (at(run, first) < earliest) {
            first++;
        }
        return new Open(at(run, first), lively);
    }

    /** The last moment that can belong to it, unless it becomes lively again. */
    private long end(List<ChatPost> run, Open open) {
        long runEnd = at(run, run.size() - 1);
        long end = activity.isUsuallyActive(open.lively(), sessions) ? Math.min(runEnd, open.lively() + lull) : runEnd;
        return Math.min(end, open.from() + longest);
    }

    private void add(List<ChatPost> run, Open open) {
        long end = end(run, open);
        List<ChatPost> posts = new ArrayList<>();
        for (ChatPost post : run) {
            if (post.atMillis() >= open.from() && post.atMillis() <= end) {
                posts.add(post);
            }
        }
        long last = at(posts, posts.size() - 1);
        long closes =
                activity.isUsuallyActive(open.lively(), sessions) ? Math.min(last + silence, open.lively() + lull) : last + silence;
        boolean tooLong = last > open.from() + longest - silence;
        sessions.add(new ChatSession(List.copyOf(posts), null, closes, tooLong));
        after = last;
    }

    private static long at(List<ChatPost> posts, int i) {
        return posts.get(i).atMillis();
    }
}
