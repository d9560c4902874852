package io.rounds.simulator;

import io.rounds.simulator.events.Conference;
import io.rounds.simulator.events.SimulatedChat;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The announced events of a simulation, as organizers announce their chats and conferences.
 *
 * @param chats the weekly chats, in the order of {@link SimulatorOptions#chats()}
 * @param conference null where there is none
 */
public record Programme(List<WeeklyChat> chats, @Nullable Meeting conference) {

    /**
     * A weekly chat of one hour.
     *
     * @param hour of UTC
     */
    public record WeeklyChat(String tag, String title, DayOfWeek weekday, int hour) {}

    /** A conference from its first talk to the end of its last one. */
    public record Meeting(String tag, String title, Instant start, Instant end) {}

    /** The announced events of a simulation with these options. */
    public static Programme of(SimulatorOptions options) {
        List<WeeklyChat> chats = SimulatedChat.PLANS.subList(0, options.chats()).stream()
                .map(plan -> new WeeklyChat(plan.tag(), plan.title(), plan.weekday(), plan.hour()))
                .toList();
        if (options.conferenceWeek() == 0) {
            return new Programme(chats, null);
        }
        long monday = options.start()
                .plus(Duration.ofDays(7L * (options.conferenceWeek() - 1)))
                .toEpochMilli();
        return new Programme(chats, Conference.meeting(monday));
    }
}
