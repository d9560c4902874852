package io.rounds.local.up;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.elasticsearch.ElasticsearchOptions;
import io.rounds.elasticsearch.ElasticsearchSetup;
import io.rounds.elasticsearch.OldIndices;
import io.rounds.elasticsearch.node.ElasticsearchNode;
import io.rounds.explorer.Explorer;
import io.rounds.explorer.ExplorerOptions;
import io.rounds.explorer.events.NewEvent;
import io.rounds.ingest.follow.Network;
import io.rounds.ingest.follow.TimeSpan;
import io.rounds.ingest.follow.feeds.Feeds;
import io.rounds.ingest.follow.flink.NetworkFactory;
import io.rounds.local.BackfillTarget;
import io.rounds.local.BackfilledTopic;
import io.rounds.local.BuildVersion;
import io.rounds.local.Checkpoints;
import io.rounds.local.FlinkCluster;
import io.rounds.local.KafkaBroker;
import io.rounds.local.KafkaProcess;
import io.rounds.local.NetworkMetrics;
import io.rounds.local.Results;
import io.rounds.model.Community;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * An installation of Rounds on this machine, until it is stopped. Kafka and Elasticsearch are processes of their own; Flink
 * and the page run in this one. Each part is watched and restarted.
 *
 * <pre>
 *  networks --> ingest job --> Kafka --> analytics job --> Elasticsearch --> page
 * </pre>
 *
 * <p>Everything that a job must remember is in its checkpoints, of which the next start takes the newest. What it does again
 * since then changes nothing: the analytics job takes each version of a tweet once, and documents have ids. So it does not
 * matter how the installation was stopped.
 */
public final class Up {
    private static final String TOPIC = "tweets";
    /** What the analytics job has not read for so long, because it cannot run, is lost. */
    private static final Duration KAFKA_KEEPS = Duration.ofDays(7);

    private static final int MAX_PARALLELISM = 4;
    private static final int ANY_PORT = 0;
    private static final Duration WATCH_EVERY = Duration.ofSeconds(1);
    private static final Duration REPORT_EVERY = Duration.ofSeconds(10);
    private static final Duration STATUS_EVERY = Duration.ofSeconds(2);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final DataFolder data;
    private final Servers servers;
    private final Clock clock;
    private final PrintStream messages;
    private final Instant started;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final ObjectMapper json = new ObjectMapper();

    private String kafka = "";
    private @Nullable ElasticsearchOptions elasticsearch;
    private volatile DataFolder.Settings settings;
    /** Hashtags that are followed since the settings have changed, and whose last day is to be read. */
    private Set<String> added = Set.of();

    private Map<String, NetworkFactory> networks;
    private String version;
    private @Nullable JobPart ingestJob;
    private List<NetworkMetrics.Reading> readings = List.of();
    private Map<String, Long> documents = new LinkedHashMap<>();

    /**
     * Servers that run elsewhere and take the place of parts.
     *
     * @param kafka brokers as HOST:PORT,...; null to start one
     * @param elasticsearch its address; null to start one
     */
    public record Servers(@Nullable String kafka, @Nullable ElasticsearchOptions elasticsearch) {
        /** Everything is started. */
        public static final Servers NONE = new Servers(null, null);
    }

    /**
     * @param messages gets the progress and what happens to the parts
     * @throws IllegalArgumentException where a file of settings is wrong; the message says what is right
     */
    public Up(DataFolder data, Servers servers, Clock clock, PrintStream messages) throws IOException {
        this.data = data;
        this.servers = servers;
        this.clock = clock;
        this.messages = messages;
        this.started = clock.instant();
        this.settings = data.settings();
        this.version = settings.version();
        this.networks = Jobs.networks(settings, System.getenv());
    }

    /**
     * Makes {@link #run} return, from another thread. An interrupt would not do: clients that wait for an answer swallow it.
     */
    public void stop() {
        stopping.countDown();
    }

    /** Runs until {@link #stop}. */
    public void run() throws Exception {
        try (DataFolder.Lock held = data.lock();
                SupervisedPart search = supervised("Elasticsearch", elasticsearchStarter());
                SupervisedPart broker = supervised("Kafka", kafkaStarter())) {
            say("data in " + held.folder());
            startTogether(search, broker);
            try (FlinkCluster flink = FlinkCluster.start(
                            data.folder("flink"), ANY_PORT, 2 * parallelism(), FlinkCluster.State.HEAP);
                    SupervisedPart analytics = supervised("the analytics job", () -> startAnalytics(flink));
                    SupervisedPart ingest = supervised("the ingest job", () -> startIngest(flink));
                    Backfills backfills =
                            new Backfills(data.folder("backfills.json"), this::past, this::topic, clock, this::say);
                    Page page = new Page()) {
                page.open();
                analytics.start();
                ingest.start();
                say("following " + String.join(", ", networks.keySet()) + "; Ctrl-C stops, the next "
                        + "'rounds up' goes on from here");
                watch(List.of(search, broker), List.of(analytics, ingest), flink, page, backfills);
            }
        }
    }

