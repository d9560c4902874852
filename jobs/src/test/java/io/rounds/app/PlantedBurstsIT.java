package io.rounds.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.communities.Communities;
import io.rounds.ingest.flink.RouteParsed;
import io.rounds.ingest.flink.TweetTime;
import io.rounds.model.Community;
import io.rounds.model.Tweet;
import io.rounds.simulator.Simulator;
import io.rounds.simulator.SimulatorOptions;
import io.rounds.simulator.Truth;
import io.rounds.trends.TrendsOptions;
import io.rounds.trends.Window;
import io.rounds.trends.flink.TrendsAnalysis;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Simulated weeks through the trends job: what was planted is one burst each, and what comes every week is none. */
class PlantedBurstsIT {
    private static final int WEEKS = Integer.getInteger("rounds.weeks", 7);
    /** Smaller bursts are no more surprising than what is a false alarm once a week; most of them are found. */
    private static final int SURE_PEOPLE = 14;

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(1)
            .build());

    private record Found(String topic, String community, Instant began, JsonNode burst) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void eachPlantedBurstIsOneDocumentAndUsualChatsAreNone(long seed) throws Exception {
        SimulatorOptions options =
                SimulatorOptions.weeks(WEEKS).toBuilder().seed(seed).build();
        Simulator simulator = new Simulator(options);
        long messages = 0;
        while (simulator.hasNext()) {
            simulator.next();
            messages++;
        }
        Truth truth = simulator.truth();
        List<Found> bursts = bursts(seed, messages);
        List<Truth.Event> planted = truth.bursts().stream()
                .filter(event -> !event.kind().equals("spam"))
                .filter(event -> event.start().isAfter(options.start().plus(DAY))) // nothing is known on the first
                .toList();

        assertThat(planted).hasSizeGreaterThan(2 * WEEKS).allSatisfy(event -> assertThat(of(event, bursts))
                .as("%s of %s people from %s", event.tag(), event.firstHourAuthors(), event.start())
                .hasSizeLessThanOrEqualTo(1));
        assertThat(planted)
                .filteredOn(event -> event.firstHourAuthors() >= SURE_PEOPLE)
                .isNotEmpty()
                .allMatch(event -> isFoundWithinAnHour(event, bursts));
        assertThat(planted.stream().filter(event -> isFoundWithinAnHour(event, bursts)))
                .as("found within an hour, of %s", planted.size())
                .hasSizeGreaterThanOrEqualTo(planted.size() * 4 / 5);
        assertThat(truth.chats()).isNotEmpty().allSatisfy(chat -> assertThat(bursts)
                .as(chat.tag())
                .noneMatch(found -> found.topic().equals(chat.tag())
                        && !found.began().isBefore(chat.editions().get(4).firstTweet())));
        List<Found> usual =
                bursts.stream().filter(found -> !isPlanted(found, truth)).toList();
        print(seed, bursts, usual, planted, options.start());
        assertThat(usual).as("false alarms in %s weeks", WEEKS).hasSizeLessThanOrEqualTo(2 * WEEKS);
    }

    private static List<Found> bursts(long seed, long messages) throws Exception {
        List<Community> communities =
                Communities.load().select(List.of("foamed", "meded")).list();
        Configuration configuration = new Configuration();
        configuration.setString("restart-strategy.type", "none");
        StreamExecutionEnvironment env = TestEnvironments.of(configuration);
        env.setParallelism(1);
        SingleOutputStreamOperator<Tweet> routed = env.fromSource(
                        SimulatedSource.of(WEEKS, seed, messages),
                        TweetTime.watermarks(Duration.ofSeconds(30)),
                        "source")
                .uid("source")
                .process(new RouteParsed())
                .uid("route");
        TrendsOptions trends = TrendsOptions.STANDARD.withWindows(
                List.of(Window.of("15m", "7d"), Window.of("1h", "7d"), Window.of("24h", "7d")));
        CollectingSink sink = new CollectingSink();
        new TrendsAnalysis(trends)
                .topology(AnalyticsJob.streams(routed, AnalyticsOptions.of(communities)))
                .documents()
                .filter(document -> document.index().equals("bursts"))
                .uid("bursts")
                .sinkTo(sink)
                .uid("sink");
        env.execute();
        List<Found> found = new ArrayList<>();
        for (String json : sink.documents().values()) {
            JsonNode burst = JSON.readTree(json);
            found.add(new Found(
                    burst.path("topic").asText(),
                    burst.path("community").asText(),
                    Instant.parse(burst.path("began_at").asText()),
                    burst));
        }
        return found;
    }

    private static boolean isFoundWithinAnHour(Truth.Event event, List<Found> bursts) {
        Instant latest = event.start().plus(HOUR).plusSeconds(60);
        return of(event, bursts).stream().anyMatch(found -> found.began().isBefore(latest));
    }

    /** The bursts of a planted event's tag, up to a day after it. */
    private static List<Found> of(Truth.Event event, List<Found> bursts) {
        return bursts.stream()
                .filter(found -> found.topic().equals(event.tag()))
                .filter(found -> found.began().isAfter(event.start())
                        && found.began().isBefore(event.end().plus(DAY)))
                .toList();
    }

    /** Whether there is a reason for a burst: an event, a chat, or a conference, whose sessions carry usual tags. */
    private static boolean isPlanted(Found found, Truth truth) {
        return found.burst().path("kind").asText().equals("link")
                || truth.bursts().stream()
                        .anyMatch(event -> of(event, List.of(found)).size() == 1)
                || truth.chats().stream().anyMatch(chat -> chat.tag().equals(found.topic()))
                || truth.conferences().stream()
                        .anyMatch(conference -> conference.tag().equals(found.topic())
                                || (found.began().isAfter(conference.start().minus(DAY))
                                        && found.began()
                                                .isBefore(conference.end().plus(DAY))));
    }

    private static void print(
            long seed, List<Found> bursts, List<Found> usual, List<Truth.Event> planted, Instant start) {
        System.out.printf(
                Locale.ROOT,
                "seed %d: %d bursts, of links %d; usual topics by week:",
                seed,
                bursts.size(),
                bursts.stream()
                        .filter(found -> found.burst().path("kind").asText().equals("link"))
                        .count());
        for (int week = 0; week < WEEKS; week++) {
            Instant from = start.plus(Duration.ofDays(7L * week));
            System.out.printf(
                    " %d",
                    usual.stream()
                            .filter(found -> !found.began().isBefore(from)
                                    && found.began().isBefore(from.plus(Duration.ofDays(7))))
                            .count());
        }
        System.out.printf("; minutes from the first tweet to the beginning:");
        planted.forEach(event -> of(event, bursts)
                .forEach(found -> System.out.printf(
                        " %d", Duration.between(event.start(), found.began()).toMinutes())));
        System.out.println();
    }
}
