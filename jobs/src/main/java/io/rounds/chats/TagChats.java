package io.rounds.chats;

import io.rounds.chats.posts.ChatPost;
import io.rounds.chats.sessions.Baseline;
import io.rounds.chats.sessions.ChatOptions;
import io.rounds.chats.sessions.ChatSession;
import io.rounds.chats.sessions.SessionFinder;
import io.rounds.chats.sessions.TagActivity;
import io.rounds.chats.sessions.TagState;
import io.rounds.communities.Event;
import io.rounds.model.Fingerprint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The chats of one tag: which there are, what is written about them, and when to look at the tag again. Pure; what is known
 * of the tag is a {@link TagState}.
 *
 * <p>Tweets at a time for which the tag is configured belong to that time, however few they are. The others are searched for
 * chats by {@link SessionFinder}. A tweet that also carries the tag of another event, at a time for which that is
 * configured, belongs to that and makes no chat of this tag.
 */
public final class TagChats {
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long PRUNE_EVERY = 15 * MINUTE;
    /** More tweets than any chat ever had, in little more than an hour. */
    private static final int BUSY = 100_000;

    private final String tag;
    private final ChatOptions options;
    private final long watchedFrom;
    private final boolean standing;

    /** @param watchedFrom when the stream started, milliseconds of event time */
    public TagChats(String tag, ChatOptions options, long watchedFrom) {
        this.tag = tag;
        this.options = options;
        this.watchedFrom = watchedFrom;
        this.standing = options.standingTags().contains(tag);
    }

    /** With more posts, in any order. */
    public TagState plus(TagState watch, List<ChatPost> batch, List<String> spellings) {
        Baseline usual = watch.usual();
        for (ChatPost post : batch) {
            if (post.tagged() && !post.isRepost() && counts(post)) {
                usual = usual.plus(post.atMillis(), Fingerprint.of(post.author()));
            }
        }
        return watch.plus(batch, spellings, usual);
    }