    /** Of the analytics job. The ingest job needs a slot besides. */
    private static int parallelism() {
        return Math.min(MAX_PARALLELISM, Math.max(2, Runtime.getRuntime().availableProcessors()));
    }

    private void say(String sentence) {
        messages.println(TIME.format(clock.instant()) + "  " + sentence);
    }

    private SupervisedPart supervised(String name, Part.Starter starter) {
        return new SupervisedPart(name, starter, this::say, clock);
    }

    private Part.Starter elasticsearchStarter() throws IOException {
        ElasticsearchOptions given = servers.elasticsearch();
        if (given != null) {
            elasticsearch = given;
            return () -> new External();
        }
        String port = Integer.toString(KafkaBroker.freePort());
        return () -> {
            ElasticsearchNode node = ElasticsearchNode.start(data.folder("elasticsearch"), port, this::say);
            elasticsearch = ElasticsearchOptions.at(node.address().toString());
            return new Child(node.pid(), node::exit, node);
        };
    }

    private Part.Starter kafkaStarter() throws IOException {
        String given = servers.kafka();
        if (given != null) {
            kafka = given;
            return () -> new External();
        }
        int[] ports = {KafkaBroker.freePort(), KafkaBroker.freePort()};
        return () -> {
            KafkaProcess process;
            try {
                process = KafkaProcess.start(data.folder("kafka"), ports[0], ports[1]);
            } catch (IOException e) {
                if (!kafka.isEmpty()) {
                    throw e;
                }
                // Somebody may have taken a port meanwhile. Later nobody may change it: the jobs know the address.
                ports[0] = KafkaBroker.freePort();
                ports[1] = KafkaBroker.freePort();
                process = KafkaProcess.start(data.folder("kafka"), ports[0], ports[1]);
            }
            kafka = process.bootstrapServers();
            return new Child(process.pid(), process::exit, process);
        };
    }

    private void startTogether(SupervisedPart search, SupervisedPart broker) throws Exception {
        say("starting Kafka, Elasticsearch and Flink");
        Exception[] failure = new Exception[1];
        Thread other = new Thread(
                () -> {
                    try {
                        broker.start();
                    } catch (Exception e) {
                        failure[0] = e;
                    }
                },
                "kafka-start");
        other.start();
        try {
            search.start();
        } finally {
            other.join();
        }
        if (failure[0] != null) {
            throw failure[0];
        }
        KafkaBroker.createTopic(
                kafka, TOPIC, parallelism(), Map.of("retention.ms", Long.toString(KAFKA_KEEPS.toMillis())));
        ElasticsearchSetup.install(search());
        OldIndices.delete(search(), settings.config().keep(), clock);
    }

    private ElasticsearchOptions search() {
        ElasticsearchOptions options = elasticsearch;
        if (options == null) {
            throw new IllegalStateException("Elasticsearch has not been started");
        }
        return options;
    }

    private Part startAnalytics(FlinkCluster flink) throws Exception {
        Checkpoints checkpoints = new Checkpoints(data.folder("checkpoints").resolve("analytics"));
        StreamExecutionEnvironment environment = flink.environment(checkpoints).setParallelism(parallelism());
        Jobs.analytics(environment, settings, kafka, TOPIC, search());
        return new JobPart(flink, flink.submit(environment, "analytics", checkpoints));
    }

    private Part startIngest(FlinkCluster flink) throws Exception {
        if (networks.isEmpty()) {
            ingestJob = null;
            return new External();
        }
        Checkpoints checkpoints = new Checkpoints(data.folder("checkpoints").resolve("ingest"));
        StreamExecutionEnvironment environment = flink.environment(checkpoints).setParallelism(1);
        Jobs.ingest(environment, networks, kafka, TOPIC);
        JobPart job = new JobPart(flink, flink.submit(environment, "ingest", checkpoints));
        ingestJob = job;
        return job;
    }

    private BackfillTarget topic(String network, Path progress) throws IOException {
        return BackfilledTopic.open(kafka, TOPIC, new Properties(), network, progress, clock);
    }

    private @Nullable Network past(String network, List<Community> communities, TimeSpan span) {
        return Jobs.past(settings, System.getenv(), network, communities, span);
    }

