package io.rounds.chats.sessions;

import io.rounds.chats.posts.ChatPost;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One look of {@link SessionFinder} over the posts of a tag, with given thresholds. To be used once. */
final class SessionPass {
    private static final long NEVER = Long.MIN_VALUE;
    /** How many times the tweets of its quietest hour a day with a night has in its busiest one. */
    private static final int NIGHT = 8;

    private final long window;
    private final long silence;
    private final long lull;
    private final long longest;
    private final long bridged;
    private final SessionFinder.Activity activity;
    private final Predicate<ChatPost> counts;
    /** Those of other passes, and those that were found so far. */
    private final List<ChatSession> known;

    private final List<ChatSession> sessions = new ArrayList<>();
    private long after = NEVER;

    /**
     * @param bridged how much longer than a silence may be without originals, where there are reposts, milliseconds
     * @param others sessions that are known already
     */
    SessionPass(
            ChatOptions options,
            SessionFinder.Activity activity,
            Predicate<ChatPost> counts,
            long bridged,
            List<ChatSession> others) {
        window = options.windowMinutes() * EventTime.MINUTE;
        silence = options.silenceMinutes() * EventTime.MINUTE;
        lull = options.lullMinutes() * EventTime.MINUTE;
        longest = options.hours() * EventTime.HOUR;
        this.bridged = bridged;
        this.activity = activity;
        this.counts = counts;
        this.known = new ArrayList<>(others);
    }

    /**
     * The chats among these posts.
     *
     * @param posts in order of time
     * @param afterMillis chats start after this time
     */
    List<ChatSession> over(List<ChatPost> posts, long afterMillis) {
        after = afterMillis;
        int start = 0;
        long original = NEVER;
        for (int i = 0; i < posts.size(); i++) {
            ChatPost post = posts.get(i);
            if (i > start && post.atMillis() - at(posts, i - 1) > silence) {
                run(posts.subList(start, firstAfterSilence(posts, start, i, original)));
                start = i;
                original = NEVER;
            }
            if (!post.isRepost()) {
                if (original != NEVER && post.atMillis() - original > silence + bridged) {
                    int end = firstAfterSilence(posts, start, i, original);
                    run(posts.subList(start, end));
                    start = end;
                }
                original = post.atMillis();
            }
        }
        run(posts.subList(start, firstAfterSilence(posts, start, posts.size(), original)));
        return List.copyOf(sessions);
    }

    /** The position of the first post that comes more than a silence after the last original. */
    private int firstAfterSilence(List<ChatPost> posts, int from, int to, long original) {
        int first = to;
        while (first > from && at(posts, first - 1) > EventTime.plus(original, silence)) {
            first--;
        }
        return first;
    }

    /**
     * A chat that may continue.
     *
     * @param from the time of its first post
     * @param lively the last lively moment
     */
    private record Open(long from, long lively) {}

    /** Adds the chats of a run of posts without a silence between them. */
    private void run(List<ChatPost> run) {
        Voices quarter = new Voices(window);
        Voices hour = new Voices(EventTime.HOUR);
        Open open = null;
        Open closed = null;
        for (ChatPost post : run) {
            if (post.isRepost() || !counts.test(post)) {
                continue;
            }
            if (open != null && post.atMillis() > end(run, open)) {
                add(run, open);
                // What is cut is another session, whose people begin anew: those before it are gone some day.
                boolean cut = post.atMillis() > open.from() + longest;
                closed = cut ? null : open;
                quarter = cut ? new Voices(window) : quarter;
                hour = cut ? new Voices(EventTime.HOUR) : hour;
                open = null;
            }
            quarter.add(post);
            hour.add(post);
            if (post.atMillis() > after && isLively(quarter, hour, post.atMillis(), open != null)) {
                open = open == null ? opened(run, closed, post.atMillis()) : new Open(open.from(), post.atMillis());
            }
        }
        if (open != null) {
            add(run, open);
        }
    }

    private boolean isLively(Voices quarter, Voices hour, long millis, boolean goesOn) {
        Thresholds thresholds = activity.at(millis, known);
        return quarter.areAtLeast(thresholds.quarter())
                || hour.areAtLeast(goesOn ? thresholds.stay() : thresholds.hour());
    }

    /** A session that begins, or goes on where less than a silence is between it and the one before. */
    private Open opened(List<ChatPost> run, @Nullable Open before, long lively) {
        long from = firstFrom(run, Math.max(lively - lull, after + 1));
        if (before == null || from - after > silence || lively - before.from() > longest) {
            return new Open(from, lively);
        }
        sessions.remove(sessions.size() - 1);
        known.remove(known.size() - 1);
        return new Open(before.from(), lively);
    }

    private static long firstFrom(List<ChatPost> run, long earliest) {
        int first = 0;
        while (at(run, first) < earliest) {
            first++;
        }
        return at(run, first);
    }

    /** The last moment that can belong to it, unless it becomes lively again. */
    private long end(List<ChatPost> run, Open open) {
        long runEnd = at(run, run.size() - 1);
        long end = isUsuallyActive(open) ? Math.min(runEnd, open.lively() + lull) : runEnd;
        return Math.min(end, open.from() + longest);
    }

    private boolean isUsuallyActive(Open open) {
        return activity.at(open.lively(), known).usuallyActive();
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
        long closes = isUsuallyActive(open) ? Math.min(last + silence, open.lively() + lull) : last + silence;
        boolean inBaseline = last > open.from() + longest - silence && !hasNight(posts);
        ChatSession session = new ChatSession(List.copyOf(posts), null, closes, inBaseline);
        sessions.add(session);
        known.add(session);
        after = last;
    }

    /**
     * Whether people sleep in it: an hour has an eighth of the originals of another one. So it is a day of a conference that is
     * never silent, and not how people use the tag all the time.
     */
    private boolean hasNight(List<ChatPost> posts) {
        int[] originals = new int[(int) (longest / EventTime.HOUR)];
        for (ChatPost post : posts) {
            int hour = (int) ((post.atMillis() - at(posts, 0)) / EventTime.HOUR);
            if (!post.isRepost() && hour < originals.length) {
                originals[hour]++;
            }
        }
        // The last hour may be cut.
        IntSummaryStatistics hours =
                Arrays.stream(originals, 0, originals.length - 1).summaryStatistics();
        return hours.getMin() * NIGHT <= hours.getMax();
    }

    private static long at(List<ChatPost> posts, int i) {
        return posts.get(i).atMillis();
    }
}
