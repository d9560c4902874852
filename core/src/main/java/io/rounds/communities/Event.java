package io.rounds.communities;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A configured chat or conference: once, or every week.
 *
 * @param tag normalised
 * @param tags the tag and its alternatives, normalised
 * @param moderators handles, lower case
 * @param start of a single event; null for a weekly one
 * @param end of a single event; null for a weekly one
 * @param weekly when a weekly event takes place; null for a single one
 * @param grace time after the end in which tweets still count
 */
public record Event(
        String tag,
        String title,
        List<String> tags,
        List<String> moderators,
        @Nullable Instant start,
        @Nullable Instant end,
        @Nullable Weekly weekly,
        Duration grace)
        implements Serializable {

    /**
     * The schedule of an event that takes place every week, every second week and so on.
     *
     * @param time local time in {@code zone}, with its daylight saving time
     * @param length from start to end
     * @param first earliest time of an occurrence; null for no limit. With {@code everyWeeks} above 1, weeks are counted from it
     * @param everyWeeks 1 for every week
     */
    public record Weekly(
            DayOfWeek day,
            LocalTime time,
            ZoneId zone,
            Duration length,
            @Nullable Instant first,
            int everyWeeks) implements Serializable {}

    /**
     * One occurrence of an event.
     *
     * @param startMillis inclusive
     * @param endMillis as configured
     * @param closesMillis end of the grace period; tweets before it count
     */
    public record Slot(Event event, long startMillis, long endMillis, long closesMillis) {
        /** Whether a tweet of this time counts for the occurrence. */
        public boolean contains(long millis) {
            return millis >= startMillis && millis < closesMillis;
        }
    }

    public Event {
        tags = List.copyOf(tags);
        moderators = List.copyOf(moderators);
        boolean once = start != null && end != null && weekly == null;
        if (!once && (start != null || end != null || weekly == null)) {
            throw new IllegalArgumentException("#" + tag + " needs a start and an end, or a weekly time");
        }
        if (start != null && end != null && !start.isBefore(end)) {
            throw new IllegalArgumentException("#" + tag + " ends before it starts");
        }
    }

    /** The occurrences that overlap [{@code fromMillis}, {@code toMillis}), in order. */
    public List<Slot> slots(long fromMillis, long toMillis) {
        if (weekly == null) {
            Slot slot = slot(instant(start), instant(end));
            return slot.startMillis() < toMillis && slot.closesMillis() > fromMillis ? List.of(slot) : List.of();
        }
        List<Slot> slots = new ArrayList<>();
        ZonedDateTime next = Instant.ofEpochMilli(fromMillis)
                .atZone(weekly.zone())
                .minus(weekly.length())
                .minus(grace)
                .minusDays(1)
                .with(TemporalAdjusters.previousOrSame(weekly.day()))
                .with(weekly.time());
        for (; next.toInstant().toEpochMilli() < toMillis; next = next.plusWeeks(1)) {
            Slot slot = slot(next.toInstant(), next.toInstant().plus(weekly.length()));
            if (slot.closesMillis() > fromMillis && happens(next, weekly)) {
                slots.add(slot);
            }
        }
        return slots;
    }

    /** The occurrence for which a tweet of this time counts; null if there is none. */
    public @Nullable Slot slotAt(long millis) {
        List<Slot> slots = slots(millis, millis + 1);
        return slots.isEmpty() ? null : slots.get(0);
    }

    private static boolean happens(ZonedDateTime at, Weekly weekly) {
        Instant first = weekly.first();
        if (first == null) {
            return true;
        }
        if (at.toInstant().isBefore(first)) {
            return false;
        }
        long weeks = Duration.between(
                                first.atZone(weekly.zone()).toLocalDate().atStartOfDay(),
                                at.toLocalDate().atStartOfDay())
                        .toDays()
                / 7;
        return weeks % weekly.everyWeeks() == 0;
    }

    private Slot slot(Instant from, Instant to) {
        return new Slot(
                this, from.toEpochMilli(), to.toEpochMilli(), to.plus(grace).toEpochMilli());
    }

    private static Instant instant(@Nullable Instant time) {
        if (time == null) {
            throw new IllegalStateException("checked in the constructor");
        }
        return time;
    }
}
