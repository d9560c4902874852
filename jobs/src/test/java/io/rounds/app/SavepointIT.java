package io.rounds.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.rounds.ingest.RecordParser;
import io.rounds.ingest.flink.TweetTime;
import io.rounds.model.Community;
import io.rounds.model.Origin;
import io.rounds.model.Parsed;
import io.rounds.simulator.Message;
import io.rounds.simulator.Simulator;
import io.rounds.simulator.SimulatorOptions;
import io.rounds.trends.TopicKind;
import io.rounds.trends.TrendsOptions;
import io.rounds.trends.Window;
import io.rounds.trends.flink.TrendsAnalysis;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A savepoint that an earlier version of Rounds took of the whole job in the middle of a simulated day: this version
 * restores it and finishes the day.
 *
 * <p>{@code savepoint.v1.zip} is the savepoint, {@code savepoint.v1.keys.gz} names the documents that were written before
 * it was taken. They stay as they are for as long as this version shall read that state. A new pair, for a version that
 * can no longer read it, is written by {@code -Drounds.fixtures.write=true} after the old one was deleted.
 */
class SavepointIT {
    private static final String SAVEPOINT = "savepoint.v1.zip";
    private static final String KEYS = "savepoint.v1.keys.gz";
    private static final String WRITE = "rounds.fixtures.write";
    private static final int PARALLELISM = 2;
    private static final double PER_SECOND = 400;

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberSlotsPerTaskManager(PARALLELISM)
            .build());

    @TempDir
    private Path folder;

    @Test
    void aStoredSavepointIsRestoredAndTheDayIsFinishedAsIfNothingHadHappened() throws Exception {
        assumeThat(Boolean.getBoolean(WRITE))
                .as("this run writes the savepoint")
                .isFalse();
        TreeMap<String, String> undisturbed = run(new Configuration());
        Configuration restored = new Configuration();
        restored.set(StateRecoveryOptions.SAVEPOINT_PATH, unpacked().toUri().toString());

        TreeMap<String, String> documents = run(restored);

        assertThat(documents).hasSizeGreaterThan(undisturbed.size() / 10);
        assertThat(undisturbed).as("documents after the savepoint").containsAllEntriesOf(documents);
        Set<String> all = new TreeSet<>(keysBefore());
        assertThat(all).as("documents before the savepoint").hasSizeLessThan(undisturbed.size());
        all.addAll(documents.keySet());
        assertThat(all).containsAll(undisturbed.keySet());
    }

    @Test
    void writesASavepointWhereThatIsAskedFor() throws Exception {
        assumeThat(Boolean.getBoolean(WRITE)).as("-D%s=true", WRITE).isTrue();
        List<Parsed> day = day();
        CollectingSink sink = new CollectingSink();
        StreamExecutionEnvironment environment = environment(new Configuration());
        AnalyticsJob.build(
                environment,
                ListSource.ofRecords(day, PER_SECOND),
                TweetTime.watermarks(Duration.ofSeconds(30)),
                sink,
                options());
        JobClient job = environment.executeAsync("savepoint");
        Awaitility.await().atMost(Duration.ofMinutes(10)).until(() -> sink.count("tweets") > day.size() / 2);
        String path = job.stopWithSavepoint(
                        false, folder.resolve("savepoints").toUri().toString(), SavepointFormatType.CANONICAL)
                .get();
        Path resources = Files.createDirectories(Path.of("src/test/resources/io/rounds/app"));
        pack(Path.of(java.net.URI.create(path)), resources.resolve(SAVEPOINT));
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(resources.resolve(KEYS)))) {
            for (String key : sink.documents().keySet()) {
                out.write((key + '\n').getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static TreeMap<String, String> run(Configuration configuration) throws Exception {
        CollectingSink sink = new CollectingSink();
        StreamExecutionEnvironment environment = environment(configuration);
        AnalyticsJob.build(
                environment,
                ListSource.ofRecords(day()),
                TweetTime.watermarks(Duration.ofSeconds(30)),
                sink,
                options());
        environment.execute();
        return sink.documents();
    }

    private static StreamExecutionEnvironment environment(Configuration configuration) {
        configuration.setString("restart-strategy.type", "none");
        StreamExecutionEnvironment environment = TestEnvironments.of(configuration);
        environment.setParallelism(PARALLELISM);
        return environment;
    }

    private static AnalyticsOptions options() {
        return AnalyticsOptions.of(List.of(Community.ALL))
                .withShuffleById()
                .with(new TrendsAnalysis(TrendsOptions.STANDARD
                        .withKinds(Set.of(TopicKind.HASHTAG)) // links were not counted before
                        .withRankAuthors(1)
                        .withWindows(List.of(Window.of("15m", "15m"), Window.of("1h", "1h"), Window.of("24h", "6h")))));
    }

    /** A Tuesday, which has a chat. */
    private static List<Parsed> day() {
        Simulator simulator = new Simulator(
                SimulatorOptions.weeks(1).toBuilder().seed(5).volume(0.2).build());
        RecordParser parser = new RecordParser();
        List<Parsed> records = new ArrayList<>();
        Instant from = null;
        while (simulator.hasNext()) {
            Message message = simulator.next();
            from = from == null ? message.arrival() : from;
            Duration since = Duration.between(from, message.arrival());
            if (since.toDays() >= 2) {
                break;
            }
            if (since.toDays() >= 1) {
                parser.parse(
                        message.payload(), new Origin("simulated:" + records.size(), message.arrival()), records::add);
            }
        }
        return records;
    }

    private Path unpacked() throws IOException {
        Path target = Files.createDirectories(folder.resolve("stored"));
        try (ZipInputStream zip = new ZipInputStream(resource(SAVEPOINT))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Files.copy(zip, target.resolve(entry.getName()));
            }
        }
        return target;
    }

    private static void pack(Path savepoint, Path target) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(target));
                Stream<Path> files = Files.list(savepoint)) {
            for (Path file : files.sorted().toList()) {
                zip.putNextEntry(new ZipEntry(String.valueOf(file.getFileName())));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
    }

    private static List<String> keysBefore() throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(resource(KEYS)), StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(SavepointIT.class.getResourceAsStream(name), name);
    }
}
