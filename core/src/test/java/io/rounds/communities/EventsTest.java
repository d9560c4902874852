package io.rounds.communities;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventsTest {
    private static final String WEEKLY = """
            - tag: WardChat
              title: Ward chat
              alternatives: ["#WardChats"]
              moderators: ["@Ward"]
              weekly: {day: Tuesday, time: "20:00", zone: Europe/London, minutes: 60}
              grace_minutes: 10
            """;

    private static Events parse(String yaml) throws IOException {
        return Events.parse(new ByteArrayInputStream(yaml.getBytes(UTF_8)));
    }

    private static long millis(String time) {
        return Instant.parse(time).toEpochMilli();
    }

    @Test
    void theBuiltInEventsAreValid() {
        assertThat(Events.load().all()).extracting(Event::tag).contains("mededchat");
    }

    @Test
    void aConferenceIsFromItsStartUntilTheGraceAfterItsEnd() throws Exception {
        Events events = parse("""
                - tag: Conf26
                  start: 2026-03-03T09:00:00Z
                  end: 2026-03-05T18:00:00Z
                """);

        assertThat(events.slotAt("conf26", millis("2026-03-03T08:59:59Z"))).isNull();
        assertThat(events.slotAt("conf26", millis("2026-03-05T18:29:59Z"))).isNotNull();
        assertThat(events.slotAt("conf26", millis("2026-03-05T18:30:00Z"))).isNull();
        assertThat(events.all().get(0).title()).isEqualTo("#Conf26");
    }

    @Test
    void aWeeklyChatKeepsItsHourWhenClocksChange() throws Exception {
        Events events = parse(WEEKLY);

        assertThat(start(events, "2026-03-24T20:30:00Z")).isEqualTo("2026-03-24T20:00:00Z");
        assertThat(start(events, "2026-03-31T19:30:00Z")).isEqualTo("2026-03-31T19:00:00Z");
        assertThat(events.slotAt("wardchat", millis("2026-03-31T20:30:00Z"))).isNull();
        assertThat(events.slotAt("wardchat", millis("2026-03-25T20:30:00Z"))).isNull();
        assertThat(events.slots("wardchat", millis("2026-03-01T00:00:00Z"), millis("2026-04-01T00:00:00Z")))
                .hasSize(5);
    }

    private static String start(Events events, String at) {
        Event.Slot slot = events.slotAt("wardchat", millis(at));
        return slot == null ? "none" : Instant.ofEpochMilli(slot.startMillis()).toString();
    }

    @Test
    void everySecondWeekIsCountedFromTheFirst() throws Exception {
        Events events =
                parse(WEEKLY.replace("minutes: 60", "minutes: 60, first: 2026-01-05T00:00:00Z, every_weeks: 2"));

        assertThat(events.slots("wardchat", millis("2025-12-01T00:00:00Z"), millis("2026-02-04T00:00:00Z")))
                .extracting(slot -> Instant.ofEpochMilli(slot.startMillis()).toString())
                .containsExactly("2026-01-06T20:00:00Z", "2026-01-20T20:00:00Z", "2026-02-03T20:00:00Z");
    }

    @Test
    void alternativesLeadToTheTagAndNamesAreNormalised() throws Exception {
        Events events = parse(WEEKLY);

        assertThat(events.mainTag("wardchats")).isEqualTo("wardchat");
        assertThat(events.mainTag("other")).isEqualTo("other");
        assertThat(events.tags("wardchat")).containsExactly("wardchat", "wardchats");
        assertThat(events.all().get(0).moderators()).isEqualTo(List.of("ward"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tag: A | a list",
                "- title: A | event 1 has no tag",
                "- {tag: A, begin: 2026-01-01T00:00:00Z} | unknown field 'begin'",
                "- {tag: A} | a start and an end, or a weekly time",
                "- {tag: A, start: 2026-01-02T00:00:00Z, end: 2026-01-01T00:00:00Z} | ends before it starts",
                "- {tag: A, start: yesterday, end: 2026-01-01T00:00:00Z} | start is a time like",
                "- {tag: A, weekly: {day: Someday, time: '20:00', zone: UTC, minutes: 60}} | event 1, A",
                "- {tag: A, weekly: {day: Monday, time: '20:00', zone: Mars/One, minutes: 60}} | event 1, A",
                "- {tag: A, weekly: {day: Monday, time: '20:00', minutes: many}} | minutes is a whole number"
            })
    void anInvalidFileIsRejectedWithTheReason(String yaml, String message) {
        assertThatThrownBy(() -> parse(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void twoEventsCannotShareAnAlternative() {
        String yaml = WEEKLY + WEEKLY.replace("tag: WardChat", "tag: Other");

        assertThatThrownBy(() -> parse(yaml)).hasMessageContaining("#wardchats is a tag of two events");
    }
}
