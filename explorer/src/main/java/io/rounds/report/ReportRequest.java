package io.rounds.report;

import io.rounds.export.source.Condition;
import io.rounds.extract.text.Tags;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions to report: one by its id, {@code wardwisdomchat@2026-01-06T20:00:00Z}, or all of a hashtag that
 * started in a time range.
 *
 * @param name an id of a session, or a hashtag in any spelling
 * @param from inclusive; null for no lower bound
 * @param to exclusive; null for no upper bound
 */
public record ReportRequest(
        String name, @Nullable Instant from, @Nullable Instant to) {
    private static final char ID_SEPARATOR = '@';

    /** @throws IllegalArgumentException when no session can have this name; the message says why */
    public ReportRequest {
        name = name.strip();
        if (Tags.normalise(name).isEmpty()) {
            throw new IllegalArgumentException(
                    "Name a session (wardwisdomchat@2026-01-06T20:00:00Z) or a hashtag, not '" + name + "'");
        }
        if (isSession(name) && (from != null || to != null)) {
            throw new IllegalArgumentException(
                    name + " is one session; --from and --to select sessions of a hashtag");
        }
        if (from != null && to != null && !from.isBefore(to)) {
            throw new IllegalArgumentException("The time range from " + from + " to " + to + " is empty");
        }
    }

    private static boolean isSession(String name) {
        return name.indexOf(ID_SEPARATOR) > 0;
    }

    /** Whether it names one session. */
    boolean isSession() {
        return isSession(name);
    }

    /** The hashtag, normalised. */
    String tag() {
        return Tags.normalise(isSession() ? name.substring(0, name.indexOf(ID_SEPARATOR)) : name);
    }

    /** The conditions for documents of {@code chats}. */
    List<Condition> conditions() {
        List<Condition> conditions = new ArrayList<>();
        if (isSession()) {
            conditions.add(new Condition.AnyOf("with the id " + name, List.of("id"), ids()));
            return conditions;
        }
        conditions.add(ofTag());
        if (from != null || to != null) {
            String range = ((from == null ? "" : "from " + from) + (to == null ? "" : " to " + to)).strip();
            conditions.add(new Condition.Between(range, ReportReader.STARTED_AT, from, to));
        }
        return conditions;
    }

    /** The id as given, and with its time in the format of documents. */
    private List<String> ids() {
        String time = name.substring(name.indexOf(ID_SEPARATOR) + 1);
        List<String> ids = new ArrayList<>(List.of(tag() + ID_SEPARATOR + time));
        try {
            ids.add(tag() + ID_SEPARATOR + OffsetDateTime.parse(time).toInstant());
        } catch (DateTimeParseException e) {
            // Search for the id as given.
        }
        return ids;
    }

    /** The condition for all sessions of the hashtag. */
    Condition ofTag() {
        return new Condition.AnyOf("with the hashtag " + tag(), List.of("tag", "tags"), List.of(tag()));
    }
}
