package io.rounds.chats.sessions;

import io.rounds.chats.posts.ChatPost;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is known of one tag. Immutable.
 *
 * <p>Of a tag without a chat: its baseline, and the posts of the last hour and a half, since a chat starts with them.
 * Of a chat: all its posts, until no more answers are expected.
 *
 * @param header everything but the posts
 * @param posts under the tag, in order of time
 * @param threads posts that only answer questions: without the tag, or after the chat; in order of time
 */
public record TagState(TagHeader header, List<ChatPost> posts, List<ChatPost> threads) {
    /** Posts outside of chats that are kept at most, beyond what people ever wrote under a tag in that time. */
    static final int MAX_WAITING = 100_000;

    private static final int MAX_SPELLINGS = 20;
    private static final int MAX_THREADS = 100_000;

    /** A tag that was never seen, whose authors are counted in windows of this length. */
    public static TagState none(int windowMinutes) {
        return new TagState(TagHeader.none(windowMinutes), List.of(), List.of());
    }

    /** With more posts, in any order, and the baseline that includes them. */
    public TagState withPosts(List<ChatPost> batch, List<String> batchSpellings, Baseline baseline) {
        long first = header.firstMillis();
        long last = header.lastMillis();
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
        Map<String, Integer> counts = new TreeMap<>(header.spellings());
        for (String spelling : batchSpellings) {
            if (counts.size() < MAX_SPELLINGS || counts.containsKey(spelling)) {
                counts.merge(spelling, 1, Integer::sum);
            }
        }
        return new TagState(
                header.withPosts(first, last, baseline, counts), merged(posts, tagged), merged(threads, untagged));
    }

    /** With the documents that have been emitted and may still change. */
    public TagState withEmitted(List<EmittedDocument> documents, long version) {
        return new TagState(header.withEmitted(documents, version), posts, threads);
    }

    /** With a timer at this event time. */
    public TagState withNextCheck(long millis) {
        return new TagState(header.withNextCheck(millis), posts, threads);
    }

    /** In which chats start after this time. */
    public TagState withChatsAfter(long millis) {
        TagHeader next = header.withChats(millis, header.baseline(), header.pastChats(), header.emitted());
        return new TagState(next, posts, threads);
    }

    /** The most frequent spelling of the tag, the first of several; without any, the one given. */
    public String spelling(String otherwise) {
        String best = otherwise;
        int highest = 0;
        for (Map.Entry<String, Integer> entry : header.spellings().entrySet()) {
            if (entry.getValue() > highest) {
                best = entry.getKey();
                highest = entry.getValue();
            }
        }
        return best;
    }

    /**
     * Without what is not needed any more.
     *
     * @param nowMillis the watermark
     */
    public TagState pruned(String tag, Sessions found, long nowMillis, ChatOptions options) {
        long answers = options.answerHours() * EventTime.HOUR;
        List<ChatSession> kept = new ArrayList<>();
        List<TimeRange> pastChats = new ArrayList<>(header.pastChats());
        List<EmittedDocument> documents = new ArrayList<>(header.emitted());
        int inChats = 0;
        long after = header.chatsAfterMillis();
        for (ChatSession session : found.sessions()) {
            if (session.isFinal(nowMillis, options)) {
                after = Math.max(after, session.slot() == null ? session.lastMillis() : session.closesMillis() - 1);
                if (!session.inBaseline()) {
                    pastChats.add(session.range());
                }
                documents.removeIf(document -> document.id().equals(session.id(tag)));
            } else {
                kept.add(session);
                inChats += session.posts().size();
            }
        }
        pastChats.removeIf(
                chat -> chat.endMillis() < EventTime.minus(nowMillis, (options.usualDays() + 2) * EventTime.DAY));
        long waitingFrom = EventTime.minus(nowMillis, options.waitingMillis());
        List<ChatPost> answering = new ArrayList<>(threads);
        // Of a very large chat everything stays, most of the time.
        List<ChatPost> remaining = inChats == posts.size()
                ? posts
                : remaining(
                        kept,
                        recoverable(found, after, nowMillis, options),
                        Math.max(waitingFrom, after),
                        answers,
                        answering);
        answering.removeIf(post -> post.atMillis() <= waitingFrom && !answers(post, kept, answers));
        answering.sort(ChatPost.BY_TIME);
        List<ChatPost> lastAnswers = answering.subList(Math.max(0, answering.size() - MAX_THREADS), answering.size());
        TagHeader next = header.withChats(
                after,
                header.baseline().pruned(nowMillis, options.usualDays()),
                List.copyOf(pastChats),
                List.copyOf(documents));
        return new TagState(next, remaining, List.copyOf(lastAnswers));
    }

