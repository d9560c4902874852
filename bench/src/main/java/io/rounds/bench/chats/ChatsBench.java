package io.rounds.bench.chats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.app.AnalyticsJob;
import io.rounds.app.AnalyticsOptions;
import io.rounds.bench.results.ResultFile;
import io.rounds.chats.flink.ChatsAnalysis;
import io.rounds.chats.sessions.ChatOptions;
import io.rounds.chats.sessions.ChatSession;
import io.rounds.communities.Event;
import io.rounds.communities.Events;
import io.rounds.communities.StandingTags;
import io.rounds.elasticsearch.ElasticsearchOptions;
import io.rounds.elasticsearch.ElasticsearchServer;
import io.rounds.elasticsearch.ElasticsearchSetup;
import io.rounds.ingest.flink.KafkaTweets;
import io.rounds.ingest.flink.TweetTime;
import io.rounds.local.LocalStack;
import io.rounds.local.WorkDirectory;
import io.rounds.model.Community;
import io.rounds.sink.flink.Sinks;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.elasticsearch.client.Request;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rounds bench chats}: the delay from a tweet in Kafka to the chat document that counts it. */
@Command(
        name = "chats",
        description = {
            "Sends tweets of a chat to a real Kafka and polls the chat's document in a real Elasticsearch until it"
                    + " counts them; the whole job runs in between.",
            ""
        },
        sortOptions = false)
