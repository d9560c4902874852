package io.rounds.chats.sessions;

import io.rounds.chats.TagChats;
import io.rounds.chats.posts.ChatPost;
import io.rounds.communities.Events;
import io.rounds.model.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Posts under one tag, written for a test, and the sessions that they make. */
final class TagScript {
    static final String TAG = "confx";
    static final Instant FIRST_DAY = Instant.parse("2026-03-02T00:00:00Z");
    static final ChatOptions OPTIONS = ChatOptions.standard(Events.NONE, Set.of());

    private static final TagChats CHATS = new TagChats(TAG, OPTIONS, Long.MAX_VALUE);

    private final List<ChatPost> posts = new ArrayList<>();

    /** The time of a day (the first is 0) and an hour, milliseconds. */
    static long at(int day, double hour) {
        return FIRST_DAY.toEpochMilli() + day * EventTime.DAY + Math.round(hour * EventTime.HOUR);
    }

    /** A post whose text is its own. */
    TagScript post(long atMillis, String author, Kind kind) {
        return post(atMillis, author, kind, 1_000 + posts.size(), List.of(TAG));
    }

    TagScript post(long atMillis, String author, Kind kind, long text, List<String> hashtags) {
        posts.add(new ChatPost(
                "x:" + posts.size(),
                atMillis,
                kind,
                new ChatPost.Author(author, author, 10, 0L),
                "en",
                new ChatPost.Content(hashtags, List.of(), List.of(), List.of(), List.of(), text),
                ChatPost.References.NONE,
                true));
        return this;
    }

    /** In each quarter of an hour between these hours, so many people, who are others in the next quarter of the same hour. */
    TagScript people(int day, double from, double to, int people) {
        for (int quarter = 0; from + quarter / 4.0 < to; quarter++) {
            for (int i = 0; i < people; i++) {
                post(
                        at(day, from + quarter / 4.0) + i * 14L * EventTime.MINUTE / people,
                        "person" + (quarter % 4 * people + i),
                        Kind.ORIGINAL);
            }
        }
        return this;
    }

    /** The same people in each quarter. */
    TagScript regulars(int day, double from, double to, int people) {
        for (int quarter = 0; from + quarter / 4.0 < to; quarter++) {
            for (int i = 0; i < people; i++) {
                post(at(day, from + quarter / 4.0) + i * 14L * EventTime.MINUTE / people, "person" + i, Kind.ORIGINAL);
            }
        }
        return this;
    }

    TagState state() {
        return CHATS.withPosts(TagState.none(OPTIONS.windowMinutes()), posts, List.of());
    }

    Sessions found() {
        return CHATS.findSessions(state());
    }

    /** When they start and end. */
    List<String> sessions() {
        return spans(found().sessions()).toList();
    }

    List<String> candidates() {
        return spans(found().candidates()).toList();
    }

    /**
     * The sessions of those who read the posts as they come, with a look each quarter of an hour, after which posts that are
     * not needed any more are gone.
     */
    List<String> sessionsAsTheyCome() {
        TagState state = TagState.none(OPTIONS.windowMinutes());
        List<ChatPost> inOrder = posts.stream().sorted(ChatPost.BY_TIME).toList();
        List<ChatSession> all = new ArrayList<>();
        int next = 0;
        for (long now = at(0, 0); next < inOrder.size() || !state.posts().isEmpty(); now += 15 * EventTime.MINUTE) {
            int first = next;
            while (next < inOrder.size() && inOrder.get(next).atMillis() < now) {
                next++;
            }
            TagState more = CHATS.withPosts(state, inOrder.subList(first, next), List.of());
            Sessions found = CHATS.findSessions(more);
            state = more.pruned(TAG, found, now, OPTIONS);
            Set<ChatPost> left = new HashSet<>(state.posts());
            found.sessions().stream()
                    .filter(session -> !left.containsAll(session.posts()))
                    .forEach(all::add);
        }
        return spans(all).sorted().distinct().toList();
    }

    private static Stream<String> spans(List<ChatSession> sessions) {
        return sessions.stream().map(session -> span(session.startMillis()) + " to " + span(session.endMillis()));
    }

    private static String span(long millis) {
        long minutes = (millis - FIRST_DAY.toEpochMilli()) / EventTime.MINUTE;
        return "%d %02d:%02d".formatted(minutes / 1_440, minutes % 1_440 / 60, minutes % 60);
    }
}
