package io.rounds.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.app.TrendCollector.Place;
import io.rounds.communities.Communities;
import io.rounds.ingest.flink.RouteParsed;
import io.rounds.ingest.flink.TweetTime;
import io.rounds.model.Community;
import io.rounds.model.Tweet;
import io.rounds.simulator.Simulator;
import io.rounds.simulator.SimulatorOptions;
import io.rounds.simulator.Truth;
import io.rounds.trends.TopicKind;
import io.rounds.trends.TrendsOptions;
import io.rounds.trends.Window;
import io.rounds.trends.flink.TrendsAnalysis;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Twelve simulated weeks through the job: what was planted is found, what comes every week is soon usual, and quiet hours
 * stay quiet. The table that it prints is the measure of the surprise formula.
 */
class PlantedEventsIT {
    private static final int WEEKS = 12;
    private static final Duration HOUR = Duration.ofHours(1);

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(1)
            .build());

    private static Truth truth;
    private static List<Place> places;

    /** A time in which something was going on. */
    private record Span(Instant start, Instant end) {
        boolean holds(Instant time) {
            return !time.isBefore(start) && !time.isAfter(end);
        }
    }

    @BeforeAll
    static void runTwelveWeeks() throws Exception {
        long seed = Long.getLong("rounds.seed", 1);
        SimulatorOptions options =
                SimulatorOptions.weeks(WEEKS).toBuilder().seed(seed).build();
        Simulator simulator = new Simulator(options);
        long messages = 0;
        while (simulator.hasNext()) {
            simulator.next();
            messages++;
        }
        truth = simulator.truth();
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
        TrendsOptions trends =
                TrendsOptions.STANDARD.withKinds(Set.of(TopicKind.HASHTAG)).withWindows(List.of(Window.of("1h", "5m")));
        TrendCollector collector = new TrendCollector();
        new TrendsAnalysis(trends)
                .trends(AnalyticsJob.streams(routed, AnalyticsOptions.of(communities)))
                .history()
                .sinkTo(collector)
                .uid("places");
        env.execute();
        places = collector.places();
        printTable();
    }

    @Test
    void everyBurstAndTheConferenceAreAmongTheThreeMostUnusualWithinAnHour() {
        assertThat(planted()).isNotEmpty().allSatisfy(event -> assertThat(bestUnusual(event))
                .as(event.title())
                .isBetween(1, 3));
    }

    @Test
    void fromTheFifthEditionOnAChatIsUsual() {
        double level = level();
        int hours = 0;
        int above = 0;
        for (Truth.Chat chat : truth.chats()) {
            for (Truth.Edition edition : chat.editions()) {
                if (edition.number() >= 5) {
                    hours++;
                    above += surprise(chat, edition) > level ? 1 : 0;
                }
            }
        }
        assertThat(above).as("of %s hours above %s", hours, level).isLessThan(hours / 10 + 1);
    }

    @Test
    void everyEditionOfAChatIsAmongTheThreeLiveliest() {
        assertThat(truth.chats()).isNotEmpty().allSatisfy(chat -> assertThat(chat.editions())
                .allSatisfy(edition -> assertThat(bestLive(chat, edition))
                        .as(chat.tag() + " " + edition.number())
                        .isBetween(1, 3)));
    }

    /** The surprise that is passed once a week where nothing was planted. */
    private static double level() {
        List<Span> busy = busy();
        // A conference is talked of for days before and after it: that is no false alarm.
        List<String> conferences =
                truth.conferences().stream().map(Truth.Conference::tag).toList();
        Map<String, Double> alarms = new TreeMap<>();
        for (Place place : places) {
            if (place.unusual() > 0
                    && !conferences.contains(place.topic())
                    && busy.stream().noneMatch(span -> span.holds(place.end()))) {
                // A topic that stays above the level for some windows is one alarm.
                String hour = place.topic() + ' ' + place.end().getEpochSecond() / 3600;
                alarms.merge(hour, place.surprise(), Math::max);
            }
        }
        List<Double> surprises =
                alarms.values().stream().sorted(Comparator.reverseOrder()).toList();
        return surprises.get(WEEKS - 1);
    }

    private static List<Span> busy() {
        List<Span> busy = new ArrayList<>();
        truth.chats().forEach(chat -> chat.editions()
                .forEach(edition -> busy.add(
                        new Span(edition.firstTweet(), edition.lastTweet().plus(HOUR)))));
        truth.conferences()
                .forEach(conference -> busy.add(new Span(
                        conference.start().minus(HOUR.multipliedBy(24)),
                        conference.end().plus(HOUR.multipliedBy(24)))));
        Stream.of(truth.bursts(), truth.popularPapers())
                .flatMap(List::stream)
                .forEach(event -> busy.add(new Span(event.start(), event.end().plus(HOUR))));
        truth.coordinated().forEach(group -> group.actions()
                .forEach(
                        action -> busy.add(new Span(action.start(), action.end().plus(HOUR)))));
        return busy;
    }

    /** What must be found: bursts and the conference, each with the time from which on it can be seen. */
    private static List<Truth.Event> planted() {
        List<Truth.Event> planted = new ArrayList<>(truth.bursts().stream()
                .filter(event -> !event.kind().equals("spam"))
                .toList());
        truth.conferences()
                .forEach(conference -> planted.add(new Truth.Event(
                        "conference",
                        conference.tag(),
                        conference.title(),
                        conference.start(),
                        conference.end(),
                        0,
                        List.of(),
                        List.of(),
                        List.of())));
        return planted;
    }

    private static int bestUnusual(Truth.Event event) {
        return places.stream()
                .filter(place -> place.topic().equals(event.tag()) && place.unusual() > 0)
                .filter(place -> new Span(event.start(), event.start().plus(HOUR)).holds(place.end()))
                .mapToInt(Place::unusual)
                .min()
                .orElse(0);
    }

    private static double highest(Truth.Event event) {
        return places.stream()
                .filter(place -> place.topic().equals(event.tag()))
                .filter(place -> new Span(event.start(), event.start().plus(HOUR)).holds(place.end()))
                .mapToDouble(Place::surprise)
                .max()
                .orElse(0);
    }

    private static double surprise(Truth.Chat chat, Truth.Edition edition) {
        return places.stream()
                .filter(place -> place.topic().equals(chat.tag()))
                .filter(place ->
                        new Span(edition.firstTweet(), edition.lastTweet().plus(HOUR)).holds(place.end()))
                .mapToDouble(Place::surprise)
                .max()
                .orElse(0);
    }

    private static int bestLive(Truth.Chat chat, Truth.Edition edition) {
        return places.stream()
                .filter(place -> place.topic().equals(chat.tag()) && place.live() > 0)
                .filter(place -> new Span(edition.start(), edition.end().plusSeconds(60)).holds(place.end()))
                .mapToInt(Place::live)
                .min()
                .orElse(0);
    }

    private static void printTable() {
        double level = level();
        System.out.printf(Locale.ROOT, "level of one false alarm a week in quiet hours: surprise %.2f%n", level);
        System.out.printf("%-12s %-24s %-22s %8s %9s%n", "planted", "tag", "start", "unusual", "surprise");
        for (Truth.Event event : planted()) {
            System.out.printf(
                    Locale.ROOT,
                    "%-12s %-24s %-22s %8d %9.2f%n",
                    event.kind(),
                    event.tag(),
                    event.start(),
                    bestUnusual(event),
                    highest(event));
        }
        System.out.println(
                "chats: highest surprise of each edition; usual from the edition on that starts the last run below");
        for (Truth.Chat chat : truth.chats()) {
            int usualFrom = 1;
            StringBuilder line = new StringBuilder();
            for (Truth.Edition edition : chat.editions()) {
                double surprise = surprise(chat, edition);
                line.append(String.format(Locale.ROOT, " %5.2f", surprise));
                usualFrom = surprise > level ? edition.number() + 1 : usualFrom;
            }
            System.out.printf("%-16s usual from %2d:%s%n", chat.tag(), usualFrom, line);
        }
    }
}
