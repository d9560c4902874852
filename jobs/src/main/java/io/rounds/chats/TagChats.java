package io.rounds.chats;

import io.rounds.chats.posts.ChatPost;
import io.rounds.chats.sessions.Baseline;
import io.rounds.chats.sessions.ChatOptions;
import io.rounds.chats.sessions.ChatSession;
import io.rounds.chats.sessions.EmittedDocument;
import io.rounds.chats.sessions.EventTime;
import io.rounds.chats.sessions.SessionFinder;
import io.rounds.chats.sessions.Sessions;
import io.rounds.chats.sessions.TagActivity;
import io.rounds.chats.sessions.TagState;
import io.rounds.communities.Event;
import io.rounds.model.Fingerprint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The chats of one tag: which there are, which documents change, and when to check the tag again. It keeps nothing itself;
 * what is known of the tag is a {@link TagState}.
 *
 * <p>Tweets within a configured time of the tag belong to that session, however few they are. {@link SessionFinder} looks for
 * chats among the others. A tweet that also carries the tag of another event, within a configured time of that event,
 * belongs to the event and does not count for a chat of this tag.
 */
public final class TagChats {
    private static final long PRUNE_EVERY = 15 * EventTime.MINUTE;
    /** More tweets than any chat ever had, in little more than an hour. */
    private static final int BUSY = 100_000;

    private static final int MAX_HASHTAGS = 4;

    private final String tag;
    private final ChatOptions options;
    private final long streamStartMillis;
    private final boolean standing;

    /** @param streamStartMillis when the stream started, event time */
    public TagChats(String tag, ChatOptions options, long streamStartMillis) {
        this.tag = tag;
        this.options = options;
        this.streamStartMillis = streamStartMillis;
        this.standing = options.standingTags().contains(tag);
    }

    /** With more posts, in any order. */
    public TagState withPosts(TagState state, List<ChatPost> batch, List<String> spellings) {
        Baseline baseline = state.header().baseline();
        for (ChatPost post : batch) {
            if (post.tagged() && !post.isRepost() && counts(post)) {
                baseline = baseline.withAuthor(
                        post.atMillis(), Fingerprint.of(post.author().id()));
            }
        }
        return state.withPosts(batch, spellings, baseline);
    }

    /**
     * Whether an original counts for a chat of this tag, and not for another event at the same time. One with more tags than
     * people need advertises something.
     */
    private boolean counts(ChatPost post) {
        if (post.content().hashtags().size() > MAX_HASHTAGS) {
            return false;
        }
        for (String other : post.content().hashtags()) {
            String main = options.events().mainTag(other);
            if (main.equals(tag)) {
                continue;
            }
            if (standing && !options.standingTags().contains(other)) {
                return false;
            }
            if (options.events().slotAt(main, post.atMillis()) != null) {
                return false;
            }
        }
        return true;
    }

    /** The sessions that these posts make, in order of their start. */
    public Sessions findSessions(TagState state) {
        Map<Long, Event.Slot> slots = new LinkedHashMap<>();
        Map<Long, List<ChatPost>> scheduled = new HashMap<>();
        List<ChatPost> others = new ArrayList<>(state.posts().size());
        List<Event.Slot> configured = configured(state.posts());
        for (ChatPost post : state.posts()) {
            Event.Slot slot = slotOf(configured, post.atMillis());
            if (slot == null) {
                others.add(post);
            } else if (post.atMillis() > state.header().chatsAfterMillis()) {
                slots.putIfAbsent(slot.startMillis(), slot);
                scheduled
                        .computeIfAbsent(slot.startMillis(), start -> new ArrayList<>())
                        .add(post);
            }
        }
        List<ChatSession> configuredSessions = new ArrayList<>();
        slots.forEach((start, slot) -> configuredSessions.add(new ChatSession(
                List.copyOf(scheduled.getOrDefault(start, List.of())), slot, slot.closesMillis(), false)));
        return others.size() < options.authors()
                ? Sessions.NONE.with(configuredSessions)
                : finder(state).find(others, state.header().chatsAfterMillis(), configuredSessions);
    }