public final class ChatsBench implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOPIC = "tweets";
    private static final int PARTITIONS = 2;
    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int AUTHORS = 500;
    private static final double MEDIAN = 0.5;
    private static final double NEARLY_ALL = 0.99;

    @Option(
            names = "--rates",
            split = ",",
            defaultValue = "10,1000",
            description = "Tweets per second, one run each (default: ${DEFAULT-VALUE}).")
    private List<Integer> rates = new ArrayList<>();

    @Option(
            names = "--seconds",
            defaultValue = "60",
            description = "Measured seconds of each run (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--warm-up-seconds",
            defaultValue = "20",
            description = "Unmeasured seconds before that, at the same rate (default: ${DEFAULT-VALUE}).")
    private int warmUpSeconds;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the results to this file.")
    private @Nullable Path json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    ChatsBench() {}

    /**
     * A line of the table: the delays of a run, milliseconds.
     *
     * @param rate tweets per second
     * @param tweets that were measured
     */
    record Line(int rate, int tweets, long p50, long p99, long max) {}

    @Override
    public Integer call() throws Exception {
        if (seconds < 1 || warmUpSeconds < 0 || rates.stream().anyMatch(rate -> rate < 1)) {
            throw new CommandLine.ParameterException(spec.commandLine(), "Rates and seconds must be 1 or more");
        }
        PrintWriter out = spec.commandLine().getOut();
        Instant start = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        List<Event> events = new ArrayList<>();
        for (int rate : rates) {
            events.add(new Event(
                    tag(rate),
                    "Bench",
                    List.of(tag(rate)),
                    List.of(),
                    start,
                    start.plus(Duration.ofHours(6)),
                    null,
                    Duration.ZERO));
        }
        try (PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
                WorkDirectory folder = WorkDirectory.create();
                LocalStack stack = LocalStack.start(folder.path(), 0, PARTITIONS, silent)) {
            stack.kafka().createTopic(TOPIC, PARTITIONS);
            ElasticsearchOptions elasticsearch =
                    ElasticsearchOptions.at(stack.elasticsearch().address().toString());
            ElasticsearchSetup.install(elasticsearch);
            submit(stack, elasticsearch, new Events(events));
            out.printf(Locale.ROOT, "%10s %10s %10s %10s %10s%n", "tweets/s", "tweets", "p50 ms", "p99 ms", "max ms");
            List<Line> lines = new ArrayList<>();
            for (int rate : rates) {
                Line line = measure(rate, start, stack, elasticsearch).line(rate);
                print(line, out);
                lines.add(line);
            }
            if (json != null) {
                ResultFile.write(json, Map.of("seconds", seconds, "warmUpSeconds", warmUpSeconds), lines);
            }
        }
        return CommandLine.ExitCode.OK;
    }

    private static void submit(LocalStack stack, ElasticsearchOptions elasticsearch, Events events) throws Exception {
        StreamExecutionEnvironment environment = stack.flink().environment();
        AnalyticsJob.build(
                environment,
                KafkaTweets.live(stack.kafka().bootstrapServers(), TOPIC, "bench"),
                TweetTime.watermarks(Duration.ofSeconds(30), Duration.ofSeconds(10), Clock.systemUTC()),
                Sinks.elasticsearch(elasticsearch),
                AnalyticsOptions.of(List.of(Community.ALL))
                        .with(new ChatsAnalysis(ChatOptions.standard(events, StandingTags.load()))));
        var unused = stack.flink().submit(environment, "chats");
    }

    private static String tag(int rate) {
        return "benchchat" + rate;
    }

    /**
     * The delay of each tweet.
     *
     * @param millis ascending
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Delays(long[] millis) {
        Line line(int rate) {
            return new Line(rate, millis.length, at(MEDIAN), at(NEARLY_ALL), millis[millis.length - 1]);
        }

        private long at(double share) {
            return millis[(int) Math.min(millis.length - 1L, Math.round(share * millis.length))];
        }
    }

    private static void print(Line line, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%10d %10d %10d %10d %10d%n",
                line.rate(),
                line.tweets(),
                line.p50(),
                line.p99(),
                line.max());
        out.flush();
    }

    private Delays measure(int rate, Instant start, LocalStack stack, ElasticsearchOptions elasticsearch)
            throws Exception {
        int warmUp = rate * warmUpSeconds;
        int all = warmUp + rate * seconds;
        long[] sentNanos = new long[all];
        AtomicInteger sent = new AtomicInteger();
        Thread sender = new Thread(() -> send(rate, all, sentNanos, sent, stack), "sender");
        sender.setDaemon(true);
        sender.start();
        long[] delays = new long[all - warmUp];
        int counted = 0;
        Request poll = new Request("GET", "/rounds-chats/_doc/" + ChatSession.id(tag(rate), start.toEpochMilli()));
        try (ElasticsearchServer server = new ElasticsearchServer(elasticsearch, "read")) {
            long last = System.nanoTime();
            while (counted < all) {
                ElasticsearchServer.Answer answer = server.perform(poll).join();
                long now = System.nanoTime();
                int tweets = answer.status() == 200 ? tweets(answer.body()) : 0;
                for (; counted < tweets; counted++) {
                    if (counted >= warmUp) {
                        delays[counted - warmUp] = (now - sentNanos[counted]) / 1_000_000;
                    }
                    last = now;
                }
                if (now - last > TIMEOUT.toNanos() && sent.get() > counted) {
                    throw new IllegalStateException(
                            "only " + counted + " of " + sent + " tweets were counted before the timeout");
                }
                Thread.sleep(POLL_INTERVAL.toMillis());
            }
        }
        sender.join();
        Arrays.sort(delays);
        return new Delays(delays);
    }

    private static int tweets(String body) throws IOException {
        JsonNode document = JSON.readTree(body);
        return document.path("_source").path("tweets").asInt();
    }

    /** Sends at an even rate. The n-th counted tweet is assumed to be the n-th sent; partitions may swap neighbours. */
    private static void send(int rate, int all, long[] sentNanos, AtomicInteger sent, LocalStack stack) {
        ChatTweetGenerator tweets = new ChatTweetGenerator(tag(rate), AUTHORS);
        Map<String, Object> settings = Map.of("bootstrap.servers", stack.kafka().bootstrapServers(), "linger.ms", "5");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            long began = System.nanoTime();
            for (int i = 0; i < all; i++) {
                long due = began + i * 1_000_000_000L / rate;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                sentNanos[i] = System.nanoTime();
                byte[] key = Integer.toString(i).getBytes(StandardCharsets.UTF_8);
                var unused = producer.send(new ProducerRecord<>(TOPIC, key, tweets.next(Instant.now())));
                sent.set(i + 1);
            }
        }
    }
}
