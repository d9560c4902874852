package io.rounds.chats.sessions;

import io.rounds.chats.ChatContext;
import io.rounds.chats.posts.ChatPost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is known of one tag. Immutable.
 *
 * <p>Of a tag without a chat: what is usual, and the tweets of the last hour and a half, since a chat starts with them.
 * Of a chat: all its tweets, until no more answers are expected.
 *
 * @param firstMillis when the tag was first seen
 * @param lastMillis when it was last seen
 * @param afterMillis the end of the last chat whose tweets are gone: the next one starts after it
 * @param version of the document written last
 * @param usual how lively it is outside of chats
 * @param past chats whose tweets are gone, as long as they must be left out of what is usual
 * @param posts under the tag, in order of time
 * @param threads posts that only answer questions: without the tag, or after the chat; in order of time
 * @param spellings of the tag, in their natural order, with their counts
 * @param written the documents of chats that may still change
 * @param lookMillis when somebody looks at it again, event time; {@link Long#MAX_VALUE} for not
 */
public record TagState(
        long firstMillis,
        long lastMillis,
        long afterMillis,
        long version,
        Baseline usual,
        List<TimeRange> past,
        List<ChatPost> posts,
        List<ChatPost> threads,
        Map<String, Integer> spellings,
        List<Written> written,
        long lookMillis) {
    /** Tweets of a busy tag without a chat that are kept, at most: more than people ever wrote in that time. */
    static final int MOST_WAITING = 100_000;

    private static final int MOST_SPELLINGS = 20;
    private static final int MOST_THREADS = 100_000;
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();
    public static final Comparator<ChatPost> ORDER =
            Comparator.comparingLong(ChatPost::atMillis).thenComparing(ChatPost::tweet);

    /**
     * A document that was written.
     *
     * @param state a fingerprint of what it was made of
     */
    public record Written(String id, long state) {}

    /** A tag that was never seen, whose liveliness is counted in windows of this length. */
    public static TagState none(int windowMinutes) {
        return new TagState(
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                Long.MIN_VALUE,
                0,
                Baseline.none(windowMinutes),
                List.of(),
                List.of(),
                List.of(),
                new TreeMap<>(),
                List.of(),
                Long.MAX_VALUE);
    }

    /** With more posts, and what is usual with them. */
    public TagState plus(List<ChatPost> batch, List<String> batchSpellings, Baseline nextUsual) {
        long first = firstMillis;
        long last = lastMillis;
        List<ChatPost> tagged = new ArrayList<>();
        List<ChatPost> untagged = new ArrayList<>();
        for (ChatPost post : batch) {
            if (post.tagged()) {
                first = Math.min(first, post.atMillis());
                last = Math.max(last, post.atMillis());
                tagged.add(post);
            } else {
                untagged.add(post);
            }
        }
        Map<String, Integer> counts = new TreeMap<>(spellings);
        for (String spelling : batchSpellings) {
            if (counts.size() < MOST_SPELLINGS || counts.containsKey(spelling)) {
                counts.merge(spelling, 1, Integer::sum);
            }
        }
        return new TagState(
                first,
                last,
                afterMillis,
                version,
                nextUsual,
                past,
                merged(posts, tagged),
                merged(threads, untagged),
                counts,
                written,
                lookMillis);
    }

    /** With what was written of it. */
    public TagState written(List<Written> documents, long lastVersion) {
        return new TagState(
                firstMillis,
                lastMillis,
                afterMillis,
                lastVersion,
                usual,
                past,
                posts,
                threads,
                spellings,
                documents,
                lookMillis);
    }

    /** To be looked at again at this event time. */
    public TagState lookingAt(long millis) {
        return new TagState(
                firstMillis, lastMillis, afterMillis, version, usual, past, posts, threads, spellings, written, millis);
    }

    /** In which no chat starts before a time. */
    public TagState after(long millis) {
        return new TagState(
                firstMillis, lastMillis, millis, version, usual, past, posts, threads, spellings, written, lookMillis);
    }

    /** The spelling used most, the first of several. */
    public String spelling(String otherwise) {
        String best = otherwise;
        int most = 0;
        for (Map.Entry<String, Integer> entry : spellings.entrySet()) {
            if (entry.getValue() > most) {
                best = entry.getKey();
                most = entry.getValue();
            }
        }
        return best;
    }

    /**
     * Without what is not needed any more.
     *
     * @param nowMillis the watermark
     */
    public TagState pruned(String tag, List<ChatSession> sessions, long nowMillis, ChatOptions options) {
        long answers = options.answerHours() * HOUR;
        List<ChatSession> kept = new ArrayList<>();
        List<TimeRange> spans = new ArrayList<>(past);
        List<Written> documents = new ArrayList<>(written);
        int inChats = 0;
        long after = afterMillis;
        for (ChatSession session : sessions) {
            if (nowMillis >= plus(session.closesMillis(), answers)) {
                after = Math.max(after, session.slot() == null ? session.lastMillis() : session.closesMillis() - 1);
                if (!session.tooLong()) {
                    spans.add(session.span());
                }
                documents.removeIf(document -> document.id().equals(ChatContext.id(tag, session.startMillis())));
            } else {
                kept.add(session);
                inChats += session.posts().size();
            }
        }
        spans.removeIf(span -> span.endMillis() < minus(nowMillis, (options.usualDays() + 2) * DAY));
        long waitingFrom =
                minus(nowMillis, (options.lullMinutes() + options.windowMinutes() + options.lateMinutes()) * MINUTE);
        List<ChatPost> answering = new ArrayList<>(threads);
        // Of a very large chat everything stays, most of the time.
        List<ChatPost> stay =
                inChats == posts.size() ? posts : staying(kept, Math.max(waitingFrom, after), answers, answering);
        answering.removeIf(post -> post.atMillis() <= waitingFrom && !answers(post, kept, answers));
        answering.sort(ORDER);
        List<ChatPost> lastAnswers = answering.subList(Math.max(0, answering.size() - MOST_THREADS), answering.size());
        return new TagState(
                firstMillis,
                lastMillis,
                after,
                version,
                usual.pruned(nowMillis, options.usualDays()),
                List.copyOf(spans),
                stay,
                List.copyOf(lastAnswers),
                spellings,
                List.copyOf(documents),
                lookMillis);
    }

    /**
     * The posts that stay: those of chats, and those of which one may still be made.
     *
     * @param mayStart later ones may
     * @param answersMillis for how long after the end of a chat a post may answer
     * @param answering gets those that go, but may answer
     */
    private List<ChatPost> staying(List<ChatSession> chats, long mayStart, long answersMillis, List<ChatPost> answering) {
        Set<String> inChats = new HashSet<>();
        chats.forEach(chat -> chat.posts().forEach(post -> inChats.add(post.tweet())));
        List<ChatPost> stay = new ArrayList<>();
        int waiting = 0;
        for (int i = posts.size() - 1; i >= 0; i--) {
            ChatPost post = posts.get(i);
            if (inChats.contains(post.tweet())) {
                stay.add(post);
            } else if (post.atMillis() > mayStart && waiting < MOST_WAITING) {
                stay.add(post);
                waiting++;
            } else if (mayAnswer(post) && answers(post, chats, answersMillis)) {
                answering.add(post);
            }
        }
        stay.sort(ORDER);
        return List.copyOf(stay);
    }

    /** Whether a post after a chat may be an answer to one of its questions. */
    public static boolean mayAnswer(ChatPost post) {
        return !post.isRepost() && (!post.labels().isEmpty() || post.replyTo() != null);
    }

    private static boolean answers(ChatPost post, List<ChatSession> sessions, long answersMillis) {
        for (ChatSession session : sessions) {
            if (post.atMillis() >= session.startMillis()
                    && post.atMillis() <= plus(session.closesMillis(), answersMillis)) {
                return true;
            }
        }
        return false;
    }

    private static List<ChatPost> merged(List<ChatPost> sorted, List<ChatPost> more) {
        if (more.isEmpty()) {
            return sorted;
        }
        List<ChatPost> all = new ArrayList<>(sorted.size() + more.size());
        all.addAll(sorted);
        all.addAll(more);
        all.sort(ORDER);
        for (int i = all.size() - 1; i > 0; i--) {
            if (all.get(i).tweet().equals(all.get(i - 1).tweet())) {
                all.remove(i);
            }
        }
        return List.copyOf(all);
    }

    public static long plus(long millis, long more) {
        return millis > Long.MAX_VALUE - more ? Long.MAX_VALUE : millis + more;
    }

    static long minus(long millis, long less) {
        return millis < Long.MIN_VALUE + less ? Long.MIN_VALUE : millis - less;
    }
}