    /** The candidates that a later session may still make sessions of. */
    private static List<ChatSession> recoverable(Sessions found, long after, long nowMillis, ChatOptions options) {
        long kept = SessionFinder.candidateMillis() + options.waitingMillis();
        List<ChatSession> recoverable = new ArrayList<>();
        int posts = 0;
        for (int i = found.candidates().size() - 1; i >= 0; i--) {
            ChatSession candidate = found.candidates().get(i);
            posts += candidate.posts().size();
            if (candidate.startMillis() > after
                    && nowMillis < EventTime.plus(candidate.lastMillis(), kept)
                    && posts <= MAX_WAITING) {
                recoverable.add(candidate);
            }
        }
        return recoverable;
    }

    /**
     * The posts that remain: those of chats, and those of which one may still be made.
     *
     * @param candidates what may become a chat
     * @param mayStart later posts may start a chat
     * @param answersMillis for how long after the end of a chat a post may answer
     * @param answering gets the posts that do not remain, but may answer
     */
    private List<ChatPost> remaining(
            List<ChatSession> chats,
            List<ChatSession> candidates,
            long mayStart,
            long answersMillis,
            List<ChatPost> answering) {
        Set<ChatPost> inChats = Collections.newSetFromMap(new IdentityHashMap<>());
        chats.forEach(chat -> inChats.addAll(chat.posts()));
        candidates.forEach(candidate -> inChats.addAll(candidate.posts()));
        List<ChatPost> remaining = new ArrayList<>();
        int waiting = 0;
        for (int i = posts.size() - 1; i >= 0; i--) {
            ChatPost post = posts.get(i);
            if (inChats.contains(post)) {
                remaining.add(post);
            } else if (post.atMillis() > mayStart && waiting < MAX_WAITING) {
                remaining.add(post);
                waiting++;
            } else if (mayAnswer(post) && answers(post, chats, answersMillis)) {
                answering.add(post);
            }
        }
        remaining.sort(ChatPost.BY_TIME);
        return List.copyOf(remaining);
    }

    /** Whether a post after a chat may be an answer to one of its questions. */
    public static boolean mayAnswer(ChatPost post) {
        return !post.isRepost()
                && (!post.content().labels().isEmpty() || post.references().replyTo() != null);
    }

    private static boolean answers(ChatPost post, List<ChatSession> sessions, long answersMillis) {
        for (ChatSession session : sessions) {
            if (post.atMillis() >= session.startMillis()
                    && post.atMillis() <= EventTime.plus(session.closesMillis(), answersMillis)) {
                return true;
            }
        }
        return false;
    }

    private static List<ChatPost> merged(List<ChatPost> sorted, List<ChatPost> more) {
        if (more.isEmpty()) {
            return sorted;
        }
        List<ChatPost> added = new ArrayList<>(more);
        added.sort(ChatPost.BY_TIME);
        int next = Collections.binarySearch(sorted, added.get(0), ChatPost.BY_TIME);
        next = next < 0 ? -next - 1 : next;
        List<ChatPost> all = new ArrayList<>(sorted.size() + added.size());
        all.addAll(sorted.subList(0, next));
        for (ChatPost post : added) {
            while (next < sorted.size() && ChatPost.BY_TIME.compare(sorted.get(next), post) <= 0) {
                addOnce(all, sorted.get(next++));
            }
            addOnce(all, post);
        }
        while (next < sorted.size()) {
            addOnce(all, sorted.get(next++));
        }
        return Collections.unmodifiableList(all);
    }

    private static void addOnce(List<ChatPost> posts, ChatPost next) {
        if (posts.isEmpty() || !posts.get(posts.size() - 1).tweet().equals(next.tweet())) {
            posts.add(next);
        }
    }
}
