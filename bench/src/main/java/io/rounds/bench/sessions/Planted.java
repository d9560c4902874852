package io.rounds.bench.sessions;

import io.rounds.simulator.Truth;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a simulation has planted that makes sessions.
 *
 * @param chats each edition of each chat, from its first tweet to its last
 * @param conferenceDays the programme of each day of the conference
 * @param others what breaks out, is advertised or is coordinated: many people write under one tag, which makes a session, but no chat
 *     that an organizer has planned
 */
record Planted(List<PlannedSession> chats, List<PlannedSession> conferenceDays, List<Truth.Event> others) {
    private static final Duration DAY = Duration.ofDays(1);

    /** @param people who write within an hour, at least, in what may be a session */
    static Planted of(Truth truth, int people) {
        List<PlannedSession> chats = new ArrayList<>();
        for (Truth.Chat chat : truth.chats()) {
            for (Truth.Edition edition : chat.editions()) {
                chats.add(planned(chat.tag(), edition.firstTweet(), edition.lastTweet()));
            }
        }
        List<PlannedSession> days = new ArrayList<>();
        for (Truth.Conference conference : truth.conferences()) {
            Duration length = sinceMidnight(conference.end()).minus(sinceMidnight(conference.start()));
            for (Instant start = conference.start(); start.isBefore(conference.end()); start = start.plus(DAY)) {
                days.add(planned(conference.tag(), start, start.plus(length)));
            }
        }
        List<Truth.Event> others = new ArrayList<>(truth.bursts());
        truth.coordinated().forEach(group -> others.addAll(group.actions()));
        others.removeIf(event -> event.firstHourAuthors() < people);
        return new Planted(List.copyOf(chats), List.copyOf(days), List.copyOf(others));
    }

    private static Duration sinceMidnight(Instant time) {
        return Duration.between(time.truncatedTo(ChronoUnit.DAYS), time);
    }

    private static PlannedSession planned(String tag, Instant start, Instant end) {
        return new PlannedSession(tag, Set.of(tag), start.toEpochMilli(), end.toEpochMilli());
    }

    boolean isConference(FoundSession found) {
        return conferenceDays.stream().anyMatch(day -> day.tag().equals(found.tag()));
    }

    /** Whether something else was planted there. Sock puppets add topics of the day, which the truth does not name. */
    boolean isOther(FoundSession found) {
        return others.stream()
                .anyMatch(event -> (event.tag() == null || event.tag().equals(found.tag()))
                        && event.start().toEpochMilli() <= found.endMillis()
                        && event.end().toEpochMilli() >= found.startMillis());
    }
}