    private List<Event.Slot> configured(List<ChatPost> posts) {
        return posts.isEmpty()
                ? List.of()
                : options.events()
                        .slots(
                                tag,
                                posts.get(0).atMillis(),
                                posts.get(posts.size() - 1).atMillis() + 1);
    }

    private static Event.@Nullable Slot slotOf(List<Event.Slot> slots, long millis) {
        for (Event.Slot slot : slots) {
            if (slot.contains(millis)) {
                return slot;
            }
        }
        return null;
    }

    private SessionFinder finder(TagState state) {
        return new SessionFinder(options, share -> new TagActivity(tag, state.header(), options, share), this::counts);
    }

    /**
     * A tag that is very busy from the first hour of the stream on is not taken for a chat that started then: no chat starts
     * within a day, until there is a baseline.
     */
    public TagState withoutBusyStart(TagState state) {
        long start =
                state.posts().isEmpty() ? Long.MAX_VALUE : state.posts().get(0).atMillis();
        long within = (options.lullMinutes() + options.windowMinutes()) * EventTime.MINUTE;
        boolean busy = state.posts().size() > BUSY
                && start <= EventTime.plus(streamStartMillis, within)
                && state.posts().get(BUSY).atMillis() < start + within
                && options.events().slotAt(tag, start) == null;
        return busy ? state.withChatsAfter(start + EventTime.DAY) : state;
    }

    /**
     * Emits the chats that have changed since they were emitted last.
     *
     * @param nowMillis event time: the watermark
     * @param processingMillis processing time; it makes versions greater than those of a run before a failure
     * @param firstSeen when an author was first seen under the tag; null for an author who never was
     * @param gate decides on found chats that may still change; configured ones have the same id whatever their tweets
     * @return the state with the emitted documents
     */
    public TagState emitChanges(
            TagState state,
            List<ChatSession> sessions,
            long nowMillis,
            long processingMillis,
            FirstSeen firstSeen,
            EmitGate gate,
            Consumer<ChatRevision> out) {
        long version = Math.max(state.header().version() + 1, processingMillis);
        List<EmittedDocument> documents = new ArrayList<>();
        Set<String> current = new HashSet<>();
        boolean isWaiting = false;
        for (int i = 0; i < sessions.size(); i++) {
            ChatSession session = sessions.get(i);
            long next = i + 1 < sessions.size() ? sessions.get(i + 1).startMillis() : Long.MAX_VALUE;
            List<ChatPost> more = answers(state, session, next);
            ChatContext context = context(state, session, nowMillis);
            String id = context.info().id();
            current.add(id);
            if (!session.isFinal(nowMillis, options)
                    && session.slot() == null
                    && !gate.isOpen(tag, id, !state.header().contains(id))) {
                documents.add(EmittedDocument.pending(id));
                isWaiting = true;
                continue;
            }
            EmittedDocument document = new EmittedDocument(id, fingerprint(context, session, more));
            documents.add(document);
            if (!state.header().emitted().contains(document)) {
                Predicate<String> isNew = author -> isNew(firstSeen.millis(author), session);
                Chat chat = ChatAnalyst.analyse(context, session.posts(), more, isNew);
                out.accept(new ChatRevision(id, version, chat));
            }
        }
        for (EmittedDocument before : state.header().emitted()) {
            if (!current.contains(before.id())) {
                boolean isEmitted = gate.isOpen(tag, before.id(), false);
                gate.forget(before.id());
                if (!isEmitted) {
                    continue;
                }
                if (isWaiting) { // perhaps for the document that replaces this one
                    documents.add(before);
                } else {
                    out.accept(new ChatRevision(before.id(), version, null));
                }
            }
        }
        return state.withEmitted(List.copyOf(documents), version);
    }

    /** When somebody was first seen under the tag. */
    public interface FirstSeen {
        /** Milliseconds; null for never. */
        @Nullable Long millis(String author);
    }

    private static boolean isNew(@Nullable Long firstSeen, ChatSession session) {
        return firstSeen != null && firstSeen >= session.startMillis();
    }

