package io.rounds.chats.sessions;

import io.rounds.chats.posts.ChatPost;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Predicate;

/**
 * Finds the chats among the tweets under one tag.
 *
 * <p>A moment is <em>lively</em> when enough distinct authors have posted originals in the window before it (a quarter of an
 * hour, as a rule) or in the hour before it, for which several texts and several minutes are asked ({@link Voices}). A chat is
 * what surrounds lively moments without a silence: it starts with its first post, at most the length of a lull before the
 * first lively moment, and ends with the last post before the silence. Under a tag that is usually active at that hour, it
 * ends when it has not been lively for the length of a lull; fewer people are enough for it to go on than to begin. Sessions
 * with less than a silence between them are one.
 *
 * <p>Only originals, replies and quotes prolong a session. Reposts belong to it while it lasts, and bridge two quiet quarters
 * of an hour at most.
 *
 * <p>A conference is as lively each day, but its first days may not have been unusual enough. Where a session is found, the
 * three days before are looked at again: what was lively at that time of day, and three quarters as unusual, is a session too.
 * It changes no threshold, so that a session does not depend on what it makes sessions of.
 *
 * <p>The result is a function of the set of posts: late ones extend a chat or join two of them, as if they had been on time.
 */
public final class SessionFinder {
    private static final int CANDIDATE_DAYS = 3;
    private static final double CANDIDATE_SHARE = 0.75;
    private static final long APART = 12 * EventTime.HOUR;
    private static final long SAME_TIME = 3 * EventTime.HOUR;
    private static final long BRIDGED = 2 * 15 * EventTime.MINUTE;

    private final ChatOptions options;
    private final DoubleFunction<Activity> activity;
    private final Predicate<ChatPost> counts;

    /** The usual activity under the tag. */
    public interface Activity {
        /**
         * The thresholds at a moment.
         *
         * @param millis the moment
         * @param others the sessions that are not usual activity
         */
        Thresholds at(long millis, List<ChatSession> others);
    }

    /**
     * @param activity a new one for a share of the configured surprise
     * @param counts which originals make the tag lively
     */
    public SessionFinder(ChatOptions options, DoubleFunction<Activity> activity, Predicate<ChatPost> counts) {
        this.options = options;
        this.activity = activity;
        this.counts = counts;
    }

    /** For how long after its end what may become a session is kept, milliseconds. */
    static long candidateMillis() {
        return CANDIDATE_DAYS * EventTime.DAY + SAME_TIME;
    }

    /**
     * Finds the chats, and the days before that belong to them.
     *
     * @param posts in order of time
     * @param afterMillis chats start after this time
     * @param scheduled the configured chats, whose posts are not among these
     */
    public Sessions find(List<ChatPost> posts, long afterMillis, List<ChatSession> scheduled) {
        List<ChatSession> found = inOrder(pass(1, scheduled).over(posts, afterMillis), scheduled);
        List<ChatSession> candidates = new ArrayList<>();
        List<ChatSession> recovered = new ArrayList<>();
        for (ChatSession candidate : pass(CANDIDATE_SHARE, found).over(without(posts, found), afterMillis)) {
            if (isRecovered(candidate, found, afterMillis)) {
                recovered.add(candidate.asUsual());
            } else if (!candidate.inBaseline()) {
                candidates.add(candidate);
            }
        }
        return new Sessions(inOrder(found, recovered), List.copyOf(candidates));
    }

    /**
     * Whether one of the sessions makes this a session, too. Only those between a session and the one before it do, so that what
     * is finished and forgotten is not asked.
     */
    private static boolean isRecovered(ChatSession candidate, List<ChatSession> found, long afterMillis) {
        long before = afterMillis;
        for (ChatSession session : found) {
            if (session.slot() == null
                    && !candidate.inBaseline()
                    && candidate.startMillis() >= EventTime.plus(before, APART)
                    && candidate.lastMillis() <= session.startMillis() - APART
                    && isAtTheSameTime(candidate, session)) {
                return true;
            }
            before = Math.max(before, session.lastMillis());
        }
        return false;
    }

    private static boolean isAtTheSameTime(ChatSession candidate, ChatSession session) {
        for (int days = 1; days <= CANDIDATE_DAYS; days++) {
            long at = session.startMillis() - days * EventTime.DAY;
            if (candidate.startMillis() <= at + SAME_TIME && candidate.lastMillis() >= at - SAME_TIME) {
                return true;
            }
        }
        return false;
    }

    /** A session has all posts from its first to its last one, so that its times identify them. */
    private static List<ChatPost> without(List<ChatPost> posts, List<ChatSession> sessions) {
        if (sessions.isEmpty()) {
            return posts;
        }
        List<ChatPost> others = new ArrayList<>();
        Iterator<ChatSession> next =
                sessions.stream().sorted(ChatSession.BY_START).iterator();
        TimeRange range = next.next().postsRange();
        for (ChatPost post : posts) {
            while (range.endMillis() < post.atMillis() && next.hasNext()) {
                range = next.next().postsRange();
            }
            if (post.atMillis() < range.startMillis() || post.atMillis() > range.endMillis()) {
                others.add(post);
            }
        }
        return others;
    }

    private static List<ChatSession> inOrder(List<ChatSession> some, List<ChatSession> others) {
        return new Sessions(some, List.of()).with(others).sessions();
    }

    private SessionPass pass(double share, List<ChatSession> others) {
        return new SessionPass(options, activity.apply(share), counts, BRIDGED, others);
    }
}
