package io.rounds.chats;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.simulator.Simulator;
import io.rounds.simulator.SimulatorOptions;
import io.rounds.simulator.Truth;
import java.time.Instant;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ChatsOfSimulationTest {
    static Set<String> standing() {
        return io.rounds.extract.StandingTags.load();
    }

    @Test
    void print() {
        for (long seed = 1; seed <= 2; seed++) {
            SimulatorOptions options =
                    SimulatorOptions.weeks(4).toBuilder().seed(seed).build();
            Simulator simulator = new Simulator(options);
            TreeMap<String, Chat> chats = ChatDriver.chats(simulator, ChatOptions.standard(Events.NONE, standing()));
            for (Chat chat : chats.values()) {
                System.out.println(chat.id() + " .. " + Instant.ofEpochMilli(chat.endedMillis()) + " " + chat.tweets()
                        + " " + chat.participants() + " " + chat.live());
            }
            Truth truth = simulator.truth();
            for (Truth.Chat chat : truth.chats()) {
                for (Truth.Edition e : chat.editions()) {
                    Chat found = chats.get(Frame.id(chat.tag(), e.firstTweet().toEpochMilli()));
                    System.out.println(
                            "TRUTH " + chat.tag() + " " + e.start() + " " + e.firstTweet() + " " + e.lastTweet() + " "
                                    + e.tweets() + " " + e.participants().size() + "  -> "
                                    + (found == null
                                            ? "none"
                                            : Instant.ofEpochMilli(found.endedMillis()) + " " + found.tweets() + " "
                                                    + found.participants()));
                }
            }
            truth.bursts()
                    .forEach(b -> System.out.println("BURST " + b.kind() + " " + b.tag() + " " + b.start() + " "
                            + b.end() + " " + b.firstHourAuthors()));
            truth.conferences().forEach(c -> System.out.println("CONF " + c.tag() + c.start() + c.end()));
        }
        assertThat(standing()).isNotEmpty();
    }

    @Test
    void noneInQuietMonth() {
        for (long seed = 1; seed <= 3; seed++) {
            SimulatorOptions options = SimulatorOptions.weeks(5).toBuilder()
                    .seed(seed)
                    .chats(0)
                    .conferenceWeek(0)
                    .breakingPerWeek(0)
                    .burstsPerWeek(0)
                    .spamPerWeek(0)
                    .popularPapersPerWeek(0)
                    .coordinatedGroups(0)
                    .build();
            TreeMap<String, Chat> chats =
                    ChatDriver.chats(new Simulator(options), ChatOptions.standard(Events.NONE, standing()));
            chats.values()
                    .forEach(chat ->
                            System.out.println("QUIET " + chat.id() + " " + chat.tweets() + " " + chat.participants()));
        }
    }
}
