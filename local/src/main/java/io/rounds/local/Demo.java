package io.rounds.local;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.app.AnalyticsJob;
import io.rounds.app.AnalyticsOptions;
import io.rounds.chats.flink.ChatsAnalysis;
import io.rounds.chats.sessions.ChatOptions;
import io.rounds.communities.Communities;
import io.rounds.communities.Event;
import io.rounds.communities.Events;
import io.rounds.communities.StandingTags;
import io.rounds.elasticsearch.ElasticsearchOptions;
import io.rounds.elasticsearch.ElasticsearchSetup;
import io.rounds.explorer.Explorer;
import io.rounds.explorer.ExplorerOptions;
import io.rounds.extract.text.Tags;
import io.rounds.ingest.flink.KafkaTweets;
import io.rounds.ingest.flink.TweetTime;
import io.rounds.model.Parsed;
import io.rounds.simulator.Programme;
import io.rounds.simulator.Simulator;
import io.rounds.simulator.SimulatorOptions;
import io.rounds.sink.flink.Sinks;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * All of Rounds on this machine, fed with a simulated conference week: simulator, Kafka, Flink, Elasticsearch and the
 * explorer.
 *
 * <p>The simulated week is eight weeks ago. Either the whole week is fed at full speed, analysed and shown; or the week is
 * fed up to the middle of the conference, and the simulation continues from there, faster than real time.
 */
public final class Demo {
    private static final String TOPIC = "tweets";
    private static final String GROUP = "rounds-analytics";
    private static final String COMMUNITY = "foamed";
    private static final String WINDOW = "24h";
    private static final List<String> RANKINGS = List.of("live", "unusual");
    private static final int TOP = 10;
    private static final int ANY_PORT = 0;

    private static final int ANNOUNCED_CHATS = 2;
    private static final int MAX_SLOTS = 4;
    private static final int WEEKS_BACK = 8;
    private static final int LIVE_WEEKS = 520;
    /** Wednesday 13:00, the second day of the conference, so that there is something to see at once. */
    private static final Duration BEGINS = Duration.ofHours(2 * 24 + 13);

    /** A simulated day takes 24 minutes. */
    private static final double ACCELERATION = 60;

    private static final Duration DISORDER = Duration.ofSeconds(30);
    private static final Duration IDLE_AFTER = Duration.ofSeconds(10);
    private static final Duration REPORT_EVERY = Duration.ofSeconds(5);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path folder;
    private final int port;
    private final Clock clock;
    private final PrintStream out;
    private final PrintStream messages;
    private final int slots = Math.min(MAX_SLOTS, Runtime.getRuntime().availableProcessors());

    /**
     * @param folder for the data of all parts
     * @param port of the explorer; 0 for a free port
     * @param out for the results
     * @param messages for progress
     */
    public Demo(Path folder, int port, Clock clock, PrintStream out, PrintStream messages) {
        this.folder = folder;
        this.port = port;
        this.clock = clock;
        this.out = out;
        this.messages = messages;
    }

    /** The simulated week, with a conference; whole weeks ago, so that no tweet is in the future. */
    public SimulatorOptions week() {
        return options(1);
    }

    private SimulatorOptions options(int weeks) {
        Instant start = clock.instant()
                .atZone(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.DAYS)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .minusWeeks(WEEKS_BACK)
                .toInstant();
        return SimulatorOptions.weeks(weeks).toBuilder()
                .start(start)
                .conferenceWeek(1)
                .build();
    }

    /** Feeds and analyses a whole simulation and prints the results. */
    public void once(SimulatorOptions simulation) throws Exception {
        try (LocalStack stack = start(simulation);
                Explorer explorer = explore(stack);
                Results results = new Results(elasticsearch(stack));
                TweetFeeder feeder = feeder(stack, simulation)) {
            announce(explorer);
            feed(feeder, Instant.MAX);
            KafkaSource<Parsed> source = KafkaTweets.bounded(stack.kafka().bootstrapServers(), TOPIC, GROUP);
            CompletableFuture<JobResult> result = submit(stack, source, TweetTime.watermarks(DISORDER));
            long began = System.nanoTime();
            while (!ended(result)) {
                report(feeder, results);
            }
            messages.printf(Locale.ROOT, "analysed in %.1f s%n", seconds(began));
            results.refresh();
            show(results);
        }
    }

    /** Feeds and analyses until the job fails or the thread is interrupted. */
    public void live() throws Exception {
        SimulatorOptions simulation = options(LIVE_WEEKS);
        Instant begins = week().start().plus(BEGINS);
        ExecutorService background = Executors.newSingleThreadExecutor();
        try (LocalStack stack = start(week());
                Explorer explorer = explore(stack);
                Results results = new Results(elasticsearch(stack));
                TweetFeeder feeder = feeder(stack, simulation)) {
            announce(explorer);
            feed(feeder, begins);
            KafkaSource<Parsed> source = KafkaTweets.live(stack.kafka().bootstrapServers(), TOPIC, GROUP);
            CompletableFuture<JobResult> result =
                    submit(stack, source, TweetTime.watermarks(DISORDER, IDLE_AFTER, Clock.systemUTC()));
            messages.printf(
                    Locale.ROOT,
                    "it is %s, in the middle of the conference; the simulation continues at %.0f times real time; press Ctrl-C to stop%n",
                    MINUTE.format(begins),
                    ACCELERATION);
            PlaybackSchedule schedule = new PlaybackSchedule(begins, clock.instant(), ACCELERATION, clock);
            Future<?> feeding = background.submit(() -> feedRest(feeder, schedule));
            while (!ended(result) && !feeding.isDone()) {
                report(feeder, results);
            }
            feeding.get();
        } finally {
            background.shutdownNow();
        }
    }

