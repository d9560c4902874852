package io.rounds.chats;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongToIntFunction;
import java.util.function.Predicate;

/**
 * Finds the chats among the tweets under one tag.
 *
 * <p>A moment is <em>lively</em> when, in the window before it, enough distinct authors have posted originals. A chat is
 * what surrounds lively moments without a silence: all tweets that are no further than the lull from a lively moment, and
 * linked to it by tweets that are never further apart than the silence. So it starts with the first greeting, before it
 * was lively, and ends with the last answer before the silence; under a tag that is never silent, it ends when it has not
 * been lively for the length of the lull.
 *
 * <p>That is a function of the set of tweets: late ones lengthen a chat or join two of them, as if they had been in time.
 */
public final class SessionFinder {
    private static final long MINUTE = 60_000;

    private final long window;
    private final long silence;
    private final long lull;
    private final long longest;
    private final LongToIntFunction least;
    private final Predicate<ChatPost> counts;
    private final List<Session> sessions = new ArrayList<>();
    private long after;

    /**
     * @param least how many authors make this moment (milliseconds) lively
     * @param counts which originals count for that
     */
    public SessionFinder(ChatOptions options, LongToIntFunction least, Predicate<ChatPost> counts) {
        window = options.windowMinutes() * MINUTE;
        silence = options.silenceMinutes() * MINUTE;
        lull = options.lullMinutes() * MINUTE;
        longest = options.hours() * 60L * MINUTE;
        this.least = least;
        this.counts = counts;
    }

    /**
     * Finds them.
     *
     * @param posts in order of time
     * @param afterMillis chats start after that
     */
    public List<Session> find(List<ChatPost> posts, long afterMillis) {
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

    /** The chats of a run without a silence. */
    private void run(List<ChatPost> run) {
        long first = 0;
        long last = 0;
        boolean open = false;
        for (long moment : livelyMoments(run)) {
            long start = Math.max(at(run, 0), Math.max(first - lull, after + 1));
            if (open && (moment - last > lull || moment - start > longest)) {
                add(run, first, last, moment - start > longest && moment - last <= lull ? last : last + lull);
                open = false;
            }
            if (!open) {
                first = moment;
                open = true;
            }
            last = moment;
        }
        if (open) {
            add(run, first, last, last + lull);
        }
    }

    private void add(List<ChatPost> run, long firstLively, long lastLively, long upTo) {
        List<ChatPost> posts = new ArrayList<>();
        for (ChatPost post : run) {
            if (post.atMillis() > after && post.atMillis() >= firstLively - lull && post.atMillis() <= upTo) {
                posts.add(post);
            }
        }
        if (posts.isEmpty()) {
            return;
        }
        long last = at(posts, posts.size() - 1);
        boolean cut = upTo == lastLively;
        sessions.add(
                new Session(List.copyOf(posts), null, cut ? last : Math.min(last + silence, lastLively + lull), cut));
        after = last;
    }

    /** The times of originals that make the tag lively, ascending. */
    private List<Long> livelyMoments(List<ChatPost> run) {
        List<Long> moments = new ArrayList<>();
        Deque<ChatPost> recent = new ArrayDeque<>();
        Map<String, Integer> authors = new HashMap<>();
        for (ChatPost post : run) {
            if (post.isRepost() || !counts.test(post)) {
                continue;
            }
            recent.add(post);
            authors.merge(post.author(), 1, Integer::sum);
            while (recent.element().atMillis() <= post.atMillis() - window) {
                authors.computeIfPresent(recent.remove().author(), (author, tweets) -> tweets == 1 ? null : tweets - 1);
            }
            if (authors.size() >= least.applyAsInt(post.atMillis())) {
                moments.add(post.atMillis());
            }
        }
        return moments;
    }

    private static long at(List<ChatPost> posts, int i) {
        return posts.get(i).atMillis();
    }
}
