package io.rounds.chats.sessions;

import java.util.ArrayList;
import java.util.List;

/**
 * What was found among the posts of a tag.
 *
 * @param sessions in order of their start
 * @param candidates what was lively, but not enough for a session; it becomes one if there is a session at that time of day
 *     within the next days. In order of their start
 */
public record Sessions(List<ChatSession> sessions, List<ChatSession> candidates) {
    public static final Sessions NONE = new Sessions(List.of(), List.of());

    /** With more sessions, in order of their start. */
    public Sessions with(List<ChatSession> more) {
        List<ChatSession> all = new ArrayList<>(sessions);
        all.addAll(more);
        all.sort(ChatSession.BY_START);
        return new Sessions(List.copyOf(all), candidates);
    }
}