    private static @Nullable Void feedRest(TweetFeeder feeder, PlaybackSchedule schedule)
            throws InterruptedException, IOException {
        feeder.feedAt(schedule);
        return null;
    }

    private LocalStack start(SimulatorOptions week) throws Exception {
        messages.printf(
                "a simulated conference week, %s to %s; everything runs on this machine, in %s%n",
                MINUTE.format(week.start()), MINUTE.format(week.end()), folder);
        LocalStack stack = LocalStack.start(folder, ANY_PORT, slots, messages);
        try {
            stack.kafka().createTopic(TOPIC, slots);
            ElasticsearchSetup.install(elasticsearch(stack));
            messages.println("Kafka          " + stack.kafka().bootstrapServers() + ", topic " + TOPIC);
            messages.println("Elasticsearch  " + stack.elasticsearch().address());
            messages.println("Flink          " + stack.flink().address());
            return stack;
        } catch (IOException | RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    private Explorer explore(LocalStack stack) throws IOException {
        ExplorerOptions options = ExplorerOptions.of(elasticsearch(stack))
                .withPort(port)
                .withVersion(BuildVersion.number())
                .withEvents(events());
        return Explorer.start(options, clock);
    }

    private void announce(Explorer explorer) {
        messages.println("Page           " + explorer.address());
    }

    private static ElasticsearchOptions elasticsearch(LocalStack stack) {
        return ElasticsearchOptions.at(stack.elasticsearch().address().toString());
    }

    private static TweetFeeder feeder(LocalStack stack, SimulatorOptions simulation) {
        return new TweetFeeder(new Simulator(simulation), stack.kafka().bootstrapServers(), TOPIC);
    }

    private void feed(TweetFeeder feeder, Instant end) throws Exception {
        long began = System.nanoTime();
        feeder.feedUntil(end);
        messages.printf(Locale.ROOT, "fed %,d messages in %.1f s%n", feeder.fed(), seconds(began));
    }

    private CompletableFuture<JobResult> submit(
            LocalStack stack, KafkaSource<Parsed> source, WatermarkStrategy<Parsed> watermarks) throws Exception {
        StreamExecutionEnvironment environment = stack.flink().environment();
        AnalyticsOptions options = AnalyticsOptions.of(Communities.load().list())
                .with(new ChatsAnalysis(ChatOptions.standard(events(), StandingTags.load())));
        AnalyticsJob.build(environment, source, watermarks, Sinks.elasticsearch(elasticsearch(stack)), options);
        return stack.flink().result(stack.flink().submit(environment, "analytics"));
    }

    /** The conference and the first chats are announced; the other chats must be detected. */
    private Events events() {
        Programme programme = Programme.of(week());
        List<Event> events = new ArrayList<>();
        for (Programme.WeeklyChat chat : programme
                .chats()
                .subList(0, Math.min(ANNOUNCED_CHATS, programme.chats().size()))) {
            Event.Weekly weekly = new Event.Weekly(
                    chat.weekday(), LocalTime.of(chat.hour(), 0), ZoneOffset.UTC, Duration.ofHours(1), null, 1);
            events.add(event(chat.tag(), chat.title(), null, null, weekly));
        }
        Programme.Meeting conference = programme.conference();
        if (conference != null) {
            events.add(event(conference.tag(), conference.title(), conference.start(), conference.end(), null));
        }
        return new Events(events);
    }

    private static Event event(
            String spelling,
            String title,
            @Nullable Instant start,
            @Nullable Instant end,
            Event.@Nullable Weekly weekly) {
        String tag = Tags.normalise(spelling);
        return new Event(tag, title, List.of(tag), List.of(), start, end, weekly, Events.DEFAULT_GRACE);
    }

    /** Waits a few seconds for the job to finish; returns whether it has. */
    private static boolean ended(CompletableFuture<JobResult> result) throws Exception {
        try {
            result.get(REPORT_EVERY.toMillis(), TimeUnit.MILLISECONDS)
                    .toJobExecutionResult(Demo.class.getClassLoader());
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    /** Reports progress. An index that is being created may not answer yet, which is not a failure. */
    private void report(TweetFeeder feeder, Results results) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "  fed %,d", feeder.fed()));
        try {
            Instant latest = results.latestTweet();
            for (Map.Entry<String, Long> index : results.counts().entrySet()) {
                line.append(String.format(Locale.ROOT, "  %s %,d", index.getKey(), index.getValue()));
            }
            line.append(latest == null ? "" : "  until " + MINUTE.format(latest));
        } catch (IOException | ElasticsearchException e) {
            line.append("  Elasticsearch is busy");
        }
        messages.println(line);
    }

    private void show(Results results) throws IOException {
        out.println("documents in Elasticsearch");
        for (Map.Entry<String, Long> index : results.counts().entrySet()) {
            out.printf(Locale.ROOT, "  %-10s %,12d%n", index.getKey(), index.getValue());
        }
        JsonNode rankings = results.rankings(COMMUNITY, WINDOW);
        if (rankings == null) {
            throw new IOException("there is no ranking of the window " + WINDOW + " of #" + COMMUNITY);
        }
        Instant end = Instant.parse(rankings.path("window_end").asText());
        out.printf(Locale.ROOT, "%n#%s in the %s before %s%n", COMMUNITY, WINDOW, MINUTE.format(end));
        for (String ranking : RANKINGS) {
            out.print(System.lineSeparator() + RankingTable.of(ranking, rankings.path(ranking), TOP));
        }
        out.flush();
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
