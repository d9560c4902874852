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
 * @param start of what happens once; null for a weekly chat
 * @param end of what happens once
 * @param weekly when it happens every week; null for what happens once
 * @param grace for how long after the end tweets still count
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
     * Every week, or every second or third one.
     *
     * @param time on the clocks of {@code zone}, also when these change
     * @param length from start to end
     * @param first nothing happens before; null without a limit. With {@code everyWeeks} above 1, weeks are counted from it
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
     * One time that it happens.
     *
     * @param startMillis inclusive
     * @param endMillis as configured
     * @param closesMillis tweets count before that
     */
    public record Slot(Event event, long startMillis, long endMillis, long closesMillis) {
        /** Whether a tweet of this time counts. */
        public boolean contains(long millis) {
            return millis >= startMillis && millis < closesMillis;
        }
    }

    public Event {
        tags = List.copyOf(tags);
        moderators = List.copyOf(moderators);
        boolean once = start != null && end != null && weekly == null;
        if (!once && (start != null || end != null || weekly == null)) {
            throw new IllegalArgumentException("#" + tag + " has a start and an end, or a weekly time");
        }
        if (start != null && end != null && !start.isBefore(end)) {
            throw new IllegalArgumentException("#" + tag + " ends before it starts");
        }
    }

    /** The times that it happens and that touch [{@code fromMillis}, {@code toMillis}), in order. */
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

    /** The time at which a tweet of this moment counts; null where it does not. */
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