    private ChatContext context(TagState state, ChatSession session, long nowMillis) {
        Event.Slot slot = session.slot();
        boolean live = nowMillis < session.closesMillis();
        ChatInfo info = new ChatInfo(
                session.id(tag),
                tag,
                options.events().tags(tag),
                slot == null ? '#' + state.spelling(tag) : slot.event().title(),
                live,
                slot != null,
                session.startMillis(),
                session.endMillis());
        return new ChatContext(
                info,
                live ? Math.max(session.lastMillis(), nowMillis) : session.closesMillis(),
                slot == null ? List.of() : slot.event().moderators());
    }

    /** Posts that may answer questions of a chat without being a part of it. */
    private List<ChatPost> answers(TagState state, ChatSession session, long nextMillis) {
        long until = EventTime.plus(session.closesMillis(), options.answerHours() * EventTime.HOUR);
        List<ChatPost> answers = new ArrayList<>();
        for (ChatPost post : state.threads()) {
            boolean ofNext = post.tagged() && post.atMillis() >= nextMillis;
            if (post.atMillis() >= session.startMillis() && post.atMillis() <= until && !ofNext) {
                answers.add(post);
            }
        }
        long after = session.posts().get(session.posts().size() - 1).atMillis();
        List<ChatPost> posts = state.posts();
        for (int i = posts.size() - 1; i >= 0 && posts.get(i).atMillis() > after; i--) {
            ChatPost post = posts.get(i);
            if (post.atMillis() < nextMillis && post.atMillis() <= until && TagState.mayAnswer(post)) {
                answers.add(post);
            }
        }
        answers.sort(ChatPost.BY_TIME);
        return answers;
    }

    /** A fingerprint of what the document depends on. */
    private static long fingerprint(ChatContext context, ChatSession session, List<ChatPost> more) {
        ChatInfo info = context.info();
        long fingerprint = Fingerprint.of(info.title());
        fingerprint =
                Fingerprint.of(fingerprint, info.live() ? Math.floorDiv(context.nowMillis(), EventTime.MINUTE) : -1);
        fingerprint = Fingerprint.of(fingerprint, info.endMillis());
        fingerprint = Fingerprint.of(fingerprint, session.posts().size());
        return Fingerprint.of(fingerprint, more.size());
    }

    /**
     * When to check the tag again without a new post, event time, rounded up to the minute. The last check is when its
     * people can be forgotten.
     */
    public long nextCheckMillis(TagState state, List<ChatSession> sessions, long nowMillis) {
        long next = EventTime.plus(state.header().lastMillis(), options.peopleDays() * EventTime.DAY);
        for (ChatSession session : sessions) {
            boolean live = nowMillis < session.closesMillis();
            long check = live
                    ? Math.min(
                            session.closesMillis(),
                            EventTime.plus(Math.max(nowMillis, session.startMillis()), EventTime.MINUTE))
                    : EventTime.plus(session.closesMillis(), options.answerHours() * EventTime.HOUR);
            next = Math.min(next, check);
        }
        if (!state.posts().isEmpty() || !state.threads().isEmpty()) {
            long oldest = (state.posts().isEmpty() ? state.threads() : state.posts())
                    .get(0)
                    .atMillis();
            long prune =
                    Math.max(EventTime.plus(oldest, options.waitingMillis()), EventTime.plus(nowMillis, PRUNE_EVERY));
            next = Math.min(next, prune);
        }
        return next > Long.MAX_VALUE - EventTime.MINUTE
                ? Long.MAX_VALUE
                : Math.floorDiv(next + EventTime.MINUTE - 1, EventTime.MINUTE) * EventTime.MINUTE;
    }

    /** Whether all that is known of the tag can be dropped. */
    public boolean isExpired(TagState state, long nowMillis) {
        return state.posts().isEmpty()
                && state.threads().isEmpty()
                && state.header().emitted().isEmpty()
                && nowMillis >= EventTime.plus(state.header().lastMillis(), options.peopleDays() * EventTime.DAY);
    }
}