    /** Whether an original speaks for a chat of this tag, and not for what else happens then. */
    private boolean counts(ChatPost post) {
        for (String other : post.hashtags()) {
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

    /** The chats that are known, in order of their start. */
    public List<ChatSession> sessions(TagState watch) {
        Map<Long, Event.Slot> slots = new LinkedHashMap<>();
        Map<Long, List<ChatPost>> scheduled = new HashMap<>();
        List<ChatPost> others = new ArrayList<>(watch.posts().size());
        List<Event.Slot> configured = configured(watch.posts());
        for (ChatPost post : watch.posts()) {
            Event.Slot slot = slotOf(configured, post.atMillis());
            if (slot == null) {
                others.add(post);
            } else if (post.atMillis() > watch.afterMillis()) {
                slots.putIfAbsent(slot.startMillis(), slot);
                scheduled
                        .computeIfAbsent(slot.startMillis(), start -> new ArrayList<>())
                        .add(post);
            }
        }
        List<ChatSession> sessions = new ArrayList<>();
        slots.forEach((start, slot) -> sessions.add(
                new ChatSession(List.copyOf(scheduled.getOrDefault(start, List.of())), slot, slot.closesMillis(), false)));
        if (others.size() >= options.authors()) {
            sessions.addAll(found(watch, others));
        }
        sessions.sort(Comparator.comparingLong(ChatSession::startMillis));
        return sessions;
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

    private List<ChatSession> found(TagState watch, List<ChatPost> posts) {
        return new SessionFinder(options, new TagActivity(tag, watch, options), this::counts)
                .find(posts, watch.afterMillis());
    }

    /**
     * A tag that was full from the stream's first hour on is no chat that started then: for a day, until it is known what
     * is usual, none is looked for.
     */
    public TagState withoutBusyStart(TagState watch) {
        long start =
                watch.posts().isEmpty() ? Long.MAX_VALUE : watch.posts().get(0).atMillis();
        long within = (options.lullMinutes() + options.windowMinutes()) * MINUTE;
        boolean busy = watch.posts().size() > BUSY
                && start <= TagState.plus(watchedFrom, within)
                && watch.posts().get(BUSY).atMillis() < start + within
                && options.events().slotAt(tag, start) == null;
        return busy ? watch.after(start + DAY) : watch;
    }

    /**
     * Tells what has changed since it was told last.
     *
     * @param nowMillis event time: the watermark
     * @param processingMillis which makes versions greater than those of a run before a failure
     * @param firstSeen when an author was first seen under the tag; null for somebody who was not
     * @return with what was told
     */
    public TagState tell(
            TagState watch,
            List<ChatSession> sessions,
            long nowMillis,
            long processingMillis,
            FirstSeen firstSeen,
            Consumer<ChatRevision> out) {
        long version = Math.max(watch.version() + 1, processingMillis);
        List<TagState.Written> written = new ArrayList<>();
        Set<String> current = new HashSet<>();
        for (int i = 0; i < sessions.size(); i++) {
            ChatSession session = sessions.get(i);
            long next = i + 1 < sessions.size() ? sessions.get(i + 1).startMillis() : Long.MAX_VALUE;
            List<ChatPost> more = answers(watch, session, next);
            ChatContext frame = frame(watch, session, nowMillis);
            long state = state(frame, session, more);
            written.add(new TagState.Written(frame.id(), state));
            current.add(frame.id());
            if (!watch.written().contains(new TagState.Written(frame.id(), state))) {
                Predicate<String> isNew = author -> isNew(firstSeen.millis(author), session);
                out.accept(new ChatRevision(
                        frame.id(), version, ChatAnalyst.analyse(frame, session.posts(), more, isNew)));
            }
        }
        for (TagState.Written before : watch.written()) {
            if (!current.contains(before.id())) {
                out.accept(new ChatRevision(before.id(), version, null));
            }
        }
        return watch.written(List.copyOf(written), version);
    }

    /**
     * Ids of chats that a run before a failure may have told, and that there are not: each starts with a tweet that goes now
     * without having been the first of a chat. Only where enough authors were together for a chat, whatever is usual.
     *
     * @param pruned what is left of what was told
     * @param restoredMillis when the failure was over; tweets written later were not told before it
     */
    public List<String> strays(TagState told, TagState pruned, List<ChatSession> sessions, long restoredMillis) {
        if (told.posts().size() == pruned.posts().size() || told.posts().get(0).atMillis() > restoredMillis) {
            return List.of();
        }
        Set<String> ids = new LinkedHashSet<>();
        Set<ChatPost> stay = new HashSet<>(pruned.posts());
        SessionFinder anyChat = new SessionFinder(options, new TagActivity.Liveliest(options.least(tag)), this::counts);
        for (ChatSession possible : anyChat.find(told.posts(), Long.MIN_VALUE)) {
            for (ChatPost post : possible.posts()) {
                if (!stay.contains(post) && post.atMillis() <= restoredMillis) {
                    ids.add(ChatContext.id(tag, post.atMillis()));
                }
            }
        }
        sessions.forEach(session -> ids.remove(ChatContext.id(tag, session.startMillis())));
        return List.copyOf(ids);
    }

    /** When somebody was first seen under the tag. */
    public interface FirstSeen {
        /** Milliseconds; null for never. */
        @Nullable Long millis(String author);
    }

    private static boolean isNew(@Nullable Long firstSeen, ChatSession session) {
        return firstSeen != null && firstSeen >= session.startMillis();
    }

    private ChatContext frame(TagState watch, ChatSession session, long nowMillis) {
        Event.Slot slot = session.slot();
        boolean live = nowMillis < session.closesMillis();
        long now = live ? Math.max(session.lastMillis(), nowMillis) : session.closesMillis();
        return new ChatContext(
                ChatContext.id(tag, session.startMillis()),
                tag,
                options.events().tags(tag),
                slot == null ? '#' + watch.spelling(tag) : slot.event().title(),
                live,
                slot != null,
                session.startMillis(),
                session.endMillis(),
                now,
                slot == null ? List.of() : slot.event().moderators());
    }

    /** Posts that may answer questions of a chat without being a part of it. */
    private List<ChatPost> answers(TagState watch, ChatSession session, long nextMillis) {
        long until = TagState.plus(session.closesMillis(), options.answerHours() * HOUR);
        List<ChatPost> answers = new ArrayList<>();
        for (ChatPost post : watch.threads()) {
            boolean ofNext = post.tagged() && post.atMillis() >= nextMillis;
            if (post.atMillis() >= session.startMillis() && post.atMillis() <= until && !ofNext) {
                answers.add(post);
            }
        }
        long after = session.posts().get(session.posts().size() - 1).atMillis();
        List<ChatPost> posts = watch.posts();
        for (int i = posts.size() - 1; i >= 0 && posts.get(i).atMillis() > after; i--) {
            ChatPost post = posts.get(i);
            if (post.atMillis() < nextMillis && post.atMillis() <= until && TagState.mayAnswer(post)) {
                answers.add(post);
            }
        }
        answers.sort(TagState.ORDER);
        return answers;
    }

    /** The same for the same document. */
    private static long state(ChatContext frame, ChatSession session, List<ChatPost> more) {
        long state = Fingerprint.of(frame.title());
        state = Fingerprint.of(state, frame.live() ? Math.floorDiv(frame.nowMillis(), MINUTE) : -1);
        state = Fingerprint.of(state, frame.endMillis());
        state = Fingerprint.of(state, session.posts().size());
        return Fingerprint.of(state, more.size());
    }

    /** When to look at the tag again, event time, to the minute; {@link Long#MAX_VALUE} where its people can be forgotten, too. */
    public long nextLook(TagState watch, List<ChatSession> sessions, long nowMillis) {
        long next = TagState.plus(watch.lastMillis(), options.peopleDays() * DAY);
        for (ChatSession session : sessions) {
            boolean live = nowMillis < session.closesMillis();
            long look = live
                    ? Math.min(
                            session.closesMillis(), TagState.plus(Math.max(nowMillis, session.startMillis()), MINUTE))
                    : TagState.plus(session.closesMillis(), options.answerHours() * HOUR);
            next = Math.min(next, look);
        }
        if (!watch.posts().isEmpty() || !watch.threads().isEmpty()) {
            long oldest = (watch.posts().isEmpty() ? watch.threads() : watch.posts())
                    .get(0)
                    .atMillis();
            long waits = (options.lullMinutes() + options.windowMinutes() + options.lateMinutes()) * MINUTE;
            long prune = Math.max(TagState.plus(oldest, waits), TagState.plus(nowMillis, PRUNE_EVERY));
            next = Math.min(next, prune);
        }
        return next > Long.MAX_VALUE - MINUTE ? Long.MAX_VALUE : Math.floorDiv(next + MINUTE - 1, MINUTE) * MINUTE;
    }

    /** Whether nothing is left that anybody would miss. */
    public boolean isForgotten(TagState watch, long nowMillis) {
        return watch.posts().isEmpty()
                && watch.threads().isEmpty()
                && watch.written().isEmpty()
                && nowMillis >= TagState.plus(watch.lastMillis(), options.peopleDays() * DAY);
    }
}