    private void watch(
            List<SupervisedPart> stores, List<SupervisedPart> jobs, FlinkCluster flink, Page page, Backfills backfills)
            throws InterruptedException, IOException {
        NetworkMetrics metrics = new NetworkMetrics(flink.address(), HttpClient.newHttpClient());
        List<SupervisedPart> all = new ArrayList<>(stores);
        all.addAll(jobs);
        Instant reported = clock.instant();
        Instant written = Instant.MIN;
        do {
            boolean stored = true;
            for (SupervisedPart store : stores) {
                stored &= store.check();
            }
            if (stored) {
                reload(jobs, page);
                boolean running = true;
                for (SupervisedPart job : jobs) {
                    running &= job.check();
                }
                if (running && !added.isEmpty()) {
                    // A feed has no hashtags.
                    Set<String> asked = new TreeSet<>(networks.keySet());
                    asked.remove(Feeds.NAME);
                    backfills.add(asked, added);
                    added = Set.of();
                }
            }
            Instant now = clock.instant();
            if (!now.isBefore(written.plus(STATUS_EVERY))) {
                measure(metrics, stored);
                data.writeStatus(status(all, flink, page));
                written = now;
            }
            if (!now.isBefore(reported.plus(REPORT_EVERY))) {
                report();
                reported = now;
            }
        } while (!stopping.await(WATCH_EVERY.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Takes over changed settings: the jobs go on from their checkpoints with them. */
    private void reload(List<SupervisedPart> jobs, Page page) throws IOException {
        if (data.settingsVersion().equals(version)) {
            return;
        }
        try {
            DataFolder.Settings changed = data.settings();
            // Said before anything is stopped.
            networks = Jobs.networks(changed, System.getenv());
            Set<String> more = Jobs.tags(changed);
            more.removeAll(Jobs.tags(settings));
            more.addAll(added);
            added = more;
            settings = changed;
            version = changed.version();
        } catch (IllegalArgumentException e) {
            version = data.settingsVersion();
            say("the settings have changed, but cannot be used, so that the old ones stay: " + e.getMessage());
            return;
        }
        say("the settings have changed; the jobs go on with them");
        jobs.forEach(SupervisedPart::restart);
        page.open();
    }

    private void measure(NetworkMetrics metrics, boolean stored) throws InterruptedException {
        JobPart job = ingestJob;
        try {
            readings = job == null ? List.of() : metrics.read(job.id());
        } catch (IOException busy) {
            readings = List.of();
        }
        if (stored) {
            try (Results results = new Results(search())) {
                documents = results.counts();
            } catch (IOException | RuntimeException busy) {
                // The counts of before are shown.
            }
        }
    }

    /** One for each network, also while its source does not run. */
    private List<NetworkMetrics.Reading> readings() {
        return networks.keySet().stream()
                .map(name -> readings.stream()
                        .filter(reading -> reading.network().equals(name))
                        .findFirst()
                        .orElse(NetworkMetrics.Reading.none(name)))
                .toList();
    }

    private void report() {
        readings().forEach(reading -> say(reading.line()));
        StringBuilder line = new StringBuilder("documents");
        documents.forEach((index, count) -> line.append(String.format(Locale.ROOT, "  %s %,d", index, count)));
        say(line.toString());
    }

    private ObjectNode status(List<SupervisedPart> parts, FlinkCluster flink, Page page) throws IOException {
        ObjectNode status = json.createObjectNode();
        status.put("pid", ProcessHandle.current().pid());
        status.put("started", started.toString());
        status.put("written", clock.instant().toString());
        status.put("page", page.address());
        status.put("kafka", kafka);
        status.put("elasticsearch", search().server().toString());
        status.put("flink", flink.address().toString());
        status.put("disk_bytes", data.size());
        ArrayNode list = status.putArray("parts");
        for (SupervisedPart part : parts) {
            list.addPOJO(new TreeMap<>(part.state().fields()));
        }
        ArrayNode followed = status.putArray("networks");
        readings()
                .forEach(reading ->
                        followed.add(json.<ObjectNode>valueToTree(reading).put("line", reading.line())));
        status.set("documents", json.valueToTree(documents));
        return status;
    }

    /** The page, which is opened anew where its settings change. */
    private final class Page implements AutoCloseable {
        private @Nullable Explorer explorer;

        void open() throws IOException {
            close();
            UpConfig.Page config = settings.config().page();
            String variable = config.tokenVariable();
            ExplorerOptions options = ExplorerOptions.of(search())
                    .withPort(config.port())
                    .withToken(variable == null ? null : System.getenv(variable))
                    .withVersion(BuildVersion.number())
                    .withEvents(settings.events());
            Explorer opened = Explorer.start(options, Page.this::add, clock);
            explorer = opened;
            say("page  " + opened.address());
        }

        /** The settings are read again when the file has changed, as after {@code rounds event add}. */
        private void add(NewEvent event) throws IOException {
            data.addEvent(event.tag(), event.title(), event.start(), event.end(), event.alternatives());
        }

        String address() {
            Explorer opened = explorer;
            return opened == null ? "" : opened.address().toString();
        }

        @Override
        public void close() throws IOException {
            Explorer opened = explorer;
            explorer = null;
            if (opened != null) {
                opened.close();
            }
        }
    }

    /** What runs elsewhere: nobody here can restart it. */
    private static final class External implements Part {
        @Override
        public @Nullable String problem() {
            return null;
        }

        @Override
        public void close() {}
    }

    /** How a process ended. */
    @FunctionalInterface
    private interface Exit {
        OptionalInt code();
    }

    /** A process of its own. */
    private record Child(long id, Exit exit, AutoCloseable process) implements Part {
        @Override
        public OptionalLong pid() {
            return OptionalLong.of(id);
        }

        @Override
        public @Nullable String problem() {
            OptionalInt code = exit.code();
            return code.isEmpty() ? null : "exit code " + code.getAsInt();
        }

        @Override
        public void close() throws IOException {
            try {
                process.close();
            } catch (IOException e) {
                throw e;
            } catch (Exception e) {
                throw new IOException(e);
            }
        }
    }
}
